import { expect, it, test } from 'vitest';
import { outcomeAtOf } from '../../domain/case.ts';
import { dueAtOf } from '../../domain/due.ts';
import { STAGES } from '../../domain/stages.ts';
import { caseAfter, caseIn } from './sample-case.ts';
import { FACT } from './sample-events.ts';

it('R15: consents are due at the deadline that their documents name', () => {
  const state = caseIn('awaiting-consent');
  expect(dueAtOf(state)).toBe('deadlineAt' in state ? state.deadlineAt : undefined);
});

it('R17: a review is due by its own day', () => {
  const state = caseIn('in-review');
  expect(dueAtOf(state)).toBe('review' in state ? state.review.dueAt : undefined);
});

it('R23: objections are due until the period is over', () => {
  const state = caseIn('awaiting-objections');
  expect(dueAtOf(state)).toBe('objectionsUntil' in state ? state.objectionsUntil : undefined);
});

const NOBODY_ACTS = ['opening', 'checking-ownership', 'registering', 'registered', 'closed'] as const;
test.each(NOBODY_ACTS)('nobody has to act while %s', (stage) => {
  expect(dueAtOf(caseIn(stage))).toBeNull();
});

test.each(STAGES)('the instant of an outcome is known exactly when there is one: %s', (stage) => {
  const state = caseIn(stage);
  const certain = stage === 'registered' || stage === 'closed';
  expect(outcomeAtOf(state) !== null).toBe(certain);
});

it('R21: a registration counts from its commit', () => {
  const registered = caseIn('registered');
  expect(outcomeAtOf(registered)).toBe('registration' in registered ? registered.registration.committedAt : undefined);
});

it('R29: a case without a registration has its outcome when it ends', () => {
  const refused = caseAfter([FACT['application-received'], FACT['case-refused']]);
  expect(outcomeAtOf(refused)).toBe(refused.updatedAt);
});
