import type { Case } from '../../domain/case.ts';
import { isWanted } from '../../domain/case.ts';
import { checkNote, checkReminder } from '../../domain/desk-work.ts';
import {
  checkAssignment,
  checkCancellation,
  checkDecision,
  checkExtension,
  checkReview,
  type Rejection,
} from '../../domain/messages.ts';
import { targetOf } from '../access/admit.ts';
import { type Action, denialOf } from '../access/access-policy.ts';
import type { Caller } from '../access/caller.ts';

/** What staff can do with a case; each names a rule of the access policy. */
export const DESK_ACTIONS = [
  'decide-review',
  'extend-deadline',
  'assign-case',
  'add-note',
  'remind-consenter',
  'answer-consent',
  'share-status',
  'cancel-application',
] as const satisfies readonly Action[];
export type DeskAction = (typeof DESK_ACTIONS)[number];

/** Whether somebody may do something now, and if not, the code that the call itself would answer. */
export interface Possibility {
  readonly action: DeskAction;
  readonly allowed: boolean;
  readonly reason: string | null;
}

/** Nobody's number: that a case is one's own has been asked before. */
const SOMEBODY = { id: '', iin: '' };

/** Later than every deadline: whether a later one is late enough is asked of the deadline that somebody names. */
const MUCH_LATER = '9999-12-31T23:59:59.999Z';

/** One that is still wanted, where there is one. */
const consentIdToAnswer = ({ consents }: Case): string => (consents.find(isWanted) ?? consents[0])?.consentId ?? '';

/** The same question that the case itself asks when the message comes (R14, R15, R17). */
function checkAction(action: DeskAction, state: Case, now: string): Rejection | undefined {
  switch (action) {
    case 'decide-review':
      return checkReview(state, { caseworker: SOMEBODY });
    case 'extend-deadline':
      return checkExtension(state, { deadlineAt: MUCH_LATER, caseworker: SOMEBODY });
    case 'assign-case':
      return checkAssignment(state, { caseworker: SOMEBODY });
    case 'add-note':
      return checkNote(state, { noteId: '', caseworker: SOMEBODY });
    case 'remind-consenter':
      return checkReminder(state, { consentId: consentIdToAnswer(state), caseworker: SOMEBODY });
    case 'cancel-application':
      return checkCancellation(state);
    case 'answer-consent':
      return checkDecision(state, consentIdToAnswer(state), now);
    // How a case stands can be told at any time, and for a while after its end.
    case 'share-status':
      return undefined;
  }
}

/** @param now RFC 3339 */
export const possibilitiesOf = (caller: Caller, state: Case, now: string): readonly Possibility[] =>
  DESK_ACTIONS.map((action) => {
    const reason = denialOf(caller, action, targetOf(state)) ?? checkAction(action, state, now)?.code ?? null;
    return { action, allowed: reason === null, reason };
  });
