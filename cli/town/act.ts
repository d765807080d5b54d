import type { Case, Failure, Success } from '../../client/create-tirkeu-client.ts';
import type { Caller, Callers } from '../callers.ts';
import { isWanted } from '../demo/case-file.ts';
import type { RegistriesControl } from '../registries-control.ts';
import { answerConsent, consentAtCounter, fileAtCounter, fileScenario } from '../scenario-actions.ts';
import { diceOf } from './dice.ts';
import { destinyOf } from './destiny.ts';
import type { Household } from './households.ts';

/** Whom the town's people reach. */
export interface Town {
  readonly callers: Callers;
  readonly control: RegistriesControl;
}

/** What came of somebody's turn: news of the case, or nothing to do for them yet. */
export type Deed =
  | { readonly kind: 'filed'; readonly caseId: string }
  | { readonly kind: 'acted'; readonly what: 'gave' | 'declined' | 'cancelled' | 'approved' | 'refused' }
  | { readonly kind: 'waits' }
  | { readonly kind: 'over'; readonly outcome: string };

type Settled = Success<unknown, unknown> | Failure;

/** The api said no: to this call, for good. */
export class Denied extends Error {
  override readonly name = 'Denied';
}

const NO = 400;
const TOO_MANY = 429;
const BROKEN = 500;

/** @throws {Denied} over a "no"; any other error over what may be better a moment later */
async function settle<Given extends Settled>(call: Promise<Given>): Promise<Extract<Given, { ok: true }>>;
async function settle(call: Promise<Settled>): Promise<Settled> {
  const answer = await call;
  if (answer.ok) return answer;
  const said = `${answer.status} ${answer.problem.code}`;
  if (answer.status >= NO && answer.status < BROKEN && answer.status !== TOO_MANY) throw new Denied(said);
  throw new Error(said);
}

/** One thing that somebody of a household does, as its destiny says. Done twice it is done once. */
export async function act(town: Town, household: Household): Promise<Deed> {
  const { caseId, channel } = household;
  const caller = town.callers.forChannel(channel, undefined);
  if (caseId === null) return file(town, caller, household);
  const answer = await settle(caller.tirkeu.getCase({ caseId }));
  if (answer.status !== 200) return { kind: 'waits' };
  const found = answer.body;
  if (found.outcome !== null) return { kind: 'over', outcome: found.outcome };
  if (found.stage === 'in-review') return review(town, household, found);
  if (household.isTired) return cancel(caller, caseId);
  return found.stage === 'awaiting-consent' ? consent(town, caller, household, found) : { kind: 'waits' };
}

async function file({ control }: Town, caller: Caller, household: Household): Promise<Deed> {
  const { scenario, channel, key } = household;
  const actors = { tirkeu: caller.tirkeu, caseworker: caller.caseworker, control };
  const send = channel === 'counter' ? fileAtCounter : fileScenario;
  const { body } = await settle(send(actors, scenario, { key }));
  return { kind: 'filed', caseId: body.caseId };
}

async function consent({ control }: Town, caller: Caller, household: Household, found: Case): Promise<Deed> {
  const { answer } = destinyOf(household.n);
  const [next, ...others] = found.consents.filter(isWanted);
  if (next === undefined || answer === 'silence') return { kind: 'waits' };
  const actors = { tirkeu: caller.tirkeu, caseworker: caller.caseworker, control };
  const { scenario, channel } = household;
  // One "no" ends a case: it is the last one's, so that such cases have been half consented to.
  if (answer === 'decline' && others.length === 0) {
    await settle(answerConsent(actors, scenario, found.caseId, next, 'decline'));
    return { kind: 'acted', what: 'declined' };
  }
  const give = channel === 'counter' ? consentAtCounter : answerConsent;
  await settle(give(actors, scenario, found.caseId, next));
  return { kind: 'acted', what: 'gave' };
}

const REASONS = {
  approve: 'Checked with the registry by telephone: nothing stands against it.',
  refuse: 'The documents do not settle the doubt.',
};

/** A few are decided, by a caseworker of the office; most stay for whoever tries the console. */
async function review({ callers }: Town, { n, isTired }: Household, found: Case): Promise<Deed> {
  const decision = destinyOf(n).verdict ?? (isTired ? tiredVerdict(n) : null);
  if (decision === null) return { kind: 'waits' };
  const { tirkeu, caseworker } = callers.forOffice(found.office ?? undefined);
  const body = { decision, reason: REASONS[decision], ...(caseworker !== undefined && { caseworker }) };
  const { caseId, revision } = found;
  await settle(tirkeu.reviewCase({ caseId, ifMatch: `"${revision}"`, body }));
  return { kind: 'acted', what: decision === 'approve' ? 'approved' : 'refused' };
}

const tiredVerdict = (n: number): 'approve' | 'refuse' => (diceOf(n)('tired') < 0.5 ? 'approve' : 'refuse');

async function cancel({ tirkeu }: Caller, caseId: string): Promise<Deed> {
  await settle(tirkeu.cancelApplication({ caseId, body: { reason: 'We found another place.' } }));
  return { kind: 'acted', what: 'cancelled' };
}
