import { describe, expect, it, test } from 'vitest';
import type { Case } from '../../domain/case.ts';
import type { Fact } from '../../domain/case-events.ts';
import { asEvents } from '../../domain/case-events.ts';
import { evolveAll } from '../../domain/evolve.ts';
import { checkCancellation, checkDecision, checkReview, checkRevocation, findConsent } from '../../domain/messages.ts';
import { STAGES, type Stage } from '../../domain/stages.ts';
import { NOW } from './sample-facts.ts';
import { caseAfter, caseIn, DAY_MS, DEADLINE, FACT, HOUR_MS, later, STORY } from './sample-case.ts';

const AT = later(NOW, HOUR_MS);

describe('an answer to a consent request', () => {
  test.each([
    ['opening', 'case-not-open-yet'],
    ['awaiting-consent', undefined],
    ['checking-ownership', 'consent-already-decided'],
    ['in-review', 'consent-already-decided'],
    ['registering', 'consent-already-decided'],
    ['registered', 'consent-already-decided'],
    ['closed', 'consent-already-decided'],
  ] as const)('while %s: %s (R14)', (stage, code) => {
    expect(checkDecision(caseIn(stage), 'first', AT)?.code).toBe(code);
  });

  it('comes too late for a case that is over, though this person never answered', () => {
    const refused = caseAfter([...STORY['awaiting-consent'], FACT['application-cancelled']]);
    expect(checkDecision(refused, 'first', AT)).toEqual({ code: 'case-closed' });
  });

  it('comes too late once the deadline has passed, and is told so (R15)', () => {
    const expired = caseAfter([...STORY['awaiting-consent'], FACT['deadline-passed']]);
    expect(checkDecision(expired, 'first', AT)).toEqual({ code: 'deadline-passed' });
  });

  it('is wanted only from those who are asked (R9)', () => {
    expect(checkDecision(caseIn('awaiting-consent'), 'third', AT)).toEqual({ code: 'unknown-consent' });
  });

  it('is given once, until it is revoked (R14)', () => {
    const given = caseIn('awaiting-consent', FACT['consent-given']);
    expect(checkDecision(given, 'first', AT)).toEqual({ code: 'consent-already-decided' });
    expect(checkDecision(given, 'second', AT)).toBeUndefined();
    const revoked = caseIn('awaiting-consent', FACT['consent-given'], FACT['consent-revoked']);
    expect(checkDecision(revoked, 'first', AT)).toBeUndefined();
  });

  test.each([
    ['until the last moment', -1, undefined],
    ['not at the deadline', 0, 'deadline-passed'],
    ['not after it', 1, 'deadline-passed'],
  ])('counts %s (R15)', (_says, ms, code) => {
    expect(checkDecision(caseIn('awaiting-consent'), 'first', later(DEADLINE, ms))?.code).toBe(code);
  });
});

describe('a revocation (R14)', () => {
  const expected: Readonly<Record<Stage, string | undefined>> = {
    opening: 'case-not-open-yet',
    'awaiting-consent': 'consent-not-given',
    'checking-ownership': undefined,
    'in-review': undefined,
    registering: undefined,
    registered: 'registration-committed',
    closed: 'case-closed',
  };

  test.each(STAGES.map((stage) => [stage, expected[stage]] as const))('while %s: %s', (stage, code) => {
    expect(checkRevocation(caseIn(stage), 'first', AT)?.code).toBe(code);
  });

  it('is for those who have given a consent, also while others are still asked', () => {
    const given = caseIn('awaiting-consent', FACT['consent-given']);
    expect(checkRevocation(given, 'first', AT)).toBeUndefined();
    expect(checkRevocation(given, 'second', AT)).toEqual({ code: 'consent-not-given' });
    expect(checkRevocation(given, 'third', AT)).toEqual({ code: 'unknown-consent' });
  });

  it('is possible after the deadline too: what was given can be taken back until the commit', () => {
    expect(checkRevocation(caseIn('registering'), 'first', later(DEADLINE, 1))).toBeUndefined();
  });
});

describe('wrong evidence', () => {
  const actor = { kind: 'consenter', id: 'first' } as const;
  const rejectedAt = (state: Case, times: readonly string[]): Case =>
    times.reduce<Case>(
      (known, at) => evolveAll(known, asEvents([FACT['evidence-rejected']], known.revision, at, actor)) ?? known,
      state,
    );
  const attempts = (count: number): readonly string[] =>
    Array.from({ length: count }, (_, index) => later(NOW, index * HOUR_MS));
  const eager = (count: number, ...more: readonly Fact[]): Case =>
    rejectedAt(caseIn('awaiting-consent', ...more), attempts(count));
  const after10 = later(NOW, 10 * HOUR_MS);
  const retryAt = later(NOW, DAY_MS);

  test.each([
    ['nine times is no reason to wait', 9, after10, undefined],
    ['ten times within a day is', 10, after10, { code: 'too-many-attempts', retryAt }],
    ['ten times is, until a day after the first', 10, later(retryAt, -1), { code: 'too-many-attempts', retryAt }],
    ['ten times is not, a day after the first', 10, retryAt, undefined],
    [
      'more often is, until a day after the tenth last',
      12,
      later(retryAt, HOUR_MS),
      { code: 'too-many-attempts', retryAt: later(retryAt, 2 * HOUR_MS) },
    ],
  ])('%s (R12)', (_says, count, at, rejection) => {
    expect(checkDecision(eager(count), 'first', at)).toEqual(rejection);
  });

  it('by one person keeps nobody else from answering', () => {
    expect(checkDecision(eager(10), 'second', after10)).toBeUndefined();
  });

  it('for a revocation counts alike (R14)', () => {
    expect(checkRevocation(eager(10, FACT['consent-given']), 'first', after10)?.code).toBe('too-many-attempts');
  });
});

describe('a cancellation', () => {
  test.each([
    ['opening', undefined],
    ['awaiting-consent', undefined],
    ['checking-ownership', undefined],
    ['in-review', undefined],
    ['registering', undefined],
    ['registered', 'registration-committed'],
    ['closed', 'case-closed'],
  ] as const)('while %s: %s (R14)', (stage, code) => {
    expect(checkCancellation(caseIn(stage))?.code).toBe(code);
  });
});

describe('a review', () => {
  test.each([
    ['opening', 'not-in-review'],
    ['awaiting-consent', 'not-in-review'],
    ['checking-ownership', 'not-in-review'],
    ['in-review', undefined],
    ['registering', 'not-in-review'],
    ['registered', 'not-in-review'],
    ['closed', 'case-closed'],
  ] as const)('while %s: %s (R17)', (stage, code) => {
    expect(checkReview(caseIn(stage))?.code).toBe(code);
  });
});

describe('a consent', () => {
  it('is found by its id', () => {
    const state = caseIn('awaiting-consent');
    expect(findConsent(state, 'second')).toBe(state.consents[1]);
    expect(findConsent(state, 'third')).toBeUndefined();
  });
});
