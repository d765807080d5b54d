import { describe, expect, it, test } from 'vitest';
import type { Case } from '../../domain/case.ts';
import { isOpened } from '../../domain/case.ts';
import { asEvents, type Fact } from '../../domain/case-events.ts';
import { evolve, evolveAll, ImpossibleEvent } from '../../domain/evolve.ts';
import { GROUNDS } from '../../domain/grounds.ts';
import { mayFollow, STAGES, type Stage } from '../../domain/stages.ts';
import { secondOwner, stranger } from './sample-facts.ts';
import { askedOf, caseAfter, caseIn, DAY_MS, DEADLINE, eventsOf, FACT, later, STORY } from './sample-case.ts';

/** Where each fact leads from each stage in which it may happen; from every other stage it leads nowhere. */
const LEADS_TO: { readonly [Type in Fact['type']]: Partial<Record<Stage, Stage>> } = {
  'application-received': {},
  'case-opened': { opening: 'awaiting-consent' },
  'case-refused': { opening: 'closed', 'checking-ownership': 'closed', 'in-review': 'closed' },
  'consent-given': { 'awaiting-consent': 'awaiting-consent' },
  'consent-declined': { 'awaiting-consent': 'closed' },
  'consent-revoked': {
    'awaiting-consent': 'awaiting-consent',
    'checking-ownership': 'awaiting-consent',
    'in-review': 'awaiting-consent',
    registering: 'awaiting-consent',
  },
  'evidence-rejected': {
    'awaiting-consent': 'awaiting-consent',
    'checking-ownership': 'checking-ownership',
    'in-review': 'in-review',
    registering: 'registering',
  },
  'reminder-sent': { 'awaiting-consent': 'awaiting-consent' },
  'deadline-passed': { 'awaiting-consent': 'closed' },
  'ownership-confirmed': { 'checking-ownership': 'registering' },
  'owners-changed': { 'checking-ownership': 'checking-ownership' },
  'review-requested': { 'checking-ownership': 'in-review' },
  'review-approved': { 'in-review': 'checking-ownership' },
  'application-cancelled': {
    opening: 'closed',
    'awaiting-consent': 'closed',
    'checking-ownership': 'closed',
    'in-review': 'closed',
    registering: 'closed',
  },
  'registration-committed': { registering: 'registered' },
  'follow-ups-done': { registered: 'registered' },
  'case-completed': { registered: 'closed' },
  'step-stuck': {
    opening: 'opening',
    'awaiting-consent': 'awaiting-consent',
    'checking-ownership': 'checking-ownership',
    'in-review': 'in-review',
    registering: 'registering',
    registered: 'registered',
  },
  'step-resumed': {
    opening: 'opening',
    'awaiting-consent': 'awaiting-consent',
    'checking-ownership': 'checking-ownership',
    'in-review': 'in-review',
    registering: 'registering',
    registered: 'registered',
  },
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

  it('does not know it yet where the application names owner and area (R16)', () => {
    const application = {
      ...FACT['application-received'].application,
      dwelling: { owner: secondOwner.iin, usefulArea: 60 },
    };
    expect(caseAfter([{ ...FACT['application-received'], application }]).learned.rka).toBeNull();
  });
});

describe('opening', () => {
  it('goes straight to the registry where nobody must consent (R9)', () => {
    const opened = { ...FACT['case-opened'], consents: [] };
    expect(caseAfter([FACT['application-received'], opened]).stage).toBe('checking-ownership');
  });
});

describe('consents', () => {
  const statuses = (state: Case | undefined) => state?.consents.map(({ status }) => status);

  it('lead on only when the last of them is given (R9)', () => {
    const one = followedBy(caseIn('awaiting-consent'), FACT['consent-given']);
    expect([one?.stage, statuses(one)]).toEqual(['awaiting-consent', ['given', 'pending']]);
    const both = caseIn('checking-ownership');
    expect(statuses(both)).toEqual(['given', 'given']);
  });

  it('that are revoked are asked for anew, with another nonce and the deadline that counts now (R13, R14)', () => {
    const extended = later(DEADLINE, DAY_MS);
    const changed: Fact = {
      ...FACT['owners-changed'],
      removed: [],
      added: [askedOf('third', stranger.iin)],
      deadlineAt: extended,
    };
    const state = followedBy(caseIn('checking-ownership'), changed, FACT['consent-revoked']);
    const { evidenceId, nonce } = FACT['consent-revoked'];
    expect(state?.consents[0]).toMatchObject({ status: 'revoked', evidenceId, nonce, deadlineAt: extended });
  });

  it('one declined ends the case, and shows whose it was (R14)', () => {
    const state = followedBy(caseIn('awaiting-consent'), FACT['consent-declined']);
    expect(state).toMatchObject({ ending: { outcome: 'declined', consentId: 'first' } });
    expect(statuses(state)).toEqual(['declined', 'pending']);
  });

  it('expire where they were not given; those that were stand (R15)', () => {
    const state = followedBy(caseIn('awaiting-consent'), FACT['consent-given'], FACT['deadline-passed']);
    expect(statuses(state)).toEqual(['given', 'expired']);
    expect(state).toMatchObject({ ending: { outcome: 'expired' } });
  });

  it('remember when evidence for them was rejected, each for itself (R12)', () => {
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
  it('bring requests for the new ones, keep the consents of those who stay, and start a new period (R16)', () => {
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

  it('that only became fewer leave the period as it is (R16)', () => {
    const before = caseIn('checking-ownership');
    const state = followedBy(before, FACT['owners-changed']);
    expect(state).toMatchObject({ stage: 'checking-ownership', askedAt: before.askedAt });
    expect(state?.consents.map(({ consentId }) => consentId)).toEqual(['first']);
  });
});

describe('review', () => {
  it('that is approved waives exactly what it was held for, again and again (R17)', () => {
    const again: Fact = { ...FACT['review-requested'], encumbrances: ['court-prohibition/2026-02-02'] };
    const state = followedBy(caseIn('in-review'), FACT['review-approved'], again, FACT['review-approved']);
    const { encumbrances } = FACT['review-requested'];
    expect(state).toMatchObject({ waived: [...encumbrances, ...again.encumbrances] });
    expect(state).not.toHaveProperty('encumbrances');
  });
});

describe('refusal', () => {
  it('shows ground, rule and text, and what was learned by then (R29)', () => {
    const { learned } = FACT['case-opened'];
    const ground = 'dwelling-unknown';
    const state = followedBy(caseIn('opening'), { ...FACT['case-refused'], learned });
    expect(state).toMatchObject({ learned, ending: { refusal: { ground, ...GROUNDS[ground] } } });
  });

  it('keeps what was learned before (R29)', () => {
    const before = caseIn('checking-ownership');
    expect(followedBy(before, FACT['case-refused'])?.learned).toEqual(before.learned);
  });
});

describe('follow-ups', () => {
  it('are done one by one, and stay visible when the case is closed (R21)', () => {
    const one = followedBy(caseIn('registered'), { ...FACT['follow-ups-done'], names: ['notices'] });
    const followUps = [
      { name: 'population-registry', state: 'pending' },
      { name: 'notices', state: 'done' },
    ];
    expect(one).toMatchObject({ registration: { followUps } });
    expect(caseIn('closed')).toMatchObject({ ending: { registration: { followUps: [{ state: 'done' }, {}] } } });
  });
});

describe('a stuck step', () => {
  const other: Fact = { ...FACT['step-stuck'], step: 'another-step' };
  const steps = (state: Case | undefined) => state?.stuck.map(({ step, code }) => [step, code]);

  it('is shown once, with its latest reason, until it is resumed (R29)', () => {
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
