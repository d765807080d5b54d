import { randomUUID } from 'node:crypto';
import type { Caseworker } from '../domain/application.ts';
import {
  type ApiAnswer,
  type ApiClient,
  type ApiConsent,
  type ApiObjection,
  bytesToSign,
  type Proof,
} from './api-client.ts';
import type { PersonRecord, RegistriesControl, Scenario, SignAs } from './registries-control.ts';
import { CASEWORKER } from './staff.ts';

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

/** Files it at the counter: the applicant shows a document to a caseworker, where they have one to show (R12). */
export async function fileAtCounter(
  { api, control }: Actors,
  scenario: Scenario,
  { key = randomUUID() }: { readonly key?: string } = {},
): Promise<ApiAnswer> {
  const { applicantSignAs, application } = scenario;
  const { proof, caseworker } = await proveAtCounter(control, applicantSignAs, bytesToSign(application));
  return api.file(application, proof, key, caseworker);
}

type Asked = Pick<ApiConsent, 'consentId' | 'consenter'>;

export const numberOfConsenter = ({ consenter }: Pick<ApiConsent, 'consenter'>): string =>
  consenter.iin ?? consenter.bin ?? '';

type Answerer = Pick<Scenario['consenters'][number], 'signAs' | 'powerOfAttorneyId'>;

/** Who answers where somebody is asked; whom the scenario doesn't name, because nobody was to be asked, answers for themself. */
export function answererOf(scenario: Scenario, consent: Pick<ApiConsent, 'consenter'>): Answerer {
  const found = scenario.consenters.find(({ iin, bin }) => (iin ?? bin) === numberOfConsenter(consent));
  if (found !== undefined) return found;
  const { iin } = consent.consenter;
  if (iin === undefined) throw new Error('the scenario doesn’t say who signs for this organisation');
  return { signAs: { iin } };
}

/** With whose certificate a consenter of the scenario signs. */
export const signAsOf = (scenario: Scenario, consent: Pick<ApiConsent, 'consenter'>): SignAs =>
  answererOf(scenario, consent).signAs;

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
) {
  return control.sign(signAs, await api.getDocument(caseId, consentId, answer, powerOfAttorneyId), flaw);
}

/** One consenter gives (or declines) the consent that a case asks them for; an attorney does it under their powers (R11). */
export async function answerConsent(
  actors: Actors,
  scenario: Scenario,
  caseId: string,
  consent: Asked,
  decision: 'give' | 'decline' = 'give',
): Promise<ApiAnswer> {
  const { consentId } = consent;
  const { signAs, powerOfAttorneyId } = answererOf(scenario, consent);
  const evidence = await signAnswer(actors, caseId, consentId, signAs, { answer: decision, powerOfAttorneyId });
  return actors.api.decide(caseId, consentId, decision, evidence, { powerOfAttorneyId });
}

/** One consenter gives the consent at the counter, in person where they can (R12). */
export async function consentAtCounter(
  { api, control }: Actors,
  scenario: Scenario,
  caseId: string,
  consent: Asked,
): Promise<ApiAnswer> {
  const { consentId } = consent;
  const { signAs, powerOfAttorneyId } = answererOf(scenario, consent);
  const document = await api.getDocument(caseId, consentId, 'give', powerOfAttorneyId);
  const { proof, caseworker } = await proveAtCounter(control, signAs, document);
  return api.decide(caseId, consentId, 'give', proof, { powerOfAttorneyId, caseworker });
}

/** Somebody who is to be withdrawn says no, and why (R23). */
export async function objectTo(
  { api, control }: Actors,
  caseId: string,
  { objectionId, objector }: Pick<ApiObjection, 'objectionId' | 'objector'>,
  reason: string,
): Promise<ApiAnswer> {
  const evidence = await control.sign({ iin: objector.iin }, await api.wordObjection(caseId, objectionId, reason));
  return api.object(caseId, objectionId, reason, evidence);
}

/** The person who stays, or an owner, ends the stay before its last day (R20). */
export async function endStay({ api, control }: Actors, caseId: string, signAs: SignAs): Promise<ApiAnswer> {
  const by = signAs.bin === undefined ? { iin: signAs.iin } : { bin: signAs.bin };
  return api.endStay(caseId, by, await control.sign(signAs, await api.wordStayEnd(caseId, by)));
}

/** In person, before a caseworker; by signature for a company, and for whoever has no document that is good today. */
async function proveAtCounter(
  control: RegistriesControl,
  signAs: SignAs,
  document: Uint8Array,
): Promise<{ readonly proof: Proof; readonly caseworker?: Caseworker }> {
  const documentNumber = signAs.bin === undefined ? numberToShow(await control.getPerson(signAs.iin)) : undefined;
  return documentNumber === undefined
    ? { proof: await control.sign(signAs, document) }
    : { proof: { kind: 'in-person', documentNumber }, caseworker: CASEWORKER };
}

/** Of a document with a photograph that is valid today, as far as a day in Kazakhstan and one in UTC agree. */
function numberToShow({ lifeStatus, documents }: PersonRecord): string | undefined {
  if (lifeStatus !== 'ALIVE') return undefined;
  const today = new Date().toISOString().slice(0, 10);
  return documents.find(
    ({ type, status, expireDate }) =>
      type !== 'BIRTH_CERTIFICATE' && status === 'VALID' && (expireDate === null || expireDate > today),
  )?.number;
}
