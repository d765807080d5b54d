import { type Case, isOpened, registrationOf } from './case.ts';
import type { CaseEvent } from './case-events.ts';
import { evolve } from './evolve.ts';
import type { Stage } from './stages.ts';

/** The stops on a case's way, in the order in which an applicant comes past them. `ended`: where it goes no further. */
export const PROGRESS_STEPS = [
  'received',
  'consents',
  'objections',
  'review',
  'ownership',
  'commit',
  'told',
  'ended',
] as const;
export type ProgressStepName = (typeof PROGRESS_STEPS)[number];

/** `at`: when it was done, RFC 3339; `null` while it isn't, and where it needed no time of its own. */
export interface ProgressStep {
  readonly name: ProgressStepName;
  readonly state: 'done' | 'current' | 'ahead';
  readonly at: string | null;
}

const STEP_OF = {
  opening: 'received',
  'awaiting-consent': 'consents',
  'awaiting-objections': 'objections',
  'in-review': 'review',
  'checking-ownership': 'ownership',
  registering: 'commit',
  registered: 'told',
} as const satisfies Record<Exclude<Stage, 'closed'>, ProgressStepName>;

/** How far a case has come, as its events tell it. */
interface Way {
  readonly state: Case | undefined;
  /** The step in which it is, or from which it was closed. */
  readonly here: ProgressStepName;
  /** When each step was last left. */
  readonly doneAt: Partial<Readonly<Record<ProgressStepName, string>>>;
}

const hasToTell = (state: Case): boolean =>
  registrationOf(state)?.followUps.some((followUp) => followUp.state === 'pending' || followUp.state === 'ordered') ??
  false;

function follow({ state: before, here, doneAt }: Way, event: CaseEvent): Way {
  const state = evolve(before, event);
  // After the commit a case stays where it is while it is told; a stay goes on for months after that (R20, R21).
  const isTold = before !== undefined && hasToTell(before) && !hasToTell(state);
  if (isTold) return { state, here, doneAt: { ...doneAt, told: event.at } };
  const next = state.stage === 'closed' ? here : STEP_OF[state.stage];
  return { state, here: next, doneAt: next === here ? doneAt : { ...doneAt, [here]: event.at } };
}

/** Most cases have no objections and no review, so those stand there only where they are, or were on the way to here. */
function isOnTheWay(name: ProgressStepName, state: Case, { here, doneAt }: Way): boolean {
  switch (name) {
    case 'received':
    case 'ownership':
    case 'commit':
      return true;
    case 'consents':
      return state.consents.length > 0;
    case 'objections':
      return doneAt.objections !== undefined || (isOpened(state) && state.objectionsUntil !== null);
    case 'review': {
      // Where it led back to owners who have to be asked, whether it comes again isn't known.
      const isBefore = here === 'consents' || here === 'objections';
      return here === 'review' || (doneAt.review !== undefined && !isBefore);
    }
    case 'told':
      return registrationOf(state) !== null;
    case 'ended':
      return false;
  }
}

/**
 * The way of a case, done and ahead, from its events, oldest first: each lawful history has one. A case that came to nothing
 * shows what it had passed, and its end.
 */
export function progressOf(events: readonly CaseEvent[]): readonly ProgressStep[] {
  const way = events.reduce<Way>(follow, { state: undefined, here: 'received', doneAt: {} });
  const { state, doneAt } = way;
  if (state === undefined) return [];
  const names = PROGRESS_STEPS.filter((name) => isOnTheWay(name, state, way));
  const isRegistered = registrationOf(state) !== null;
  const isInVain = state.stage === 'closed' && !isRegistered;
  const here = names.indexOf(way.here);
  // Received it is in any case; and what has told everybody has nothing left that it could be doing.
  const passed = isRegistered && !hasToTell(state) ? names.length : Math.max(here, isInVain ? 1 : 0);
  const steps = names.map((name, index): ProgressStep => {
    if (index >= passed) return { name, state: index === passed ? 'current' : 'ahead', at: null };
    return { name, state: 'done', at: name === 'received' ? state.receivedAt : (doneAt[name] ?? null) };
  });
  return isInVain ? [...steps.slice(0, passed), { name: 'ended', state: 'done', at: state.closedAt }] : steps;
}
