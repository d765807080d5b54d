import * as actions from '../../cli/scenario-actions.ts';
import type { Eds, RegistriesControl, Scenario, SignAs } from '../../cli/registries-control.ts';
import { CASEWORKER } from '../../cli/staff.ts';
import { type ApiAnswer, type ApiClient, type ApiConsent, type ApiObjection, flat } from './api-client.ts';

/** What people do in tests: what they do in the demo, with every answer in the form that tests compare. */

export { answererOf, numberOfConsenter } from '../../cli/scenario-actions.ts';

/** What a test acts with. */
export interface Actors {
  readonly api: ApiClient;
  readonly control: RegistriesControl;
}

const asCaller = ({ api, control }: Actors): actions.Actors => ({
  tirkeu: api.tirkeu,
  control,
  caseworker: CASEWORKER,
});

const inTests =
  <Rest extends readonly unknown[]>(act: (actors: actions.Actors, ...rest: Rest) => Parameters<typeof flat>[0]) =>
  (actors: Actors, ...rest: Rest): Promise<ApiAnswer> =>
    flat(act(asCaller(actors), ...rest));

export const fileScenario = inTests(actions.fileScenario);
export const fileAtCounter = inTests(actions.fileAtCounter);
export const answerConsent = inTests(actions.answerConsent);
export const consentAtCounter = inTests(actions.consentAtCounter);
export const endStay = inTests(actions.endStay);

/** Whoever is named as the objector signs, whether or not they are (R23). */
export const objectTo = (
  actors: Actors,
  caseId: string,
  { objectionId, objector }: Pick<ApiObjection, 'objectionId' | 'objector'>,
  reason: string,
): Promise<ApiAnswer> =>
  flat(actions.objectTo(asCaller(actors), caseId, { objectionId, signAs: { iin: objector.iin } }, reason));

/** With whose certificate a consenter of the scenario signs. */
export const signAsOf = (scenario: Scenario, consent: Pick<ApiConsent, 'consenter'>): SignAs =>
  actions.answererOf(scenario, consent).signAs;

/** The evidence for an answer, signed by whoever is asked (or by somebody else), perhaps with a flaw. */
export async function signAnswer(
  { api, control }: Actors,
  caseId: string,
  consentId: string,
  signAs: SignAs,
  {
    answer = 'give',
    flaw,
    powerOfAttorneyId,
  }: { readonly answer?: string; readonly flaw?: string; readonly powerOfAttorneyId?: string | undefined } = {},
): Promise<Eds> {
  return control.sign(signAs, await api.getDocument(caseId, consentId, answer, powerOfAttorneyId), flaw);
}

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
