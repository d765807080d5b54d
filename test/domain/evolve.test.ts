import { describe, expect, it, test } from 'vitest';
import type { Case } from '../../domain/case.ts';
import { addressedPeople, isOpened } from '../../domain/case.ts';
import { asEvents, type Fact } from '../../domain/case-events.ts';
import { evolve, evolveAll } from '../../domain/evolve.ts';
import { ImpossibleEvent } from '../../domain/impossible-event.ts';
import { GROUNDS } from '../../domain/grounds.ts';
import { matterKey, type ReviewMatter } from '../../domain/review-matters.ts';
import { mayFollow, STAGES, type Stage } from '../../domain/stages.ts';
import { caseAfter, caseIn, eventsOf, given, HELD, OPENING_OF, STORY } from './sample-case.ts';
import {
  ARREST,
  askedOf,
  caseworker,
  DAY_MS,
  DEADLINE,
  FACT,
  judgedOf,
  later,
  mayObjectOf,
  OBJECTIONS_UNTIL,
} from './sample-events.ts';
import { lodger, NOW, registrant, secondOwner, stranger } from './sample-facts.ts';

type Leads = Partial<Record<Stage, Stage>>;

const staying = (...stages: readonly Stage[]): Leads => Object.fromEntries(stages.map((stage) => [stage, stage]));
const closing = (...stages: readonly Stage[]): Leads => Object.fromEntries(stages.map((stage) => [stage, 'closed']));

const WITH_CONSENTS: readonly Stage[] = [
  'awaiting-consent',
  'awaiting-objections',
  'checking-ownership',
  'in-review',
  'registering',
];

/** Where each fact leads from each stage in which it may happen; from every other stage it leads nowhere. */
const LEADS_TO: { readonly [Type in Fact['type']]: Leads } = {
  'application-received': {},
  'case-opened': { opening: 'awaiting-consent' },
  'case-refused': closing('opening', ...WITH_CONSENTS),
  'person-refused': staying(...WITH_CONSENTS),
  'consent-given': staying('awaiting-consent'),
  'consent-declined': closing('awaiting-consent'),
  'consent-revoked': {
    'awaiting-consent': 'awaiting-consent',
    'awaiting-objections': 'awaiting-consent',
    'checking-ownership': 'awaiting-consent',
    'in-review': 'awaiting-consent',
    registering: 'awaiting-consent',
  },
  'evidence-rejected': staying(...WITH_CONSENTS),
  'reminder-sent': staying('awaiting-consent'),
  'deadline-extended': staying('awaiting-consent'),
  'deadline-passed': closing('awaiting-consent'),
  'objection-raised': { ...staying(...WITH_CONSENTS), 'awaiting-objections': 'checking-ownership' },
  'objection-evidence-rejected': staying(...WITH_CONSENTS),
  'objection-period-passed': { 'awaiting-objections': 'checking-ownership' },
  'ownership-confirmed': { 'checking-ownership': 'registering' },
  'owners-changed': staying('checking-ownership'),
  'review-requested': { 'checking-ownership': 'in-review' },
  'review-approved': { 'in-review': 'checking-ownership' },
  'case-assigned': staying('opening', ...WITH_CONSENTS, 'registered'),
  'note-added': staying('opening', ...WITH_CONSENTS, 'registered'),
  'consenter-reminded': staying('awaiting-consent'),
  'application-cancelled': closing('opening', ...WITH_CONSENTS),
  'registration-committed': { registering: 'registered' },
  'follow-ups-done': staying('registered'),
  'chip-ordered': staying('registered'),
  'chip-reminder-sent': staying('registered'),
  'follow-up-failed': staying('registered'),
  'stay-end-rejected': staying('registered'),
  'stay-ended': staying('registered'),
  'case-completed': closing('registered'),
  'step-stuck': staying('opening', ...WITH_CONSENTS, 'registered'),
  'step-resumed': staying('opening', ...WITH_CONSENTS, 'registered'),
};

const everyFact = Object.values(FACT);
const everyPair = everyFact.flatMap((fact) => STAGES.map((stage) => ({ type: fact.type, stage, fact })));
const lawful = everyPair.filter(({ type, stage }) => LEADS_TO[type][stage] !== undefined);
const unlawful = everyPair.filter(({ type, stage }) => LEADS_TO[type][stage] === undefined);

const followedBy = (state: Case, ...facts: readonly Fact[]): Case | undefined =>
  evolveAll(state, eventsOf(facts, state.revision));

describe('a fact in a stage', () => {
  test.each(lawful)('$type may happen while $stage, and leads where it may lead', ({ type, stage, fact }) => {
    const state = caseIn(stage);
    const next = followedBy(state, fact);
    expect(next?.stage).toBe(LEADS_TO[type][stage]);
    expect(mayFollow(stage, next?.stage ?? 'opening')).toBe(true);
    expect(next?.revision).toBe(state.revision + 1);
  });

  test.each(unlawful)('$type is impossible while $stage', ({ stage, fact }) => {
    expect(() => followedBy(caseIn(stage), fact)).toThrow(ImpossibleEvent);
  });

  test.each(everyFact.filter(({ type }) => type !== 'application-received'))(
    '$type is impossible before the application is received',
    (fact) => {
      expect(() => evolveAll(undefined, eventsOf([fact]))).toThrow('not yet received');
    },
  );
});

describe('folding', () => {
  const events = eventsOf(STORY.closed);

  test.each(STAGES)('a story to %s in any two overlapping parts makes the same case', (stage) => {
    const story = eventsOf(STORY[stage]);
    for (let end = 1; end <= story.length; end += 1) {
      for (let start = 0; start <= end; start += 1) {
        const first = evolveAll(undefined, story.slice(0, end));
        expect(evolveAll(first, story.slice(start))).toEqual(caseIn(stage));
      }
    }
  });

  it('refuses to skip an event', () => {
    const [first, , third] = events;
    if (first === undefined || third === undefined) throw new Error('the story is longer');
    expect(() => evolve(undefined, third)).toThrow(ImpossibleEvent);
    expect(() => evolve(evolve(undefined, first), third)).toThrow(ImpossibleEvent);
  });

  it('changes nothing of the case it is given', () => {
    const state = caseIn('awaiting-consent');
    const before = structuredClone(state);
    followedBy(state, FACT['consent-given'], FACT['consent-revoked'], FACT['step-stuck']);
    expect(state).toEqual(before);
  });

  it('numbers facts after a revision, all at the same instant and by the same actor', () => {
    const actor = { kind: 'system', id: null } as const;
    expect(asEvents([FACT['consent-given'], FACT['reminder-sent']], 4, DEADLINE, actor)).toEqual([
      { seq: 5, at: DEADLINE, actor, fact: FACT['consent-given'] },
      { seq: 6, at: DEADLINE, actor, fact: FACT['reminder-sent'] },
    ]);
  });
});

describe('receiving', () => {
  it('knows the dwelling where the application names it by its code', () => {
    expect(caseIn('opening').learned.rka).toBe(FACT['case-opened'].learned.rka);
  });

  it('R16: does not know it yet where the application names owner and area', () => {
    const application = {
      ...FACT['application-received'].application,
      dwelling: { owner: secondOwner.iin, usefulArea: 60 },
    };
    expect(caseAfter([{ ...FACT['application-received'], application }]).learned.rka).toBeNull();
  });
});

describe('opening', () => {
  it('R9: goes straight to the registry where nobody must consent', () => {
    const opened = { ...FACT['case-opened'], consents: [] };
    expect(caseAfter([FACT['application-received'], opened]).stage).toBe('checking-ownership');
  });

  it('R23: shows each of those concerned, and what speaks against them alone', () => {
    const people = [judgedOf(registrant), judgedOf(lodger, 'not-resident-there')];
    const state = caseAfter([FACT['application-received'], { ...FACT['case-opened'], people }]);
    expect(state.people).toEqual([
      { iin: registrant.iin, name: people[0]?.name, refusal: null },
      {
        iin: lodger.iin,
        name: people[1]?.name,
        refusal: { ground: 'not-resident-there', ...GROUNDS['not-resident-there'] },
      },
    ]);
  });

  it('R23: shows who may object, and that nobody has yet', () => {
    const unanswered = { status: 'open', reason: null, raisedAt: null, evidenceId: null, rejectedAt: [] };
    expect(caseAfter(HELD).objections).toEqual(
      [registrant, lodger].map((person) => Object.assign({}, mayObjectOf(person), unanswered)),
    );
  });
});

describe('objections', () => {
  const [received, opened] = OPENING_OF['owner-withdrawal'];

  test.each([
    ['while the period runs', OBJECTIONS_UNTIL, 'awaiting-objections'],
    ['not where it was over before the last consent came', NOW, 'checking-ownership'],
    ['not where there is none', null, 'checking-ownership'],
  ] as const)('R23: hold a case to which all have consented: %s', (_says, objectionsUntil, stage) => {
    expect(caseAfter([received, { ...opened, objectionsUntil }, given('first'), given('second')]).stage).toBe(stage);
  });

  it('R23: hold it until the last moment of the period', () => {
    const [asked] = opened.consents;
    if (asked === undefined) throw new Error('somebody is asked');
    const answeredAt = (at: string): Case | undefined =>
      evolveAll(
        caseAfter([received, { ...opened, consents: [asked] }]),
        asEvents([given(asked.consentId)], 2, at, { kind: 'system', id: null }),
      );
    expect(answeredAt(OBJECTIONS_UNTIL)?.stage).toBe('awaiting-objections');
    expect(answeredAt(later(OBJECTIONS_UNTIL, 1))?.stage).toBe('checking-ownership');
  });

  it('R23: hold it also where nobody must consent', () => {
    expect(caseAfter([received, { ...opened, consents: [] }]).stage).toBe('awaiting-objections');
  });

  it('R23: don’t hold it any longer once somebody has objected', () => {
    expect(caseAfter([received, opened, FACT['objection-raised'], given('first'), given('second')]).stage).toBe(
      'checking-ownership',
    );
  });

  it('R23: that are raised show what was said and when; the others stay open', () => {
    const state = followedBy(caseAfter(HELD), FACT['objection-raised']);
    const { reason, evidenceId } = FACT['objection-raised'];
    expect(state?.objections).toMatchObject([
      { status: 'raised', reason, evidenceId, raisedAt: state?.updatedAt },
      { status: 'open', reason: null },
    ]);
  });

  it('R23: remember when evidence for them was rejected, each for itself', () => {
    const wrong = FACT['objection-evidence-rejected'];
    const state = followedBy(caseAfter(HELD), wrong, wrong);
    expect(state?.objections.map(({ rejectedAt }) => rejectedAt.length)).toEqual([2, 0]);
    expect(state?.objections[0]?.rejectedAt[1]).toBe(state?.updatedAt);
  });

  it('R23: that nobody may raise leave the others alone', () => {
    const state = caseAfter(HELD);
    const next = followedBy(state, { ...FACT['objection-evidence-rejected'], objectionId: 'unknown' });
    expect(next?.objections).toEqual(state.objections);
  });

  it('R14, R23: a consent taken back meanwhile is asked for first, and the period goes on', () => {
    const again = followedBy(caseAfter(HELD), FACT['consent-revoked'], given('first'));
    expect(again).toMatchObject({ stage: 'awaiting-objections', objectionsUntil: OBJECTIONS_UNTIL });
  });
});

describe('a person who is refused', () => {
  it('R23: has their own refusal, and the others none', () => {
    const state = followedBy(caseAfter([...HELD, FACT['objection-period-passed']]), FACT['person-refused']);
    const { ground } = FACT['person-refused'];
    expect(state?.people.map(({ refusal }) => refusal)).toEqual([{ ground, ...GROUNDS[ground] }, null]);
    expect(state === undefined ? [] : addressedPeople(state)).toEqual([lodger.iin]);
  });
});

describe('an assignment', () => {
  it('is shown, also when the case is closed, and can be given up', () => {
    const assigned = caseIn('awaiting-consent', FACT['case-assigned']);
    expect(assigned.assignee).toBe(caseworker.id);
    expect(followedBy(assigned, FACT['application-cancelled'])?.assignee).toBe(caseworker.id);
    expect(followedBy(assigned, { ...FACT['case-assigned'], assignee: null })?.assignee).toBeNull();
  });
});

describe('an extension', () => {
  it('R15: moves the deadline of the case; the documents that are out name the old one still', () => {
    const before = caseIn('awaiting-consent');
    const { deadlineAt } = FACT['deadline-extended'];
    const state = followedBy(before, FACT['deadline-extended']);
    expect(state).toMatchObject({ stage: 'awaiting-consent', deadlineAt, askedAt: before.askedAt });
    expect(state?.consents).toEqual(before.consents);
  });
});

describe('consents', () => {
  const statuses = (state: Case | undefined) => state?.consents.map(({ status }) => status);

  it('R9: lead on only when the last of them is given', () => {
    const one = followedBy(caseIn('awaiting-consent'), FACT['consent-given']);
    expect([one?.stage, statuses(one)]).toEqual(['awaiting-consent', ['given', 'pending']]);
    const both = caseIn('checking-ownership');
    expect(statuses(both)).toEqual(['given', 'given']);
  });

  it('R13, R14: that are revoked are asked for anew, with another nonce and the deadline that counts now', () => {
    const extended = later(DEADLINE, DAY_MS);
    const changed: Fact = {
      ...FACT['owners-changed'],
      removed: [],
      added: [askedOf('third', stranger.iin)],
      deadlineAt: extended,
    };
    const revoked = { ...FACT['consent-revoked'], deadlineAt: extended };
    const before = followedBy(caseIn('checking-ownership'), changed);
    const state = before === undefined ? undefined : followedBy(before, revoked);
    const { evidenceId, nonce } = FACT['consent-revoked'];
    expect(state?.consents[0]).toMatchObject({ status: 'revoked', evidenceId, nonce, deadlineAt: extended });
    expect(state).toMatchObject({ deadlineAt: extended, askedAt: before?.updatedAt });
  });

  it('R14, R15: that are revoked when the time was over bring a new period', () => {
    const anew = later(DEADLINE, 10 * DAY_MS);
    const state = followedBy(caseIn('in-review'), { ...FACT['consent-revoked'], deadlineAt: anew });
    expect(state).toMatchObject({ stage: 'awaiting-consent', deadlineAt: anew, askedAt: state?.updatedAt });
  });

  it('R14: one declined ends the case, and shows whose it was', () => {
    const state = followedBy(caseIn('awaiting-consent'), FACT['consent-declined']);
    expect(state).toMatchObject({ ending: { outcome: 'declined', consentId: 'first' } });
    expect(statuses(state)).toEqual(['declined', 'pending']);
  });

  it('R15: expire where they were not given; those that were stand', () => {
    const state = followedBy(caseIn('awaiting-consent'), FACT['consent-given'], FACT['deadline-passed']);
    expect(statuses(state)).toEqual(['given', 'expired']);
    expect(state).toMatchObject({ ending: { outcome: 'expired' } });
  });

  it('R12: remember when evidence for them was rejected, each for itself', () => {
    const state = followedBy(caseIn('awaiting-consent'), FACT['evidence-rejected'], FACT['evidence-rejected']);
    expect(state?.consents.map(({ rejectedAt }) => rejectedAt.length)).toEqual([2, 0]);
  });

  it('that nobody asked for leave the others alone', () => {
    const state = caseIn('awaiting-consent');
    const next = followedBy(state, { ...FACT['evidence-rejected'], consentId: 'unknown' });
    expect(next?.consents).toEqual(state.consents);
  });
});

describe('changed owners', () => {
  it('R16: bring requests for the new ones, keep the consents of those who stay, and start a new period', () => {
    const before = caseIn('checking-ownership');
    const added = askedOf('third', stranger.iin);
    const deadlineAt = later(DEADLINE, DAY_MS);
    const state = followedBy(before, { ...FACT['owners-changed'], added: [added], deadlineAt });
    if (state === undefined || !isOpened(state)) throw new Error('it is open');
    expect(state.stage).toBe('awaiting-consent');
    expect(state.consents.map(({ consentId, status }) => [consentId, status])).toEqual([
      ['first', 'given'],
      ['third', 'pending'],
    ]);
    expect([state.deadlineAt, state.askedAt]).toEqual([deadlineAt, state.updatedAt]);
  });

  it('R16: that only became fewer leave the period as it is', () => {
    const before = caseIn('checking-ownership');
    const state = followedBy(before, FACT['owners-changed']);
    expect(state).toMatchObject({ stage: 'checking-ownership', askedAt: before.askedAt });
    expect(state?.consents.map(({ consentId }) => consentId)).toEqual(['first']);
  });
});

describe('review', () => {
  it('R17: that is approved waives exactly what it was held for, again and again', () => {
    const prohibition: ReviewMatter = { ...ARREST, encumbrance: 'court-prohibition', since: '2026-02-02' };
    const again: Fact = { ...FACT['review-requested'], matters: [prohibition] };
    const state = followedBy(caseIn('in-review'), FACT['review-approved'], again, FACT['review-approved']);
    expect(state).toMatchObject({ waived: [ARREST, prohibition].map(matterKey) });
    expect(state).not.toHaveProperty('review');
  });

  it('R17: shows since when it is wanted and by when it should be decided', () => {
    const state = caseIn('in-review');
    const { matters, dueAt } = FACT['review-requested'];
    expect(state.review).toEqual({ matters, requestedAt: state.updatedAt, dueAt });
  });
});

describe('refusal', () => {
  it('R29: shows ground, rule and text, and what was learned by then', () => {
    const { learned } = FACT['case-opened'];
    const ground = 'dwelling-unknown';
    const state = followedBy(caseIn('opening'), { ...FACT['case-refused'], learned });
    expect(state).toMatchObject({ learned, ending: { refusal: { ground, ...GROUNDS[ground] } } });
  });

  it('R29: keeps what was learned before', () => {
    const before = caseIn('checking-ownership');
    const state = followedBy(before, FACT['case-refused']);
    expect(state?.learned).toEqual(before.learned);
    expect(state?.people).toEqual(before.people);
  });

  it('R23: shows of each what speaks against them, where they were judged one by one', () => {
    const people = [judgedOf(registrant, 'registrant-deceased'), judgedOf(lodger, 'not-resident-there')];
    const state = followedBy(caseAfter([OPENING_OF['owner-withdrawal'][0]]), { ...FACT['case-refused'], people });
    expect(state?.people.map(({ refusal }) => refusal?.ground)).toEqual(people.map(({ ground }) => ground));
  });
});

describe('a stuck step', () => {
  const other: Fact = { ...FACT['step-stuck'], step: 'another-step' };
  const steps = (state: Case | undefined) => state?.stuck.map(({ step, code }) => [step, code]);

  it('R29: is shown once, with its latest reason, until it is resumed', () => {
    const again: Fact = { ...FACT['step-stuck'], code: 'timeout' };
    const stuck = followedBy(caseIn('registered'), FACT['step-stuck'], other, again);
    expect(steps(stuck)).toEqual([
      ['another-step', 'down'],
      ['a-step', 'timeout'],
    ]);
    expect(steps(followedBy(caseIn('registered'), FACT['step-stuck'], other, FACT['step-resumed']))).toEqual([
      ['another-step', 'down'],
    ]);
  });

  it('no longer matters to a case that is closed', () => {
    expect(steps(followedBy(caseIn('opening'), FACT['step-stuck'], FACT['case-refused']))).toEqual([]);
  });
});
