import { describe, expect, it, test } from 'vitest';
import { endOfDayAfter } from '../../domain/calendar.ts';
import { FOLLOW_UPS } from '../../domain/case.ts';
import * as decide from '../../domain/decide.ts';
import { STAGES, type Stage } from '../../domain/stages.ts';
import {
  address,
  applicationOf,
  dwellingOf,
  firstOwner,
  NOW,
  openingFactsOf,
  personOf,
  registrant,
  secondOwner,
} from './sample-facts.ts';
import { caseAfter, caseIn, createIds, DEADLINE, FACT, HOUR_MS, later, policy, STORY } from './sample-case.ts';

const AT = later(NOW, HOUR_MS);
const NOTHING = { facts: [] };
const except = (...stages: readonly Stage[]) => STAGES.filter((stage) => !stages.includes(stage));

describe('opening', () => {
  const opening = (facts = openingFactsOf()) => ({ facts, evidenceId: 'filed', ids: createIds(), policy, at: NOW });

  it('asks every owner until the end of the tenth day (R9, R15)', () => {
    const deadlineAt = endOfDayAfter(NOW, policy.consentPeriodDays);
    expect(decide.decideOpening(caseIn('opening'), opening())).toMatchObject({
      facts: [
        {
          type: 'case-opened',
          consents: [firstOwner, secondOwner].map(({ iin }) => ({ consenter: { iin }, askedAt: NOW, deadlineAt })),
          titleHolders: [firstOwner.iin, secondOwner.iin],
          deadlineAt,
          evidenceId: 'filed',
        },
      ],
    });
  });

  it('asks each with a nonce of their own (R13)', () => {
    const [fact] = decide.decideOpening(caseIn('opening'), opening()).facts;
    const nonces = fact?.type === 'case-opened' ? fact.consents.map(({ nonce }) => nonce) : [];
    expect(new Set(nonces).size).toBe(2);
  });

  it('refuses with the ground and what was learned (R29)', () => {
    const facts = openingFactsOf({ registrant: personOf(registrant.iin, { alive: false }) });
    expect(decide.decideOpening(caseIn('opening'), opening(facts))).toMatchObject({
      facts: [{ type: 'case-refused', ground: 'registrant-deceased', reason: null, learned: { office: 'almaty' } }],
    });
  });

  it('refuses an application whose signature turned out not to hold (R12)', () => {
    expect(decide.decideSignatureRefusal(caseIn('opening'), 'revoked').facts).toEqual([
      { type: 'case-refused', ground: 'signature-rejected', reason: 'revoked', learned: null },
    ]);
  });

  test.each(except('opening'))('that comes once more while %s changes nothing', (stage) => {
    expect(decide.decideOpening(caseIn(stage), opening())).toEqual(NOTHING);
    expect(decide.decideSignatureRefusal(caseIn(stage), 'revoked')).toEqual(NOTHING);
  });
});

describe('what is learned', () => {
  const { rka } = dwellingOf();
  const byArea = applicationOf({ dwelling: { owner: firstOwner.iin, usefulArea: 60 } });
  const nothing = { registrant: undefined, applicant: undefined, dwellings: [], address: undefined };

  test.each([
    ['everything', applicationOf(), {}, { rka, address: address.address, office: 'almaty' }],
    ['the dwelling found by owner and area (R16)', byArea, {}, { rka }],
    ['the dwelling that was named, though unknown', applicationOf(), { dwellings: [] }, { rka }],
    [
      'no office for an address of no region',
      applicationOf(),
      { address: { ...address, kato: '00' } },
      { office: null },
    ],
    ['nothing', byArea, nothing, { registrantName: null, applicantName: null, rka: null, address: null, office: null }],
  ])('is %s', (_says, application, facts, learned) => {
    expect(decide.learnedFrom(application, openingFactsOf(facts))).toMatchObject(learned);
  });
});

const accepted = (evidenceId: string) => ({ accepted: true, evidenceId }) as const;
const refused = (evidenceId: string) => ({ accepted: false, evidenceId, reason: 'wrong-person' }) as const;
const rejection = (reason: string) => ({
  facts: [{ type: 'evidence-rejected', consentId: 'first', reason }],
  rejection: { code: 'evidence-rejected', reason },
});

describe('an answer of a consenter', () => {
  const answer = {
    consentId: 'first',
    decision: 'give',
    nonce: 'nonce of first',
    verdict: accepted('e'),
    at: AT,
  } as const;
  const awaiting = caseIn('awaiting-consent');

  test.each([
    ['give', 'consent-given'],
    ['decline', 'consent-declined'],
  ] as const)('to %s is recorded with its evidence (R12)', (decision, type) => {
    expect(decide.decideConsentAnswer(awaiting, { ...answer, decision })).toEqual({
      facts: [{ type, consentId: 'first', evidenceId: 'e' }],
    });
  });

  it('without valid evidence is rejected, and the attempt recorded (R12)', () => {
    expect(decide.decideConsentAnswer(awaiting, { ...answer, verdict: refused('e') })).toEqual(
      rejection('wrong-person'),
    );
  });

  it('verified against a document that is no longer the one is rejected (R13)', () => {
    expect(decide.decideConsentAnswer(awaiting, { ...answer, nonce: 'older' })).toEqual(rejection('wrong-document'));
  });

  it('that isn’t wanted is turned away, whatever its evidence, and leaves no trace (R14)', () => {
    const rejected = { facts: [], rejection: { code: 'unknown-consent' } };
    expect(decide.decideConsentAnswer(awaiting, { ...answer, consentId: 'third' })).toEqual(rejected);
    const late = { ...answer, at: DEADLINE, verdict: refused('e') };
    expect(decide.decideConsentAnswer(awaiting, late)).toEqual({ facts: [], rejection: { code: 'deadline-passed' } });
  });

  const { evidenceId } = FACT['consent-given'];
  it('that comes twice counts once, and is not turned away', () => {
    const given = caseIn('awaiting-consent', FACT['consent-given']);
    expect(decide.decideConsentAnswer(given, { ...answer, verdict: accepted(evidenceId) })).toEqual(NOTHING);
  });

  it('that comes again after it was revoked does not count (R13, R14)', () => {
    const revoked = caseIn('awaiting-consent', FACT['consent-given'], FACT['consent-revoked']);
    const again = { ...answer, verdict: accepted(evidenceId) };
    expect(decide.decideConsentAnswer(revoked, again)).toEqual(rejection('wrong-document'));
  });
});

describe('a revocation (R14)', () => {
  const request = { consentId: 'first', nonce: 'nonce of first', nextNonce: 'next', verdict: accepted('e'), at: AT };

  test.each(['checking-ownership', 'in-review', 'registering'] as const)('while %s takes the consent back', (stage) => {
    expect(decide.decideRevocation(caseIn(stage), request)).toEqual({
      facts: [{ type: 'consent-revoked', consentId: 'first', evidenceId: 'e', nonce: 'next' }],
    });
  });

  it('needs valid evidence (R12)', () => {
    const unproved = { ...request, verdict: refused('e') };
    expect(decide.decideRevocation(caseIn('registering'), unproved)).toEqual(rejection('wrong-person'));
  });

  it('needs evidence for this very consent (R13)', () => {
    const other = { ...request, nonce: 'older' };
    expect(decide.decideRevocation(caseIn('registering'), other)).toEqual(rejection('wrong-document'));
  });

  it('of what was never given is turned away', () => {
    expect(decide.decideRevocation(caseIn('awaiting-consent'), request)).toEqual({
      facts: [],
      rejection: { code: 'consent-not-given' },
    });
  });

  it('that comes twice counts once', () => {
    const revoked = caseIn('awaiting-consent', FACT['consent-given'], FACT['consent-revoked']);
    const again = { ...request, verdict: accepted(FACT['consent-revoked'].evidenceId) };
    expect(decide.decideRevocation(revoked, again)).toEqual(NOTHING);
  });
});

describe('the deadline (R15)', () => {
  test.each([
    ['before it', -1, []],
    ['at it', 0, ['deadline-passed']],
    ['after it', 1, ['deadline-passed']],
  ])('%s', (_says, ms, types) => {
    const { facts } = decide.decideDeadline(caseIn('awaiting-consent'), later(DEADLINE, ms));
    expect(facts.map(({ type }) => type)).toEqual(types);
  });

  test.each(except('awaiting-consent'))('is a leftover while %s and changes nothing', (stage) => {
    expect(decide.decideDeadline(caseIn(stage), later(DEADLINE, 1))).toEqual(NOTHING);
  });
});

describe('a reminder (R15)', () => {
  const { dueAt } = FACT['reminder-sent'];

  it('goes to those whose answer is still wanted', () => {
    const state = caseIn('awaiting-consent', FACT['consent-given']);
    expect(decide.decideReminder(state, dueAt).facts).toEqual([
      { type: 'reminder-sent', dueAt, consentIds: ['second'] },
    ]);
  });

  test.each([
    ['the same', 0, []],
    ['an earlier one', -1, []],
    ['a later one', 1, ['reminder-sent']],
  ])('counts once for each moment it was due: %s', (_says, ms, types) => {
    const state = caseIn('awaiting-consent', FACT['reminder-sent']);
    const { facts } = decide.decideReminder(state, later(dueAt, ms));
    expect(facts.map(({ type }) => type)).toEqual(types);
  });

  test.each(except('awaiting-consent'))('is a leftover while %s', (stage) => {
    expect(decide.decideReminder(caseIn(stage), dueAt)).toEqual(NOTHING);
  });
});

describe('a cancellation', () => {
  test.each(except('registered', 'closed'))('while %s ends the case (R14)', (stage) => {
    expect(decide.decideCancellation(caseIn(stage), 'reason')).toEqual({
      facts: [{ type: 'application-cancelled', reason: 'reason' }],
    });
  });

  test.each(['registered', 'closed'] as const)('while %s is turned away', (stage) => {
    expect(decide.decideCancellation(caseIn(stage), null)).toMatchObject({ facts: [], rejection: {} });
  });

  it('that comes twice counts once', () => {
    const cancelled = caseAfter([...STORY.registering, FACT['application-cancelled']]);
    expect(decide.decideCancellation(cancelled, null)).toEqual(NOTHING);
  });
});

describe('a review (R17)', () => {
  const review = { decision: 'refuse', reason: 'the arrest stands' } as const;

  it('may approve, with a reason', () => {
    expect(decide.decideReview(caseIn('in-review'), { ...review, decision: 'approve' })).toEqual({
      facts: [{ type: 'review-approved', reason: review.reason }],
    });
  });

  test.each([
    ['the general ground', review, 'refused-in-review'],
    ['a ground of its own', { ...review, ground: 'dwelling-without-title' }, 'dwelling-without-title'],
  ] as const)('may refuse with %s, and a reason (R29)', (_says, decision, ground) => {
    expect(decide.decideReview(caseIn('in-review'), decision)).toEqual({
      facts: [{ type: 'case-refused', ground, reason: review.reason, learned: null }],
    });
  });

  test.each(except('in-review'))('while %s is turned away', (stage) => {
    expect(decide.decideReview(caseIn(stage), review)).toMatchObject({ facts: [], rejection: {} });
  });
});

describe('follow-ups (R21)', () => {
  const registered = caseIn('registered');

  test.each([
    ['none', [], []],
    ['one', ['notices'], [{ type: 'follow-ups-done', names: ['notices'] }]],
    ['one that wasn’t called for', ['chip-recording'], []],
    ['all', FOLLOW_UPS, [FACT['follow-ups-done'], FACT['case-completed']]],
  ] as const)('that are done: %s', (_says, names, facts) => {
    expect(decide.decideFollowUps(registered, names).facts).toEqual(facts);
  });

  it('that are done count once, and the last of them ends the case', () => {
    const one = caseIn('registered', { ...FACT['follow-ups-done'], names: ['notices'] });
    expect(decide.decideFollowUps(one, ['notices'])).toEqual(NOTHING);
    expect(decide.decideFollowUps(one, FOLLOW_UPS).facts).toEqual([
      { type: 'follow-ups-done', names: ['population-registry'] },
      { type: 'case-completed' },
    ]);
  });

  it('that were never called for let the case end at once', () => {
    const none = { ...registered, registration: { ...registered.registration, followUps: [] } };
    expect(decide.decideFollowUps(none, []).facts).toEqual([{ type: 'case-completed' }]);
  });

  test.each(except('registered'))('while %s change nothing', (stage) => {
    expect(decide.decideFollowUps(caseIn(stage), FOLLOW_UPS)).toEqual(NOTHING);
  });
});

describe('a step that is stuck (R29)', () => {
  const { type: _type, ...stuck } = FACT['step-stuck'];

  test.each(except('closed'))('while %s is marked once, until it goes on', (stage) => {
    expect(decide.decideStuck(caseIn(stage), stuck)).toEqual({ facts: [FACT['step-stuck']] });
    const marked = caseIn(stage, FACT['step-stuck']);
    expect(decide.decideStuck(marked, { ...stuck, code: 'timeout' })).toEqual(NOTHING);
    expect(decide.decideStuck(marked, { ...stuck, step: 'another-step' }).facts).toHaveLength(1);
    expect(decide.decideResumed(marked, stuck.step)).toEqual({ facts: [FACT['step-resumed']] });
    expect(decide.decideResumed(marked, 'another-step')).toEqual(NOTHING);
  });

  it('no longer matters once the case is closed', () => {
    expect(decide.decideStuck(caseIn('closed'), stuck)).toEqual(NOTHING);
    expect(decide.decideResumed(caseIn('closed'), stuck.step)).toEqual(NOTHING);
  });
});
