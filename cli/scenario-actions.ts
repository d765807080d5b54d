import { randomUUID } from 'node:crypto';
import { type ApiAnswer, type ApiClient, type ApiConsent, bytesToSign } from './api-client.ts';
import type { RegistriesControl, Scenario, SignAs } from './registries-control.ts';

/** What the people of a scenario do, over HTTP as they would. */
export interface Actors {
  readonly api: ApiClient;
  readonly control: RegistriesControl;
}

/** Signs and files a scenario's application; with the same `key`, files it again. */
export async function fileScenario(
  { api, control }: Actors,
  scenario: Scenario,
  { key = randomUUID(), flaw }: { readonly key?: string; readonly flaw?: string } = {},
): Promise<ApiAnswer> {
  const signature = await control.sign(scenario.applicantSignAs, bytesToSign(scenario.application), flaw);
  return api.file(scenario.application, signature, key);
}

type Asked = Pick<ApiConsent, 'consentId' | 'consenter'>;

export const numberOfConsenter = ({ consenter }: Pick<ApiConsent, 'consenter'>): string =>
  consenter.iin ?? consenter.bin ?? '';

/** With whose certificate a consenter of the scenario signs. */
export function signAsOf(scenario: Scenario, consent: Pick<ApiConsent, 'consenter'>): SignAs {
  const found = scenario.consenters.find(({ iin, bin }) => (iin ?? bin) === numberOfConsenter(consent));
  if (found === undefined) throw new Error('the scenario knows no such consenter');
  return found.signAs;
}

/** The evidence for an answer, signed by whoever is asked (or by somebody else), perhaps with a flaw. */
export async function signAnswer(
  { api, control }: Actors,
  caseId: string,
  consentId: string,
  signAs: SignAs,
  { answer = 'give', flaw }: { readonly answer?: string; readonly flaw?: string } = {},
) {
  return control.sign(signAs, await api.getDocument(caseId, consentId, answer), flaw);
}

/** One consenter gives (or declines) the consent that a case asks them for. */
export async function answerConsent(
  actors: Actors,
  scenario: Scenario,
  caseId: string,
  consent: Asked,
  decision: 'give' | 'decline' = 'give',
): Promise<ApiAnswer> {
  const { consentId } = consent;
  const evidence = await signAnswer(actors, caseId, consentId, signAsOf(scenario, consent), { answer: decision });
  return actors.api.decide(caseId, consentId, decision, evidence);
}
