import type { Case } from '../../../../client/create-tirkeu-client.ts';
import type { CaseEvent } from '../case-parts.ts';

type StepName = 'received' | 'consents' | 'objections' | 'ownership' | 'review' | 'commit' | 'told';
type Outcome = NonNullable<Case['outcome']>;

/** One stop on a case's way. `end`: where it went no further. */
export type StageStep =
  | {
      readonly kind: 'step';
      readonly name: StepName;
      readonly state: 'done' | 'current' | 'ahead';
      readonly at: string | null;
    }
  | { readonly kind: 'end'; readonly outcome: Outcome; readonly at: string | null };

const WAY: readonly StepName[] = ['received', 'consents', 'objections', 'ownership', 'review', 'commit', 'told'];

/** What makes a step done; the last such event counts, because owners may change and consents be given again. */
const DONE_BY: Readonly<Record<StepName, readonly string[]>> = {
  received: ['application-received'],
  consents: ['consent-given'],
  objections: ['objection-period-passed'],
  ownership: ['ownership-confirmed'],
  review: ['review-approved'],
  commit: ['registration-committed'],
  told: ['case-completed'],
};

const AT: Readonly<Record<Case['stage'], StepName>> = {
  opening: 'received',
  'awaiting-consent': 'consents',
  'awaiting-objections': 'objections',
  'checking-ownership': 'ownership',
  'in-review': 'review',
  registering: 'commit',
  registered: 'told',
  closed: 'told',
};

/** The way of a case with what happened when: most cases have no objections and no review, so those stand there only where they are. */
export function stageSteps(found: Case, events: readonly CaseEvent[]): readonly StageStep[] {
  const lastOf = (types: readonly string[]): string | null =>
    events.findLast(({ type }) => types.includes(type))?.at ?? null;
  const has = (type: string): boolean => events.some((event) => event.type === type);
  const isOnTheWay = (name: StepName): boolean => {
    if (name === 'objections') return found.objectionsUntil !== null || has('objection-period-passed');
    if (name === 'review') return found.stage === 'in-review' || has('review-requested');
    return true;
  };
  const way = WAY.filter(isOnTheWay);
  const { outcome } = found;
  const isOver = outcome !== null && outcome !== 'registered' && outcome !== 'withdrawn';
  const here = way.indexOf(AT[found.stage]);
  const steps = way.map((name, index): StageStep => {
    const isDone = found.stage === 'closed' ? !isOver : index < here;
    const at = lastOf(DONE_BY[name]);
    // The case is closed: how far it had come only the trail says.
    if (isOver) return { kind: 'step', name, state: isPassed(name, has) ? 'done' : 'ahead', at };
    return {
      kind: 'step',
      name,
      state: isDone ? 'done' : index === here ? 'current' : 'ahead',
      at: isDone ? at : null,
    };
  });
  if (!isOver) return steps;
  const passed = steps.filter((step) => step.kind === 'step' && step.state === 'done');
  return [...passed, { kind: 'end', outcome, at: found.closedAt }];
}

/** Consents are all there once ownership was looked into; everything else is said by an event of its own. */
const isPassed = (name: StepName, has: (type: string) => boolean): boolean =>
  name === 'consents' ? has('ownership-confirmed') || has('review-requested') : DONE_BY[name].some((type) => has(type));
