import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Application, bodyOf, type Evidence } from '../client/create-tirkeu-client.ts';
import type { Caseworker } from '../domain/application.ts';
import { bytesToSign } from './bytes-to-sign.ts';
import type { Caller } from './callers.ts';
import type { PersonRecord, RegistriesControl, Scenario, SignAs } from './registries-control.ts';

/** What the people of a scenario do, over HTTP as they would. */
export interface Actors extends Pick<Caller, 'tirkeu' | 'caseworker'> {
  readonly control: RegistriesControl;
}

/** Whether it is an application the api says. */
const applicationSchema = z.custom<Application>((value) => typeof value === 'object' && value !== null);

/** Signs a scenario's application. What comes back files it under a key, as often as it is called. */
export async function applicationSigned({ tirkeu, control }: Actors, scenario: Scenario, flaw?: string) {
  const signature = await control.sign(scenario.applicantSignAs, bytesToSign(scenario.application), flaw);
  const application = applicationSchema.parse(scenario.application);
  return (idempotencyKey: string) => tirkeu.fileApplication({ idempotencyKey, body: { application, signature } });
}

/** Signs and files a scenario's application; with the same `key`, files it again. */
export async function fileScenario(
  actors: Actors,
  scenario: Scenario,
  { key = randomUUID(), flaw }: { readonly key?: string; readonly flaw?: string } = {},
) {
  const file = await applicationSigned(actors, scenario, flaw);
  return file(key);
}

/** Files it at the counter: the applicant shows a document to a caseworker, where they have one to show (R12). */
export async function fileAtCounter(
  actors: Actors,
  scenario: Scenario,
  { key = randomUUID() }: { readonly key?: string } = {},
) {
  const application = applicationSchema.parse(scenario.application);
  const { proof, caseworker } = await proveAtCounter(actors, scenario.applicantSignAs, bytesToSign(application));
  return actors.tirkeu.fileApplication({
    idempotencyKey: key,
    body: { application, signature: proof, ...(caseworker === undefined ? {} : { caseworker }) },
  });
}

/** Whoever is asked, by their number: of a consent as whole as its reader may see it, of a document always. */
interface Asking {
  readonly consenter: { readonly iin?: string | undefined; readonly bin?: string | undefined };
}

export const numberOfConsenter = ({ consenter }: Asking): string => consenter.iin ?? consenter.bin ?? '';

type Answerer = Pick<Scenario['consenters'][number], 'signAs' | 'powerOfAttorneyId'>;

/** Who answers where somebody is asked; whom the scenario doesn't name, because nobody was to be asked, answers for themself. */
export function answererOf(scenario: Scenario, asking: Asking): Answerer {
  const found = scenario.consenters.find(({ iin, bin }) => (iin ?? bin) === numberOfConsenter(asking));
  if (found !== undefined) return found;
  const { iin } = asking.consenter;
  if (iin === undefined) throw new Error('the scenario doesn’t say who signs for this organisation');
  return { signAs: { iin } };
}

const consentDocumentSchema = z.looseObject({
  consenter: z.object({ iin: z.string().optional(), bin: z.string().optional() }),
});
const objectionDocumentSchema = z.looseObject({ objector: z.looseObject({ iin: z.string() }) });

const jsonIn = (document: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(document));

export type Answer = 'give' | 'decline' | 'revoke';

/** Which consent, and in which case. */
interface Place {
  readonly caseId: string;
  readonly consentId: string;
}

/**
 * The exact bytes to sign, and who signs them. Cases show integrators no whole number of a consenter; the document says
 * whose it is, and an attorney's the powers under which they answer (R11).
 */
export async function documentFor(
  { tirkeu }: Actors,
  scenario: Scenario,
  place: Place,
  answer: Answer,
): Promise<Answerer & { readonly document: Uint8Array }> {
  const own = await bodyOf(tirkeu.getConsentDocument({ ...place, query: { answer } }));
  const answerer = answererOf(scenario, consentDocumentSchema.parse(jsonIn(own)));
  const { powerOfAttorneyId } = answerer;
  if (powerOfAttorneyId === undefined) return { ...answerer, document: own };
  const query = { answer, powerOfAttorneyId };
  return { ...answerer, document: await bodyOf(tirkeu.getConsentDocument({ ...place, query })) };
}

interface Asked {
  readonly consentId: string;
}

/** One consenter gives (or declines) the consent that a case asks them for; an attorney does it under their powers (R11). */
export async function answerConsent(
  actors: Actors,
  scenario: Scenario,
  caseId: string,
  { consentId }: Asked,
  decision: 'give' | 'decline' = 'give',
) {
  const place = { caseId, consentId };
  const { document, signAs, powerOfAttorneyId } = await documentFor(actors, scenario, place, decision);
  const evidence = await actors.control.sign(signAs, document);
  const powers = powerOfAttorneyId === undefined ? {} : { powerOfAttorneyId };
  return actors.tirkeu.decideConsent({ ...place, body: { decision, evidence, ...powers } });
}

/** One consenter gives the consent at the counter, in person where they can (R12). */
export async function consentAtCounter(actors: Actors, scenario: Scenario, caseId: string, { consentId }: Asked) {
  const place = { caseId, consentId };
  const { document, signAs, powerOfAttorneyId } = await documentFor(actors, scenario, place, 'give');
  const { proof, caseworker } = await proveAtCounter(actors, signAs, document);
  const powers = powerOfAttorneyId === undefined ? {} : { powerOfAttorneyId };
  const attested = caseworker === undefined ? {} : { caseworker };
  return actors.tirkeu.decideConsent({
    ...place,
    body: { decision: 'give', evidence: proof, ...powers, ...attested },
  });
}

/** Somebody who is to be withdrawn says no, and why (R23); the document says who, unless somebody else signs it. */
export async function objectTo(
  { tirkeu, control }: Actors,
  caseId: string,
  { objectionId, signAs }: { readonly objectionId: string; readonly signAs?: SignAs },
  reason: string,
) {
  const document = await bodyOf(tirkeu.wordObjection({ caseId, objectionId, body: { reason } }));
  const { iin } = objectionDocumentSchema.parse(jsonIn(document)).objector;
  const evidence = await control.sign(signAs ?? { iin }, document);
  return tirkeu.raiseObjection({ caseId, objectionId, body: { reason, evidence } });
}

/** The person who stays, or an owner, ends the stay before its last day (R20). */
export async function endStay({ tirkeu, control }: Actors, caseId: string, signAs: SignAs) {
  const by = signAs.bin === undefined ? { iin: signAs.iin } : { bin: signAs.bin };
  const document = await bodyOf(tirkeu.wordStayEnd({ caseId, body: { by } }));
  return tirkeu.endStay({ caseId, body: { by, evidence: await control.sign(signAs, document) } });
}

/** In person, before a caseworker; by signature for a company, and for whoever has no document that is good today. */
async function proveAtCounter(
  { control, caseworker }: Actors,
  signAs: SignAs,
  document: Uint8Array,
): Promise<{ readonly proof: Evidence; readonly caseworker?: Caseworker | undefined }> {
  const documentNumber = signAs.bin === undefined ? numberToShow(await control.getPerson(signAs.iin)) : undefined;
  return documentNumber === undefined
    ? { proof: await control.sign(signAs, document) }
    : { proof: { kind: 'in-person', documentNumber }, caseworker };
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
