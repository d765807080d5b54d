import { z } from 'zod';
import { type ApiAnswer, type ApiConsent, bytesToSign } from '../../cli/api-client.ts';
import type { Scenario } from '../../cli/registries-control.ts';
import { type Actors, caseIn, numberOfConsenter, signAnswer } from '../support/case-actions.ts';
import type { Acknowledged } from './invariants.ts';
import type { Persistence } from './persistence.ts';

/** What the clients of one run were told, filled while they play. */
export interface Told {
  readonly accepted: Set<string>;
  readonly acknowledged: Acknowledged[];
  readonly complaints: string[];
}

export const nothingTold = (): Told => ({ accepted: new Set(), acknowledged: [], complaints: [] });

export interface Stage extends Actors {
  readonly persistence: Persistence;
  readonly told: Told;
}

const isWanted = ({ status }: ApiConsent): boolean => status === 'pending' || status === 'revoked';

export const look = ({ api, persistence }: Stage, caseId: string): Promise<ApiAnswer> =>
  persistence.answerTo(`reading ${caseId}`, () => api.getCase(caseId));

export const consentsOf = async (stage: Stage, caseId: string): Promise<readonly ApiConsent[]> =>
  caseIn(await look(stage, caseId)).consents;

const becauseSchema = z.object({ because: z.object({ code: z.string() }) });

/** How filing came out: the case, or why there is none. */
export type Filed = { readonly caseId: string; readonly body: ApiAnswer['body'] } | { readonly notAccepted: string };

/** Files until it is clear what comes of it; a case that is still being opened is followed until it is open. */
export async function file(stage: Stage, scenario: Scenario, key: string, flaw?: string): Promise<Filed> {
  const { api, control, persistence, told } = stage;
  const content = bytesToSign(scenario.application);
  const signature = await persistence.until('a signature', () => control.sign(scenario.applicantSignAs, content, flaw));
  const { status, body } = await persistence.until(`filing with key ${key}`, async () => {
    const filed = await api.file(scenario.application, signature, key);
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

export async function fileAccepted(stage: Stage, scenario: Scenario, key: string): Promise<string> {
  const filed = await file(stage, scenario, key);
  if ('notAccepted' in filed) throw new Error(`filing with key ${key} was answered ${filed.notAccepted}`);
  stage.told.acknowledged.push({ caseId: filed.caseId, fact: 'application-received' });
  return filed.caseId;
}

const FACTS = { give: 'consent-given', decline: 'consent-declined', revoke: 'consent-revoked' } as const;
const STATUSES = { give: 'given', decline: 'declined', revoke: 'revoked' } as const;

/** One consenter answers; people that the scenario doesn't know (new owners) sign for themselves. */
export async function answer(
  stage: Stage,
  scenario: Scenario,
  caseId: string,
  consent: ApiConsent,
  what: keyof typeof FACTS,
): Promise<void> {
  const { api, persistence, told } = stage;
  const { consentId } = consent;
  const number = numberOfConsenter(consent);
  const known = scenario.consenters.find(({ iin, bin }) => (iin ?? bin) === number);
  const signAs = known?.signAs ?? { iin: number };
  const evidence = await persistence.until('a signature', () =>
    signAnswer(stage, caseId, consentId, signAs, { answer: what }),
  );
  const { status, body } = await persistence.answerTo(`${what} in ${caseId}`, () =>
    what === 'revoke' ? api.revoke(caseId, consentId, evidence) : api.decide(caseId, consentId, what, evidence),
  );
  if (status !== 200) throw new Error(`${what} in ${caseId} was answered ${status} ${body.code ?? ''}`);
  told.acknowledged.push({ caseId, fact: FACTS[what], consentId });
  const shown = body.consents?.find((one) => one.consentId === consentId)?.status;
  // Absent where the consenter owns nothing there any more: who is asked may change with the same answer (R16).
  if (shown !== undefined && shown !== STATUSES[what])
    told.complaints.push(`${what} in ${caseId} counts, but the consent is ${shown}`);
}

/** Every consenter agrees, and whoever is asked later too, until nobody is asked any more. */
export async function answerAll(
  stage: Stage,
  scenario: Scenario,
  caseId: string,
  think: () => Promise<void>,
): Promise<void> {
  for (;;) {
    const { body } = await look(stage, caseId);
    const wanted = (body.consents ?? []).find(isWanted);
    if (wanted !== undefined) await answer(stage, scenario, caseId, wanted, 'give');
    else if (body.stage === 'closed' || body.stage === 'in-review') return;
    await think();
  }
}

export async function cancel({ api, persistence, told }: Stage, caseId: string): Promise<void> {
  const { status, body } = await persistence.answerTo(`cancelling ${caseId}`, () => api.cancel(caseId));
  if (status !== 200) throw new Error(`cancelling ${caseId} was answered ${status} ${body.code ?? ''}`);
  told.acknowledged.push({ caseId, fact: 'application-cancelled' });
}

/** A review has no key of its own: a repeat after a lost answer may hear that the case is in review no longer. */
export async function review(stage: Stage, caseId: string, decision: 'approve' | 'refuse'): Promise<void> {
  const { api, persistence, told } = stage;
  const { status, body } = await persistence.answerTo(`reviewing ${caseId}`, () =>
    api.review(caseId, decision, 'looked at the papers'),
  );
  if (status === 200)
    told.acknowledged.push({ caseId, fact: decision === 'approve' ? 'review-approved' : 'case-refused' });
  else if (body.code !== 'case-closed' && body.code !== 'not-in-review') {
    throw new Error(`the review of ${caseId} was answered ${status} ${body.code ?? ''}`);
  }
}

/** Waits until a case has come to its end. */
export const untilClosed = (stage: Stage, caseId: string): Promise<ApiAnswer> =>
  stage.persistence.until(`the end of ${caseId}`, async () => {
    const found = await look(stage, caseId);
    if (found.body.stage === 'closed') return found;
    throw new Error(`it is ${found.body.stage}`);
  });
