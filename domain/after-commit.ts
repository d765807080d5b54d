import type { Caseworker } from './application.ts';
import type { Case, FollowUp, FollowUpName, StayEnd } from './case.ts';
import type { Fact } from './case-events.ts';
import { broughtBy } from './clients-of.ts';
import { dayOf, endOfDayAfter } from './calendar.ts';
import type { EvidenceVerdict } from './decide.ts';
import { type Decision, NOTHING, rejected } from './decision.ts';
import { checkAttestation, checkStayEndAttempt } from './messages.ts';
import type { Policy } from './policy.ts';

/** What happens to a case whose change is committed: follow-ups (R21), and the end of a stay (R20). None of it undoes the change. */

type Committed = Extract<Case, { stage: 'registered' }>;

const isOver = ({ state }: FollowUp): boolean => state === 'done' || state === 'failed';

/** The facts, and the end of the case where they leave nothing to wait for. */
function completing({ registration }: Committed, facts: readonly Fact[], settled: readonly FollowUpName[]): Decision {
  const isSettled = registration.followUps.every((followUp) => isOver(followUp) || settled.includes(followUp.name));
  const isStaying = registration.stay !== null && registration.stay.ended === null;
  return { facts: isSettled && !isStaying ? [...facts, { type: 'case-completed' }] : facts };
}

/** What became of the follow-ups that were carried out at once: told, or taken over as an order (R21). */
export interface CarriedOut {
  readonly done: readonly FollowUpName[];
  /** The order with the card issuer, which answers later. */
  readonly chipOrder: string | null;
}

export function decideFollowUps(state: Case, { done, chipOrder }: CarriedOut): Decision {
  if (state.stage !== 'registered') return NOTHING;
  const pending = state.registration.followUps.filter((followUp) => followUp.state === 'pending');
  const names = pending.map(({ name }) => name).filter((name) => done.includes(name));
  const isOrdered = chipOrder !== null && pending.some(({ name }) => name === 'chip-recording');
  const facts: Fact[] = names.length > 0 ? [{ type: 'follow-ups-done', names }] : [];
  if (isOrdered) facts.push({ type: 'chip-ordered', orderId: chipOrder });
  return completing(state, facts, names);
}

export const chipOrderOf = (state: Case): NonNullable<FollowUp['order']> | undefined =>
  state.stage === 'registered'
    ? state.registration.followUps.find((followUp) => followUp.state === 'ordered')?.order
    : undefined;

/** Soon at first, because the issuer may be quick, and then ever more rarely: once a day in the end. */
const FIRST_LOOK_MS = 5_000;
const LAST_PAUSE_MS = 24 * 60 * 60 * 1000;

/** When to look at an order again that was looked at: after as long as it has been waiting already. */
export function nextChipLook(orderedAt: string, lookedAt: string): string {
  const waited = Date.parse(lookedAt) - Date.parse(orderedAt);
  const pause = Math.min(Math.max(waited, FIRST_LOOK_MS), LAST_PAUSE_MS);
  return new Date(Date.parse(lookedAt) + pause).toISOString();
}

/** Whether the holder of the card should be reminded to have the chip written (R21). */
export function isChipReminderDue(state: Case, policy: Policy, at: string): boolean {
  const order = chipOrderOf(state);
  return order?.remindedAt === null && at >= endOfDayAfter(order.orderedAt, policy.chipReminderDays);
}

export interface ChipLook {
  readonly orderState: 'accepted' | 'recorded' | 'failed' | 'unknown';
  /** Whether the holder has been reminded just now. */
  readonly reminded: boolean;
  readonly policy: Policy;
  readonly at: string;
}

/** R21: what the card issuer says about the order. The registration stands whatever it is. */
export function decideChipLook(state: Case, { orderState, reminded, policy, at }: ChipLook): Decision {
  const order = chipOrderOf(state);
  if (state.stage !== 'registered' || order === undefined) return NOTHING;
  if (orderState === 'recorded') {
    return completing(state, [{ type: 'follow-ups-done', names: ['chip-recording'] }], ['chip-recording']);
  }
  const isTooLate = dayOf(at) > dayOf(endOfDayAfter(order.orderedAt, policy.chipWaitDays));
  const reason = orderState === 'accepted' ? 'not-recorded-in-time' : `order-${orderState}`;
  if (orderState !== 'accepted' || isTooLate) {
    return completing(state, [{ type: 'follow-up-failed', name: 'chip-recording', reason }], ['chip-recording']);
  }
  return reminded && order.remindedAt === null ? { facts: [{ type: 'chip-reminder-sent' }] } : NOTHING;
}

export interface StayEndAttempt {
  /** Whether whoever wants it is the person who stays, or has a say in the dwelling. */
  readonly isEntitled: boolean;
  /** Who saw them at the counter; not one who is a party to the case (R27). */
  readonly attestedBy?: Caseworker | undefined;
  /** Through which integrator it came. */
  readonly client?: string | undefined;
  readonly verdict: EvidenceVerdict;
  readonly at: string;
}

/** R20: turns away, and counts, who may not end a stay or can't prove who they are; `undefined` where nothing speaks against it. */
export function refuseStayEnd(
  state: Case,
  { isEntitled, attestedBy, client, verdict, at }: StayEndAttempt,
): Decision | undefined {
  const rejection = checkStayEndAttempt(state, at, client) ?? checkAttestation(state, attestedBy);
  if (rejection !== undefined) return rejected(rejection);
  const turnedAway = (reason: string): Fact => ({ type: 'stay-end-rejected', reason, ...broughtBy({ client }) });
  if (!isEntitled) return rejected({ code: 'not-entitled' }, turnedAway('not-entitled'));
  if (verdict.accepted) return undefined;
  const { reason } = verdict;
  return rejected({ code: 'evidence-rejected', reason }, turnedAway(reason));
}

/** R20: a stay is over: on its last day, earlier by word of the registrant or an owner, or because something newer took its place. */
export function decideStayEnd(state: Case, how: StayEnd, at: string, client?: string): Decision {
  if (state.stage !== 'registered') return NOTHING;
  const { stay } = state.registration;
  if (stay === null || stay.ended !== null) return NOTHING;
  if (how === 'last-day' && at < stay.until) return NOTHING;
  // Whatever took its place has told the others already.
  const followUps: readonly FollowUpName[] = how === 'superseded' ? [] : ['end-of-stay', 'end-of-stay-notices'];
  const ended: Fact = { type: 'stay-ended', how, followUps, ...(how === 'superseded' ? {} : broughtBy({ client })) };
  const isSettled = followUps.length === 0 && state.registration.followUps.every(isOver);
  return { facts: isSettled ? [ended, { type: 'case-completed' }] : [ended] };
}
