import { describe, expect, test } from 'vitest';
import type { Case } from '../../domain/case.ts';
import type { Decision } from '../../domain/decision.ts';
import { decideAssignment, decideExtension, decideReview } from '../../domain/decide.ts';
import { caseIn } from './sample-case.ts';
import { later } from './sample-events.ts';
import { iinOf } from './sample-numbers.ts';

const caseworker = { id: 'a.caseworker', iin: iinOf(99) };
const [waiting, inReview] = [caseIn('awaiting-consent'), caseIn('in-review')];
const deadlineAt = later(waiting.deadlineAt, 1);

type Decide = (revisions: readonly number[] | undefined) => Decision;
const CALLS: readonly (readonly [says: string, state: Case, decide: Decide])[] = [
  [
    'an extension',
    waiting,
    (revisions) => decideExtension(waiting, { deadlineAt, reason: 'away', caseworker, revisions }),
  ],
  ['an assignment', waiting, (revisions) => decideAssignment(waiting, { assignee: 'b', caseworker, revisions })],
  [
    'a review',
    inReview,
    (revisions) => decideReview(inReview, { decision: 'approve', reason: 'so', caseworker, revisions }),
  ],
];

describe.each(CALLS)('%s by a caseworker', (_says, { revision }, decide) => {
  test.each([
    ['any revision', undefined],
    ['the one that it is at', [revision]],
    ['several, this one among them', [revision - 1, revision]],
  ])('counts for %s', (_which, revisions) => {
    expect(decide(revisions)).not.toHaveProperty('rejection');
    expect(decide(revisions).facts).toHaveLength(1);
  });

  test.each([
    ['the one before', [revision - 1]],
    ['the one after', [revision + 1]],
    ['none at all', []],
  ])('counts not for %s', (_which, revisions) => {
    expect(decide(revisions)).toEqual({ facts: [], rejection: { code: 'case-changed' } });
  });
});

test('to have whoever has it already is no change, whatever was seen', () => {
  const seen = { caseworker, revisions: [] };
  expect(decideAssignment(waiting, { assignee: waiting.assignee, ...seen })).toEqual({ facts: [] });
});

test('R15: the same deadline is no change to whoever saw it, and a colleague’s to whoever did not', () => {
  const same = { deadlineAt: waiting.deadlineAt, reason: 'away', caseworker };
  expect(decideExtension(waiting, { ...same, revisions: [waiting.revision] })).toEqual({ facts: [] });
  expect(decideExtension(waiting, { ...same, revisions: [] })).toEqual({
    facts: [],
    rejection: { code: 'case-changed' },
  });
});
