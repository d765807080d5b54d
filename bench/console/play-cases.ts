import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { act, Denied, type Town } from '../../cli/town/act.ts';
import { destinyOf } from '../../cli/town/destiny.ts';
import type { Household } from '../../cli/town/households.ts';
import { timeAll } from '../measure.ts';

/** Cases that people really brought, and that the whole product really carried: what all the others are made like. */

const AT_ONCE = 6;
/** Somebody who has nothing to do may only have looked while a registry was being asked. */
const PATIENCE = { looks: 5, pauseMs: 200 };

/** Resolves with the ids of the cases once nobody has anything to do with them. */
export async function playCases(town: Town, count: number): Promise<readonly string[]> {
  const played: string[] = [];
  await timeAll(
    Array.from({ length: count }, (_, n) => n),
    AT_ONCE,
    async (n) => {
      const caseId = await live(town, n);
      if (caseId !== null) played.push(caseId);
    },
  );
  return played;
}

async function live(town: Town, n: number): Promise<string | null> {
  let household = await arrive(town, n);
  for (let looks = 0; looks < PATIENCE.looks;) {
    const deed = await act(town, household).catch((error: unknown) => {
      if (error instanceof Denied) return undefined;
      throw error;
    });
    if (deed === undefined || deed.kind === 'over') return household.caseId;
    if (deed.kind === 'filed') household = withCase(household, deed.caseId);
    looks = deed.kind === 'waits' ? looks + 1 : 0;
    if (deed.kind === 'waits') await pause(PATIENCE.pauseMs);
  }
  return household.caseId;
}

/** As they come to the demo town (`cli/town`). */
async function arrive({ control }: Town, n: number): Promise<Household> {
  const { situation, channel } = destinyOf(n);
  const scenario = await control.takeScenario(situation);
  const isAtCounter = scenario.application['channel'] === 'counter';
  return {
    n,
    key: randomUUID(),
    scenario: isAtCounter ? scenario : { ...scenario, application: { ...scenario.application, channel } },
    channel: isAtCounter ? 'counter' : channel,
    caseId: null,
    dueAt: 0,
    isTired: n % EVERY_TIRED === 0,
  };
}

/** So often people would rather cancel than wait. */
const EVERY_TIRED = 19;

const withCase = (household: Household, caseId: string): Household => ({ ...household, caseId });
