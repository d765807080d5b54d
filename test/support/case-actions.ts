import type { ApiAnswer, ApiConsent } from '../../cli/api-client.ts';
import type { Scenario } from '../../cli/registries-control.ts';
import { type Actors, fileScenario } from '../../cli/scenario-actions.ts';

/** What people do in tests: what they do in the demo. */
export {
  type Actors,
  answerConsent,
  consentAtCounter,
  endStay,
  fileAtCounter,
  fileScenario,
  numberOfConsenter,
  objectTo,
  signAnswer,
  signAsOf,
} from '../../cli/scenario-actions.ts';

/** The case and its consents out of an answer that must hold one. */
export function caseIn({ status, body }: ApiAnswer): {
  readonly caseId: string;
  readonly consents: readonly ApiConsent[];
} {
  const { caseId, consents } = body;
  if (caseId === undefined || consents === undefined) throw new Error(`no case but ${status} ${JSON.stringify(body)}`);
  return { caseId, consents };
}

/** A case that was just filed: who is in it, its id, and who is asked. */
export interface Filed {
  readonly scenario: Scenario;
  readonly caseId: string;
  readonly consents: readonly ApiConsent[];
}

/** Files the application of a situation, perhaps once more. */
export const fileFor = async (actors: Actors, scenario: Scenario): Promise<Filed> => ({
  scenario,
  ...caseIn(await fileScenario(actors, scenario)),
});

/** Takes a ready situation and files its application. */
export const file = async (actors: Actors, name: string): Promise<Filed> =>
  fileFor(actors, await actors.control.takeScenario(name));
