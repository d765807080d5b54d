import { z } from 'zod';
import { bytesToSign } from '../../cli/bytes-to-sign.ts';
import type { ApiAnswer, ApiConsent, ReviewDetails } from '../support/api-client.ts';
import type { Scenario, SignAs } from '../../cli/registries-control.ts';
import { type Actors, caseIn, numberOfConsenter, signAnswer } from '../support/case-actions.ts';
import type { Acknowledged } from './invariants/traces.ts';
import type { Persistence } from './persistence.ts';

/** What the clients of one run were told, filled while they play. */
export interface Told {
  readonly accepted: Set<string>;
  readonly acknowledged: Acknowledged[];
  readonly complaints: string[];
}

export const nothingTold = (): Told => ({ accepted: new Set(), acknowledged: [], complaints: [] });

export interface Stage extends Actors {
  readonly apiUrl: string;
  readonly persistence: Persistence;
  readonly told: Told;
}

/** Who files what; a scenario is one. */
export type Filing = Pick<Scenario, 'application' | 'applicantSignAs' | 'consenters'>;

const isWanted = ({ status }: ApiConsent): boolean => status === 'pending' || status === 'revoked';

export const look = ({ api, persistence }: Stage, caseId: string): Promise<ApiAnswer> =>
  persistence.answerTo(`reading ${caseId}`, () => api.getCase(caseId));

export const consentsOf = async (stage: Stage, caseId: string): Promise<readonly ApiConsent[]> =>
  caseIn(await look(stage, caseId)).consents;

const becauseSchema = z.object({ because: z.object({ code: z.string() }) });

/** How filing came out: the case, or why there is none. */
export type Filed = { readonly caseId: string; readonly body: ApiAnswer['body'] } | { readonly notAccepted: string };

/** Files until it is clear what comes of it; a case that is still being opened is followed until it is open. */
export async function file(stage: Stage, filing: Filing, key: string, flaw?: string): Promise<Filed> {
  const { api, control, persistence, told } = stage;
  const { application, applicantSignAs } = filing;
  const content = bytesToSign(application);
  const signature = await persistence.until('a signature', () => control.sign(applicantSignAs, content, flaw));
  const { status, body } = await persistence.until(`filing with key ${key}`, async () => {
    const filed = await api.file(application, signature, key);
    return filed.status >= 500 ? undefined : filed;
  });
  const { caseId, code } = body;
  if (caseId === undefined || (status !== 201 && status !== 202)) return { notAccepted: code ?? String(status) };
  told.accepted.add(caseId);
  return persistence.until(`the opening of ${caseId}`, async () => {
    const found = await look(stage, caseId);
    if (found.status === 200) return found.body.stage === 'opening' ? undefined : { caseId, body: found.body };
    if (found.body.code === 'application-not-accepted') {
      told.accepted.delete(caseId);
      return { notAccepted: becauseSchema.parse(found.body).because.code };
    }
    told.complaints.push(`${caseId} was accepted and then denied with ${found.status} ${found.body.code}`);
    return undefined;
  });
}

export async function fileAccepted(stage: Stage, filing: Filing, key: string): Promise<string> {
  const filed = await file(stage, filing, key);
  if ('notAccepted' in filed) throw new Error(`filing with key ${key} was answered ${filed.notAccepted}`);
  stage.told.acknowledged.push({ caseId: filed.caseId, fact: 'application-received' });
  return filed.caseId;
}

/** What was answered to somebody who had to hear "done". */
function mustBeDone(what: string, { status, body }: ApiAnswer): ApiAnswer['body'] {
  if (status !== 200) throw new Error(`${what} was answered ${status} ${body.code ?? ''}`);
  return body;
}

const FACTS = { give: 'consent-given', decline: 'consent-declined', revoke: 'consent-revoked' } as const;
const STATUSES = { give: 'given', decline: 'declined', revoke: 'revoked' } as const;

/** One consenter answers; people that the filing doesn't know (new owners) sign for themselves. */
export async function answer(
  stage: Stage,
  filing: Filing,
  caseId: string,
  consent: ApiConsent,
  what: keyof typeof FACTS,
): Promise<void> {
  const { api, persistence, told } = stage;
  const { consentId } = consent;
  const number = numberOfConsenter(consent);
  const known = filing.consenters.find(({ iin, bin }) => (iin ?? bin) === number);
  const { signAs, powerOfAttorneyId } = known ?? { signAs: { iin: number } };
  const evidence = await persistence.until('a signature', () =>
    signAnswer(stage, caseId, consentId, signAs, { answer: what, powerOfAttorneyId }),
  );
  const answered = await persistence.answerTo(`${what} in ${caseId}`, () =>
    what === 'revoke'
      ? api.revoke(caseId, consentId, evidence)
      : api.decide(caseId, consentId, what, evidence, { powerOfAttorneyId }),
  );
  const body = mustBeDone(`${what} in ${caseId}`, answered);
  told.acknowledged.push({ caseId, fact: FACTS[what], of: consentId });
  const shown = body.consents?.find((one) => one.consentId === consentId)?.status;
  // Absent where the consenter owns nothing there any more: who is asked may change with the same answer (R16).
  if (shown !== undefined && shown !== STATUSES[what])
    told.complaints.push(`${what} in ${caseId} counts, but the consent is ${shown}`);
}

/** Every consenter agrees, and whoever is asked later too, until nobody is asked any more. */
export async function answerAll(
  stage: Stage,
  filing: Filing,
  caseId: string,
  think: () => Promise<void>,
): Promise<void> {
  for (;;) {
    const { body } = await look(stage, caseId);
    const wanted = (body.consents ?? []).find(isWanted);
    const isOver = body.stage === 'closed' || body.stage === 'registered';
    if (isOver || (wanted === undefined && body.stage === 'in-review')) return;
    if (wanted !== undefined) await answer(stage, filing, caseId, wanted, 'give');
    await think();
  }
}

export async function cancel({ api, persistence, told }: Stage, caseId: string): Promise<void> {
  const answered = await persistence.answerTo(`cancelling ${caseId}`, () => api.cancel(caseId));
  mustBeDone(`cancelling ${caseId}`, answered);
  told.acknowledged.push({ caseId, fact: 'application-cancelled' });
}

/** A review has no key of its own: a repeat after a lost answer may hear that the case is in review no longer. */
export async function review(
  stage: Stage,
  caseId: string,
  decision: 'approve' | 'refuse',
  details: ReviewDetails = {},
): Promise<void> {
  const { api, persistence, told } = stage;
  const { status, body } = await persistence.answerTo(`reviewing ${caseId}`, () =>
    api.review(caseId, decision, 'looked at the papers', details),
  );
  const { registrant } = details;
  if (status === 200 && registrant !== undefined) {
    told.acknowledged.push({ caseId, fact: 'person-refused', of: registrant });
  } else if (status === 200) {
    told.acknowledged.push({ caseId, fact: decision === 'approve' ? 'review-approved' : 'case-refused' });
  } else if (body.code !== 'case-closed' && body.code !== 'not-in-review') {
    throw new Error(`the review of ${caseId} was answered ${status} ${body.code ?? ''}`);
  }
}

/** Signs the document that the api words for what somebody has to say. */
const signWorded = ({ apiUrl, control, persistence }: Stage, path: string, said: object, signAs: SignAs) =>
  persistence.until('a signature', async () => {
    const response = await fetch(`${apiUrl}${path}/document`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(said),
    });
    if (!response.ok) throw new Error(`${path}/document answers ${response.status}`);
    return control.sign(signAs, new Uint8Array(await response.arrayBuffer()));
  });

const objectionsSchema = z.looseObject({
  objections: z.array(
    z.looseObject({
      objectionId: z.string(),
      registrant: z.object({ iin: z.string() }),
      objector: z.looseObject({ iin: z.string() }),
    }),
  ),
});

/** Somebody who is to be withdrawn says no (R23). */
export async function raiseObjection(stage: Stage, caseId: string, iin: string): Promise<void> {
  const { api, persistence, told } = stage;
  const { objections } = objectionsSchema.parse((await look(stage, caseId)).body);
  const mine = objections.find(({ registrant }) => registrant.iin === iin);
  if (mine === undefined) throw new Error(`in ${caseId} somebody can't object who should be able to`);
  const { objectionId, objector } = mine;
  const path = `/v1/cases/${caseId}/objections/${objectionId}`;
  const said = { reason: 'I have nowhere else to go' };
  const evidence = await signWorded(stage, path, said, { iin: objector.iin });
  const answered = await persistence.answerTo(`objecting in ${caseId}`, () =>
    api.send('POST', path, { ...said, evidence }),
  );
  mustBeDone(`objecting in ${caseId}`, answered);
  told.acknowledged.push({ caseId, fact: 'objection-raised', of: objectionId });
}

/** The person who stays or the owner ends the stay before its last day (R20). */
export async function endStay(stage: Stage, caseId: string, iin: string): Promise<void> {
  const { api, persistence, told } = stage;
  const path = `/v1/cases/${caseId}/stay-end`;
  const said = { by: { iin } };
  const evidence = await signWorded(stage, path, said, { iin });
  const answered = await persistence.answerTo(`ending the stay of ${caseId}`, () =>
    api.send('POST', path, { ...said, evidence }),
  );
  mustBeDone(`ending the stay of ${caseId}`, answered);
  told.acknowledged.push({ caseId, fact: 'stay-ended' });
}

/** Waits until a case has come to its end. */
export const untilClosed = (stage: Stage, caseId: string): Promise<ApiAnswer> =>
  stage.persistence.until(`the end of ${caseId}`, async () => {
    const found = await look(stage, caseId);
    if (found.body.stage === 'closed') return found;
    throw new Error(`it is ${found.body.stage}`);
  });

const followUpsSchema = z.looseObject({ followUps: z.array(z.object({ name: z.string(), state: z.string() })) });

/** Waits until nothing happens to a case by itself any more but for the chip and the last day of a stay. */
export const untilSettled = (stage: Stage, caseId: string): Promise<ApiAnswer> =>
  stage.persistence.until(`the settling of ${caseId}`, async () => {
    const found = await look(stage, caseId);
    if (found.body.stage === 'closed') return found;
    const { followUps } = followUpsSchema.parse(found.body);
    if (found.body.stage === 'registered' && followUps.every(({ state }) => state !== 'pending')) return found;
    throw new Error(`it is ${found.body.stage}`);
  });
