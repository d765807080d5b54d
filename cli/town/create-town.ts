import { randomUUID } from 'node:crypto';
import type { Logger } from '../../platform/logging.ts';
import { act, type Deed, Denied, type Town } from './act.ts';
import { destinyOf } from './destiny.ts';
import type { Household, Households } from './households.ts';
import { type Pace, untilNextMs } from './pace.ts';
import { troubleOf } from './trouble.ts';

interface Surroundings extends Town {
  readonly households: Households;
  readonly pace: Pace;
  readonly logger: Logger;
  /** Whether the disk has room for more. */
  readonly hasRoom: () => boolean;
  /** ms since 1970 */
  readonly now: () => number;
}

export interface LivingTown {
  /** Whatever is due next: somebody acts, or somebody new arrives. Resolves with how long nothing is due, ms. */
  step(): Promise<number>;
}

/** Somebody who waits looks again after so many arrivals, but not all the time. */
const LOOK_AGAIN = { arrivals: 20, leastMs: 2_000 };
const IDLE_MS = 250;

/** A town whose people live as their numbers say; only when they come is a matter of the clock. */
export function createTown(surroundings: Surroundings): LivingTown {
  const { households, pace, logger, now } = surroundings;
  const startedAt = now();
  let nextArrivalAt = startedAt;

  const due = (): Household | undefined =>
    households
      .all()
      .filter(({ dueAt }) => dueAt <= now())
      .toSorted((a, b) => a.dueAt - b.dueAt)[0];

  return {
    step: async () => {
      const next = due();
      if (next !== undefined) {
        await takeTurn(surroundings, next);
        return 0;
      }
      if (now() < nextArrivalAt) return Math.min(nextArrivalAt - now(), IDLE_MS);
      const arrived = households.arrived();
      nextArrivalAt = now() + untilNextMs(pace, arrived, now() - startedAt);
      if (households.all().length >= pace.mostOpen) tireOldest(surroundings);
      else if (surroundings.hasRoom()) await arrive(surroundings, arrived);
      else logger.warn('the disk is nearly full: nobody arrives');
      return 0;
    },
  };
}

async function arrive(surroundings: Surroundings, n: number): Promise<void> {
  const { control, households, now } = surroundings;
  await stirTrouble(surroundings, n);
  const { situation, channel } = destinyOf(n);
  const scenario = await control.takeScenario(situation);
  const isAtCounter = scenario.application['channel'] === 'counter';
  households.put({
    n,
    key: randomUUID(),
    scenario: isAtCounter ? scenario : { ...scenario, application: { ...scenario.application, channel } },
    channel: isAtCounter ? 'counter' : channel,
    caseId: null,
    dueAt: now(),
    isTired: false,
  });
}

/** Only where nobody else has a plan: what somebody tries out, and what is really broken, stays to be seen as it is. */
async function stirTrouble({ control, logger }: Surroundings, n: number): Promise<void> {
  const trouble = troubleOf(n);
  if (trouble === undefined || (await control.listFaults()).length > 0) return;
  await control.putFault(trouble);
  logger.info(
    { trouble },
    'a registry fails by plan, and by itself no longer after so many calls: this is the demo town',
  );
}

/** The town is full: who has waited longest ends it, so that others can come. */
function tireOldest({ households, now }: Surroundings): void {
  const oldest = households
    .all()
    .filter(({ isTired }) => !isTired)
    .toSorted((a, b) => a.n - b.n)[0];
  if (oldest !== undefined) households.put({ ...oldest, isTired: true, dueAt: now() });
}

/** A "no" is the last word for these people: they leave, and the log says why. What is broken is tried again. */
async function takeTurn(surroundings: Surroundings, household: Household): Promise<void> {
  const { households, logger } = surroundings;
  const { n, caseId } = household;
  try {
    const deed = await act(surroundings, household);
    logger.debug({ n, caseId, deed }, 'somebody did something');
    if (deed.kind === 'over') households.remove(household);
    else households.put({ ...household, ...afterwards(surroundings, household, deed) });
  } catch (err) {
    const later = { dueAt: surroundings.now() + lookAgainMs(surroundings.pace) };
    if (!(err instanceof Denied)) {
      households.put({ ...household, ...later }); // Others first: it may be about this one only.
      throw err;
    }
    logger.warn({ n, caseId, situation: destinyOf(n).situation, said: err.message }, 'the api said no');
    if (household.isTired || caseId === null) households.remove(household);
    else households.put({ ...household, ...later, isTired: true });
  }
}

function afterwards({ pace, now }: Surroundings, { n, caseId }: Household, deed: Deed) {
  const hesitationMs = pace.everyMs * destinyOf(n).hesitation;
  const waitMs = deed.kind === 'waits' ? lookAgainMs(pace) : hesitationMs;
  return { caseId: deed.kind === 'filed' ? deed.caseId : caseId, dueAt: now() + waitMs };
}

const lookAgainMs = ({ everyMs }: Pace): number => Math.max(LOOK_AGAIN.arrivals * everyMs, LOOK_AGAIN.leastMs);
