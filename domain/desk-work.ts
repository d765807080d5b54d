import type { Caseworker } from './application.ts';
import type { Case } from './case.ts';
import { isWanted } from './case.ts';
import { type Decision, NOTHING, rejected } from './decision.ts';
import { findConsent, type Rejection } from './messages.ts';
import { isOwnCase } from './parties.ts';

/** What caseworkers do with a case besides deciding it: they write down what they learnt, and remind who hasn't answered. */

interface ByCaseworker {
  readonly caseworker: Caseworker;
}

export interface Note extends ByCaseworker {
  /** A UUID: the same note comes twice where an answer was lost. */
  readonly noteId: string;
  readonly text: string;
}

export interface Reminder extends ByCaseworker {
  readonly consentId: string;
}

/** More is a sign of a program that has gone wild; each is a message, of which a case takes only so many. */
export const MAX_NOTES = 200;

/** Whoever is asked is bothered once a day at most, by whom ever. */
const REMINDER_PAUSE_MS = 24 * 60 * 60 * 1000;

export function checkNote(
  state: Case,
  { noteId, caseworker }: Pick<Note, 'noteId' | 'caseworker'>,
): Rejection | undefined {
  if (state.stage === 'closed') return { code: 'case-closed' };
  if (isOwnCase(state, caseworker)) return { code: 'own-case' };
  const { noteIds = [] } = state;
  return noteIds.length >= MAX_NOTES && !noteIds.includes(noteId) ? { code: 'too-many-notes' } : undefined;
}

/** R27: whatever is written down says who wrote it; nothing that was written is ever changed. */
export function decideNote(state: Case, note: Note): Decision {
  const { noteId, text } = note;
  const rejection = checkNote(state, note);
  if (rejection !== undefined) return rejected(rejection);
  return state.noteIds?.includes(noteId) === true ? NOTHING : { facts: [{ type: 'note-added', noteId, note: text }] };
}

/** R15, R27: only somebody whose answer is still wanted can be reminded of it, and not by one who is a party to the case. */
export function checkReminder(state: Case, { consentId, caseworker }: Reminder): Rejection | undefined {
  if (state.stage === 'opening') return { code: 'case-not-open-yet' };
  const consent = findConsent(state, consentId);
  if (consent === undefined) return { code: 'unknown-consent' };
  if (state.stage === 'closed') return { code: 'case-closed' };
  if (isOwnCase(state, caseworker)) return { code: 'own-case' };
  if (state.stage !== 'awaiting-consent') return { code: 'not-awaiting-consent' };
  return isWanted(consent) ? undefined : { code: 'consent-already-decided' };
}

/** When somebody was last asked for this answer, by the first request or any reminder; RFC 3339. */
const lastAskedAt = (state: Case, consentId: string): string =>
  state.consents
    .filter((consent) => consent.consentId === consentId)
    .flatMap(({ askedAt, remindedAt = askedAt }) => [askedAt, remindedAt])
    .reduce((last, at) => (at > last ? at : last), '');

/** R15: reminds one of those whose answer is wanted. On the day on which they were asked it does nothing. */
export function decideHandReminder(state: Case, reminder: Reminder, at: string): Decision {
  const rejection = checkReminder(state, reminder);
  if (rejection !== undefined) return rejected(rejection);
  const { consentId } = reminder;
  const isEarly = Date.parse(at) - Date.parse(lastAskedAt(state, consentId)) < REMINDER_PAUSE_MS;
  return isEarly ? NOTHING : { facts: [{ type: 'consenter-reminded', consentId }] };
}
