import { between, type Dice, pick } from '../../cli/town/dice.ts';
import { decideAssignment, decideDeadline, decideReminder, decideStuck } from '../../domain/decide.ts';
import type { Decision } from '../../domain/decision.ts';
import { decideNote } from '../../domain/desk-work.ts';
import type { Case } from '../../domain/case.ts';
import { isOpened } from '../../domain/case.ts';
import { type Actor, asEvents, type CaseEvent } from '../../domain/case-events.ts';
import { evolveAll } from '../../domain/evolve.ts';
import type { Stage } from '../../domain/stages.ts';

const HOUR_MS = 60 * 60 * 1000;
const SYSTEM: Actor = { kind: 'system', id: null };

/** Where cases stand after some years of work: nearly all are over. `expired` had no answer in time. */
const STANDINGS: readonly (readonly [Stage | 'expired', number])[] = [
  ['closed', 860],
  ['expired', 60],
  ['awaiting-consent', 50],
  ['in-review', 12],
  ['registered', 12],
  ['checking-ownership', 3],
  ['opening', 2],
  ['awaiting-objections', 1],
];

/** The staff of some forty desks; those of the demonstration among them. */
const STAFF = ['aigerim', 'daniyar', 'gulnara', 'saule'] as const;
const OTHERS = 36;
const NOBODYS_IIN = '990101100015';

const colleagueBy = (dice: Dice): string => {
  const desk = between(dice('desk'), 0, STAFF.length + OTHERS - 1);
  return STAFF[desk] ?? `desk-${desk}`;
};

interface Step {
  readonly at: string;
  readonly actor: Actor;
  readonly decide: (state: Case) => Decision;
}

/** What people at desks and the calendar add to a case that stands where it does. */
function stepsFrom(state: Case, isToExpire: boolean, now: string, dice: Dice): readonly Step[] {
  const later = (hours: number): string =>
    new Date(Math.min(Date.parse(state.updatedAt) + hours * HOUR_MS, Date.parse(now))).toISOString();
  const colleague = colleagueBy(dice);
  const caseworker = { id: colleague, iin: NOBODYS_IIN };
  const byHand: Actor = { kind: 'caseworker', id: colleague };
  const steps: Step[] = [];
  if (state.stage !== 'closed' && dice('taken') < TAKEN[state.stage]) {
    steps.push({
      at: later(1),
      actor: byHand,
      decide: (found) => decideAssignment(found, { caseworker, assignee: colleague }),
    });
  }
  if (state.stage !== 'closed' && dice('noted') < 0.1) {
    const note = { noteId: state.caseId, caseworker, text: 'Хабарластым, жауап күтеміз.' };
    steps.push({ at: later(2), actor: byHand, decide: (found) => decideNote(found, note) });
  }
  if (state.stage === 'checking-ownership' || state.stage === 'opening' || dice('fails') < 0.01) {
    const failing = { step: 'confirm-ownership', registry: 'property', code: 'unavailable', since: later(2) };
    steps.push({ at: later(2.1), actor: SYSTEM, decide: (found) => decideStuck(found, failing) });
  }
  if (isToExpire && isOpened(state)) {
    const { deadlineAt } = state;
    const half = new Date((Date.parse(state.receivedAt) + Date.parse(deadlineAt)) / 2).toISOString();
    if (half > state.updatedAt) steps.push({ at: half, actor: SYSTEM, decide: (found) => decideReminder(found, half) });
    steps.push({ at: deadlineAt, actor: SYSTEM, decide: (found) => decideDeadline(found, deadlineAt) });
  }
  return steps;
}

/** How many of a stage's cases somebody has taken. */
const TAKEN: Readonly<Record<Exclude<Stage, 'closed'>, number>> = {
  opening: 0,
  'awaiting-consent': 0.25,
  'awaiting-objections': 0.25,
  'checking-ownership': 0.3,
  'in-review': 0.7,
  registering: 0,
  registered: 0.2,
};

export interface Continued {
  readonly state: Case;
  readonly added: readonly CaseEvent[];
}

/** The case after all that, by the domain's own decisions. */
export function continueCase(state: Case, isToExpire: boolean, now: string, dice: Dice): Continued {
  return stepsFrom(state, isToExpire, now, dice).reduce<Continued>(
    (so, { at, actor, decide }) => {
      if (at < so.state.updatedAt) return so;
      const events = asEvents(decide(so.state).facts, so.state.revision, at, actor);
      return { state: evolveAll(so.state, events) ?? so.state, added: [...so.added, ...events] };
    },
    { state, added: [] },
  );
}

export const standingBy = (dice: Dice): Stage | 'expired' => pick(dice('standing'), STANDINGS);
