import { describe, expect, it, test } from 'vitest';
import type { Case } from '../../domain/case.ts';
import type { Fact } from '../../domain/case-events.ts';
import { asEvents } from '../../domain/case-events.ts';
import { evolveAll } from '../../domain/evolve.ts';
import {
  checkAssignment,
  checkAttestation,
  checkCancellation,
  checkDecision,
  checkExtension,
  checkObjection,
  checkReview,
  checkRevocation,
  checkStayEnd,
  findConsent,
  findObjection,
} from '../../domain/messages.ts';
import { isOwnCase } from '../../domain/parties.ts';
import { matterKey } from '../../domain/review-matters.ts';
import { STAGES, type Stage } from '../../domain/stages.ts';
import { caseAfter, caseIn, HELD, OPENING_OF, STAYING, STORY } from './sample-case.ts';
import { askedOf, caseworker, DAY_MS, DEADLINE, FACT, HOUR_MS, later, mayObjectOf } from './sample-events.ts';
import { firstOwner, lodger, NOW, registrant, secondOwner, stranger } from './sample-facts.ts';
import { iinOf } from './sample-numbers.ts';

const AT = later(NOW, HOUR_MS);

describe('an answer to a consent request', () => {
  test.each([
    ['opening', 'case-not-open-yet'],
    ['awaiting-consent', undefined],
    ['awaiting-objections', 'consent-already-decided'],
    ['checking-ownership', 'consent-already-decided'],
    ['in-review', 'consent-already-decided'],
    ['registering', 'consent-already-decided'],
    ['registered', 'consent-already-decided'],
    ['closed', 'consent-already-decided'],
  ] as const)('R14: while %s: %s', (stage, code) => {
    expect(checkDecision(caseIn(stage), 'first', AT)?.code).toBe(code);
  });

  it('comes too late for a case that is over, though this person never answered', () => {
    const refused = caseAfter([...STORY['awaiting-consent'], FACT['application-cancelled']]);
    expect(checkDecision(refused, 'first', AT)).toEqual({ code: 'case-closed' });
  });

  it('R15: comes too late once the deadline has passed, and is told so', () => {
    const expired = caseAfter([...STORY['awaiting-consent'], FACT['deadline-passed']]);
    expect(checkDecision(expired, 'first', AT)).toEqual({ code: 'deadline-passed' });
  });

  it('R9: is wanted only from those who are asked', () => {
    expect(checkDecision(caseIn('awaiting-consent'), 'third', AT)).toEqual({ code: 'unknown-consent' });
  });

  it('R14: is given once, until it is revoked', () => {
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
  ])('R15: counts %s', (_says, ms, code) => {
    expect(checkDecision(caseIn('awaiting-consent'), 'first', later(DEADLINE, ms))?.code).toBe(code);
  });
});

describe('R14: a revocation', () => {
  const expected: Readonly<Record<Stage, string | undefined>> = {
    opening: 'case-not-open-yet',
    'awaiting-consent': 'consent-not-given',
    'awaiting-objections': undefined,
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
  ])('R12: %s', (_says, count, at, rejection) => {
    expect(checkDecision(eager(count), 'first', at)).toEqual(rejection);
  });

  it('by one person keeps nobody else from answering', () => {
    expect(checkDecision(eager(10), 'second', after10)).toBeUndefined();
  });

  it('R14: for a revocation counts alike', () => {
    expect(checkRevocation(eager(10, FACT['consent-given']), 'first', after10)?.code).toBe('too-many-attempts');
  });
});

describe('a cancellation', () => {
  test.each([
    ['opening', undefined],
    ['awaiting-consent', undefined],
    ['awaiting-objections', undefined],
    ['checking-ownership', undefined],
    ['in-review', undefined],
    ['registering', undefined],
    ['registered', 'registration-committed'],
    ['closed', 'case-closed'],
  ] as const)('R14: while %s: %s', (stage, code) => {
    expect(checkCancellation(caseIn(stage))?.code).toBe(code);
  });
});

const self = (iin: string) => ({ id: 'one of them', iin });

describe('a review', () => {
  test.each([
    ['opening', 'not-in-review'],
    ['awaiting-consent', 'not-in-review'],
    ['awaiting-objections', 'not-in-review'],
    ['checking-ownership', 'not-in-review'],
    ['in-review', undefined],
    ['registering', 'not-in-review'],
    ['registered', 'not-in-review'],
    ['closed', 'case-closed'],
  ] as const)('R17: while %s: %s', (stage, code) => {
    expect(checkReview(caseIn(stage), { caseworker })?.code).toBe(code);
  });

  const matters = [FACT['review-requested'].matters, [{ kind: 'owner-deceased', owner: stranger.iin }] as const].flat();
  const state = caseAfter([...STORY['checking-ownership'], { ...FACT['review-requested'], matters }]);
  const keys = matters.map(matterKey);

  test.each([
    ['what the caseworker saw', keys, undefined],
    ['the same in another order', keys.toReversed(), undefined],
    ['more than there is any longer', [...keys, 'objection/gone'], undefined],
    ['less than there is', keys.slice(1), 'review-changed'],
    ['nothing', [], 'review-changed'],
  ])('R17: decides on %s', (_says, seen, code) => {
    expect(checkReview(state, { matters: seen, caseworker })?.code).toBe(code);
  });

  test.each([
    ['somebody who is addressed', lodger.iin, undefined],
    ['a stranger', stranger.iin, 'unknown-registrant'],
    ['somebody who is refused already', registrant.iin, 'unknown-registrant'],
  ])('R23: decides about %s', (_says, person, code) => {
    const reviewed = caseAfter([...HELD, FACT['objection-raised'], FACT['person-refused'], FACT['review-requested']]);
    expect(checkReview(reviewed, { registrant: person, caseworker })?.code).toBe(code);
  });
});

describe('R27: nobody handles their own case', () => {
  const guardian = stranger;
  const [representative, absentOwner] = [iinOf(70), iinOf(71)];
  const [received, opened] = OPENING_OF['owner-withdrawal'];
  const ofGuardian = { ...mayObjectOf(lodger), objector: { iin: guardian.iin, name: 'guardian' } };
  const answersForAnother = { ...askedOf('third', representative), onBehalfOf: absentOwner };
  const story = [received, { ...opened, mayObject: [ofGuardian], consents: [...opened.consents, answersForAnother] }];
  const state = caseAfter(story);

  test.each([
    ['a registrant', registrant.iin],
    ['a further registrant', lodger.iin],
    ['the applicant', state.application.applicant.iin],
    ['a consenter', secondOwner.iin],
    ['one who answers for an owner', representative],
    ['the owner for whom somebody answers', absentOwner],
    ['one who may object for somebody', guardian.iin],
  ])('as %s', (_says, iin) => {
    expect(isOwnCase(state, self(iin))).toBe(true);
    expect(checkAttestation(state, self(iin))).toEqual({ code: 'own-case' });
    expect(checkAssignment(state, { caseworker: self(iin) })).toEqual({ code: 'own-case' });
    expect(checkExtension(state, { deadlineAt: later(DEADLINE, 1), caseworker: self(iin) })).toEqual({
      code: 'own-case',
    });
  });

  it('and everybody else may', () => {
    expect(isOwnCase(state, caseworker)).toBe(false);
    expect(checkAttestation(state, caseworker)).toBeUndefined();
  });

  it('and where nobody saw anything there is nothing to ask', () => {
    expect(checkAttestation(state, undefined)).toBeUndefined();
  });

  it('in a review', () => {
    expect(checkReview(caseIn('in-review'), { caseworker: self(firstOwner.iin) })).toEqual({ code: 'own-case' });
  });
});

describe('an extension', () => {
  test.each([
    ['opening', 'not-awaiting-consent'],
    ['awaiting-consent', undefined],
    ['awaiting-objections', 'not-awaiting-consent'],
    ['checking-ownership', 'not-awaiting-consent'],
    ['in-review', 'not-awaiting-consent'],
    ['registering', 'not-awaiting-consent'],
    ['registered', 'not-awaiting-consent'],
    ['closed', 'case-closed'],
  ] as const)('R15: while %s: %s', (stage, code) => {
    expect(checkExtension(caseIn(stage), { deadlineAt: later(DEADLINE, 1), caseworker })?.code).toBe(code);
  });

  test.each([
    ['later', 1, undefined],
    ['the same', 0, 'deadline-not-later'],
    ['earlier', -1, 'deadline-not-later'],
  ])('R15: to a deadline that is %s', (_says, ms, code) => {
    expect(checkExtension(caseIn('awaiting-consent'), { deadlineAt: later(DEADLINE, ms), caseworker })?.code).toBe(
      code,
    );
  });

  test('R15: to the deadline that a colleague has set meanwhile: the case has changed', () => {
    const state = caseIn('awaiting-consent');
    const seen = { deadlineAt: later(DEADLINE, 0), caseworker, revisions: [state.revision - 1] };
    expect(checkExtension(state, seen)?.code).toBe('case-changed');
    expect(checkExtension(state, { ...seen, revisions: [state.revision] })?.code).toBe('deadline-not-later');
  });
});

describe('an assignment', () => {
  test.each(STAGES)('is possible until the case is closed: %s', (stage) => {
    expect(checkAssignment(caseIn(stage), { caseworker })?.code).toBe(stage === 'closed' ? 'case-closed' : undefined);
  });
});

describe('an objection', () => {
  const { objectionId } = FACT['objection-raised'];
  const stories: Readonly<Record<Stage, readonly Fact[]>> = {
    opening: OPENING_OF['owner-withdrawal'].slice(0, 1),
    'awaiting-consent': OPENING_OF['owner-withdrawal'],
    'awaiting-objections': HELD,
    'checking-ownership': [...HELD, FACT['objection-period-passed']],
    'in-review': [...HELD, FACT['objection-period-passed'], FACT['review-requested']],
    registering: [...HELD, FACT['objection-period-passed'], FACT['ownership-confirmed']],
    registered: [...HELD, FACT['objection-period-passed'], FACT['ownership-confirmed'], FACT['registration-committed']],
    closed: [...HELD, FACT['application-cancelled']],
  };
  const expected: Readonly<Record<Stage, string | undefined>> = {
    opening: 'case-not-open-yet',
    'awaiting-consent': undefined,
    'awaiting-objections': undefined,
    'checking-ownership': undefined,
    'in-review': undefined,
    registering: undefined,
    registered: 'registration-committed',
    closed: 'case-closed',
  };

  test.each(STAGES)('R23: counts until the withdrawal is committed: %s', (stage) => {
    const state = caseAfter(stories[stage]);
    expect(state.stage).toBe(stage);
    expect(checkObjection(state, objectionId, AT)?.code).toBe(expected[stage]);
  });

  it('R23: is raised once, by each for themself', () => {
    const raised = caseAfter([...HELD, FACT['objection-raised']]);
    expect(checkObjection(raised, objectionId, AT)).toEqual({ code: 'objection-already-raised' });
    expect(checkObjection(raised, mayObjectOf(lodger).objectionId, AT)).toBeUndefined();
  });

  it('R23: is for those who are to be withdrawn', () => {
    expect(checkObjection(caseAfter(HELD), 'unknown', AT)).toEqual({ code: 'unknown-objection' });
    expect(checkObjection(caseIn('awaiting-consent'), objectionId, AT)).toEqual({ code: 'unknown-objection' });
  });

  it('R12: with wrong evidence ten times within a day has to wait', () => {
    const wrong = Array.from({ length: 10 }, () => FACT['objection-evidence-rejected']);
    const state = caseAfter([...HELD, ...wrong]);
    const [first = ''] = findObjection(state, objectionId)?.rejectedAt ?? [];
    const retryAt = later(first, DAY_MS);
    expect(checkObjection(state, objectionId, later(retryAt, -1))).toEqual({ code: 'too-many-attempts', retryAt });
    expect(checkObjection(state, objectionId, retryAt)).toBeUndefined();
    expect(checkObjection(state, mayObjectOf(lodger).objectionId, AT)).toBeUndefined();
    expect(checkObjection(caseAfter([...HELD, ...wrong.slice(1)]), objectionId, AT)).toBeUndefined();
  });

  it('is found by its id', () => {
    const state = caseAfter(HELD);
    expect(findObjection(state, mayObjectOf(lodger).objectionId)).toBe(state.objections[1]);
    expect(findObjection(state, 'unknown')).toBeUndefined();
  });
});

describe('the end of a stay', () => {
  const over = [...STAYING, FACT['follow-ups-done'], FACT['stay-ended']];

  test.each([
    ['a stay that goes on', STAYING, undefined],
    ['a stay that is over', over, 'stay-already-over'],
    ['a stay that is over, and all are told', [...over, FACT['case-completed']], 'stay-already-over'],
    ['a stay that has not begun', OPENING_OF['temporary-stay'], 'no-stay'],
    ['a stay that never came about', [...OPENING_OF['temporary-stay'], FACT['deadline-passed']], 'case-closed'],
    ['a permanent residence', STORY.registered, 'no-stay'],
    ['a permanent residence of which all are told', STORY.closed, 'case-closed'],
  ])('R20: of %s', (_says, story, code) => {
    expect(checkStayEnd(caseAfter(story))?.code).toBe(code);
  });
});

describe('a consent', () => {
  it('is found by its id', () => {
    const state = caseIn('awaiting-consent');
    expect(findConsent(state, 'second')).toBe(state.consents[1]);
    expect(findConsent(state, 'third')).toBeUndefined();
  });
});
