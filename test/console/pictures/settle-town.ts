import { findCallers } from '../../../cli/callers.ts';
import { createRegistriesControl } from '../../../cli/registries-control.ts';
import { act, Denied, type Town } from '../../../cli/town/act.ts';
import { destinyOf } from '../../../cli/town/destiny.ts';
import { diceOf, pick } from '../../../cli/town/dice.ts';
import type { Household } from '../../../cli/town/households.ts';
import { bodyOf } from '../../../client/create-tirkeu-client.ts';
import type { Addresses } from '../town.ts';

/** More turns than anybody takes who isn't waiting for somebody else. */
const MOST_TURNS = 8;

/** Who has work in hand; nobody has most of it. */
const HANDS = [
  [null, 5],
  ['saule', 3],
  ['gulnara', 2],
] as const;

/**
 * The first `size` households of the demo town, one after the other, so that they are the same people with the same
 * answers each time. Registries don't fail meanwhile.
 */
export async function settleTown(stack: Addresses, size: number): Promise<void> {
  const town: Town = { callers: await findCallers(stack), control: createRegistriesControl(stack.registries) };
  const { tirkeu } = town.callers.forOffice(undefined);
  for (let n = 0; n < size; n += 1) {
    const caseId = await live(town, await arrive(town, n));
    const assignee = pick(diceOf(n)('hands'), HANDS);
    if (caseId === null || assignee === null) continue;
    const found = await bodyOf(tirkeu.getCase({ caseId }));
    if (found !== undefined && 'revision' in found && found.outcome === null)
      await bodyOf(tirkeu.assignCase({ caseId, ifMatch: '*', body: { assignee } }));
  }
}

/** Its key is its number: the case has the same id each time. */
async function arrive({ control }: Town, n: number): Promise<Household> {
  const { situation, channel } = destinyOf(n);
  const scenario = await control.takeScenario(situation);
  const isAtCounter = scenario.application['channel'] === 'counter';
  return {
    n,
    key: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    scenario: isAtCounter ? scenario : { ...scenario, application: { ...scenario.application, channel } },
    channel: isAtCounter ? 'counter' : channel,
    caseId: null,
    dueAt: 0,
    isTired: false,
  };
}

/** Until nobody has anything to do. @returns the case's id, or `null` where there was to be none */
async function live(town: Town, newcomer: Household): Promise<string | null> {
  let { caseId } = newcomer;
  try {
    for (let turn = 0; turn < MOST_TURNS; turn += 1) {
      const deed = await act(town, { ...newcomer, caseId });
      if (deed.kind === 'filed') ({ caseId } = deed);
      else if (deed.kind !== 'acted') break;
    }
  } catch (err) {
    if (!(err instanceof Denied)) throw err; // A "no" is the last word for these people, as in the demo town.
  }
  return caseId;
}
