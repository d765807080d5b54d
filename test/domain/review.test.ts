import { describe, expect, it, test } from 'vitest';
import type { Fact } from '../../domain/case-events.ts';
import { decideAssignment, decideDeaths, decideExtension, decideReview } from '../../domain/decide.ts';
import { matterKey } from '../../domain/review-matters.ts';
import { STAGES, type Stage } from '../../domain/stages.ts';
import { caseAfter, caseIn, HELD, OPENING_OF, STORY } from './sample-case.ts';
import { ARREST, caseworker, DAY_MS, DEADLINE, FACT, later } from './sample-events.ts';
import { firstOwner, lodger, registrant, stranger } from './sample-facts.ts';

const NOTHING = { facts: [] };
const except = (...stages: readonly Stage[]) => STAGES.filter((stage) => !stages.includes(stage));
const oneOfThem = { id: 'one of them', iin: firstOwner.iin };

const refusedCase = (ground: string, reason: string | null) => ({
  facts: [{ type: 'case-refused', ground, reason, learned: null, people: [] }],
});

describe('a review', () => {
  const review = { decision: 'refuse', reason: 'the arrest stands', caseworker } as const;
  const reviewed = caseIn('in-review');

  it('R17: may approve, with a reason', () => {
    expect(decideReview(reviewed, { ...review, decision: 'approve' })).toEqual({
      facts: [{ type: 'review-approved', reason: review.reason }],
    });
  });

  test.each([
    ['the general ground', review, 'refused-in-review'],
    ['a ground of its own', { ...review, ground: 'dwelling-without-title' }, 'dwelling-without-title'],
  ] as const)('R29: may refuse with %s, and a reason', (_says, decision, ground) => {
    expect(decideReview(reviewed, decision)).toEqual(refusedCase(ground, review.reason));
  });

  test.each(except('in-review'))('R17: while %s is turned away', (stage) => {
    const code = stage === 'closed' ? 'case-closed' : 'not-in-review';
    expect(decideReview(caseIn(stage), review)).toEqual({ facts: [], rejection: { code } });
  });

  it('R27: of one’s own case is turned away', () => {
    expect(decideReview(reviewed, { ...review, caseworker: oneOfThem })).toEqual({
      facts: [],
      rejection: { code: 'own-case' },
    });
  });

  it('R17: of what has changed meanwhile is turned away', () => {
    const approve = { ...review, decision: 'approve' } as const;
    expect(decideReview(reviewed, { ...approve, matters: [] })).toEqual({
      facts: [],
      rejection: { code: 'review-changed' },
    });
    expect(decideReview(reviewed, { ...approve, matters: [matterKey(ARREST)] }).facts).toHaveLength(1);
  });

  describe('R23: of several people', () => {
    const objected = [...HELD, FACT['objection-raised'], FACT['review-requested']];
    const upheld = { ...review, ground: 'objection-upheld', registrant: registrant.iin } as const;
    const alone: Fact = {
      type: 'person-refused',
      iin: registrant.iin,
      ground: 'objection-upheld',
      reason: review.reason,
    };

    it('may refuse for one alone', () => {
      expect(decideReview(caseAfter(objected), upheld)).toEqual({ facts: [alone] });
    });

    it('refuses the case with the last of them', () => {
      const one = caseAfter([...objected, alone]);
      expect(decideReview(one, { ...upheld, registrant: lodger.iin })).toEqual(
        refusedCase('objection-upheld', review.reason),
      );
    });

    it('refuses the case where it names nobody', () => {
      const { registrant: _registrant, ...all } = upheld;
      expect(decideReview(caseAfter(objected), all)).toEqual(refusedCase('objection-upheld', review.reason));
    });

    it('names nobody who isn’t one of them, or no longer', () => {
      const rejection = { code: 'unknown-registrant' };
      expect(decideReview(caseAfter(objected), { ...upheld, registrant: stranger.iin })).toEqual({
        facts: [],
        rejection,
      });
      expect(decideReview(caseAfter([...objected, alone]), upheld)).toEqual({ facts: [], rejection });
    });
  });

  it('R17: of one person is the refusal of the case', () => {
    expect(decideReview(reviewed, { ...review, registrant: registrant.iin })).toEqual(
      refusedCase('refused-in-review', review.reason),
    );
  });
});

describe('an extension', () => {
  const extension = { deadlineAt: later(DEADLINE, DAY_MS), reason: 'abroad until May', caseworker };

  it('R15: gives more time, with a reason', () => {
    const { deadlineAt, reason } = extension;
    expect(decideExtension(caseIn('awaiting-consent'), extension)).toEqual({
      facts: [{ type: 'deadline-extended', deadlineAt, reason }],
    });
  });

  it('R15: that comes twice counts once', () => {
    const extended = caseIn('awaiting-consent', { ...FACT['deadline-extended'], deadlineAt: extension.deadlineAt });
    expect(decideExtension(extended, extension)).toEqual(NOTHING);
  });

  it('R15: never takes time away', () => {
    const sooner = { ...extension, deadlineAt: later(DEADLINE, -1) };
    expect(decideExtension(caseIn('awaiting-consent'), sooner)).toEqual({
      facts: [],
      rejection: { code: 'deadline-not-later' },
    });
  });

  it('R27: is not for one of the parties', () => {
    expect(decideExtension(caseIn('awaiting-consent'), { ...extension, caseworker: oneOfThem })).toEqual({
      facts: [],
      rejection: { code: 'own-case' },
    });
  });

  test.each(except('awaiting-consent'))('R15: while %s is turned away', (stage) => {
    const code = stage === 'closed' ? 'case-closed' : 'not-awaiting-consent';
    expect(decideExtension(caseIn(stage), { ...extension, deadlineAt: DEADLINE })).toEqual({
      facts: [],
      rejection: { code },
    });
  });
});

describe('an assignment', () => {
  const assignment = { assignee: 'bolat', caseworker };

  test.each(except('closed'))('while %s gives the case to somebody, once', (stage) => {
    expect(decideAssignment(caseIn(stage), assignment)).toEqual({
      facts: [{ type: 'case-assigned', assignee: 'bolat' }],
    });
    expect(decideAssignment(caseIn(stage, { ...FACT['case-assigned'], assignee: 'bolat' }), assignment)).toEqual(
      NOTHING,
    );
  });

  it('may be given up', () => {
    const assigned = caseIn('in-review', FACT['case-assigned']);
    expect(decideAssignment(assigned, { ...assignment, assignee: null })).toEqual({
      facts: [{ type: 'case-assigned', assignee: null }],
    });
    expect(decideAssignment(caseIn('in-review'), { ...assignment, assignee: null })).toEqual(NOTHING);
  });

  it('R27: is not for one of the parties', () => {
    expect(decideAssignment(caseIn('in-review'), { ...assignment, caseworker: oneOfThem })).toEqual({
      facts: [],
      rejection: { code: 'own-case' },
    });
  });

  it('is too late once the case is closed', () => {
    expect(decideAssignment(caseIn('closed'), assignment)).toEqual({
      facts: [],
      rejection: { code: 'case-closed' },
    });
  });
});

describe('a death', () => {
  const [received, opened] = OPENING_OF['owner-withdrawal'];
  const WITH_CONSENTS = ['awaiting-consent', 'awaiting-objections', 'checking-ownership', 'in-review', 'registering'];

  test.each(STAGES)('R25: of the registrant refuses the case until the commit: %s', (stage) => {
    expect(decideDeaths(caseIn(stage, ...aloneIn(stage)), [registrant.iin])).toEqual(
      WITH_CONSENTS.includes(stage) ? refusedCase('registrant-deceased', null) : NOTHING,
    );
  });

  /** Of a withdrawal the story has two people. */
  function aloneIn(stage: Stage): readonly Fact[] {
    return stage === 'awaiting-objections' ? [{ ...FACT['person-refused'], iin: lodger.iin }] : [];
  }

  const stories: readonly (readonly Fact[])[] = [[received, opened], HELD, [...HELD, FACT['objection-period-passed']]];

  test.each(stories)('R25: of one of several ends that person’s part, while the case waits %#', (...story) => {
    const state = caseAfter(story);
    const { facts } = decideDeaths(state, [lodger.iin]);
    expect(facts).toEqual([{ type: 'person-refused', iin: lodger.iin, ground: 'registrant-deceased', reason: null }]);
    const after = caseAfter([...story, ...facts]);
    expect(after.people.map(({ refusal }) => refusal?.ground)).toEqual([undefined, 'registrant-deceased']);
    expect(decideDeaths(after, [lodger.iin])).toEqual(NOTHING);
    expect(decideDeaths(after, [lodger.iin, registrant.iin])).toEqual(refusedCase('registrant-deceased', null));
  });

  it('R25: of all of them refuses the case', () => {
    expect(decideDeaths(caseAfter(HELD), [lodger.iin, registrant.iin])).toEqual(
      refusedCase('registrant-deceased', null),
    );
  });

  it('R25: of nobody changes nothing', () => {
    expect(decideDeaths(caseAfter(STORY['awaiting-consent']), [])).toEqual(NOTHING);
    expect(decideDeaths(caseAfter(STORY['awaiting-consent']), [stranger.iin])).toEqual(NOTHING);
  });
});
