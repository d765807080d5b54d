import type { Case } from './case.ts';

/**
 * By when somebody outside the machine has to act, RFC 3339; `null` where nobody has to. Consents have the deadline that their
 * document names (R15), a review a day by which it should be decided (R17), and objections may be raised until theirs (R23).
 */
export function dueAtOf(state: Case): string | null {
  switch (state.stage) {
    case 'awaiting-consent':
      return state.deadlineAt;
    case 'awaiting-objections':
      return state.objectionsUntil;
    case 'in-review':
      return state.review.dueAt;
    case 'opening':
    case 'checking-ownership':
    case 'registering':
    case 'registered':
    case 'closed':
      return null;
  }
}
