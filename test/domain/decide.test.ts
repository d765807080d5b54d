import { describe, expect, it, test } from 'vitest';
import { endOfDayAfter } from '../../domain/calendar.ts';
import {
  decideCancellation,
  decideConsentAnswer,
  decideDeadline,
  decideReminder,
  decideResumed,
  decideRevocation,
  decideStuck,
} from '../../domain/decide.ts';
import { isOwnCase } from '../../domain/parties.ts';
import { STAGES, type Stage } from '../../domain/stages.ts';
import { caseAfter, caseIn, STORY } from './sample-case.ts';
import { caseworker, DEADLINE, FACT, HOUR_MS, later, policy } from './sample-events.ts';
import { firstOwner, NOW, registrant, stranger } from './sample-facts.ts';

const AT = later(NOW, HOUR_MS);
const NOTHING = { facts: [] };
const except = (...stages: readonly Stage[]) => STAGES.filter((stage) => !stages.includes(stage));

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
    powerOfAttorneyId: null,
    verdict: accepted('e'),
    at: AT,
  } as const;
  const awaiting = caseIn('awaiting-consent');

  test.each([
    ['give', 'consent-given'],
    ['decline', 'consent-declined'],
  ] as const)('R12: to %s is recorded with its evidence', (decision, type) => {
    expect(decideConsentAnswer(awaiting, { ...answer, decision })).toEqual({
      facts: [{ type, consentId: 'first', evidenceId: 'e', powerOfAttorneyId: null }],
    });
  });

  it('R5, R11: by an attorney is recorded with the powers', () => {
    const { facts } = decideConsentAnswer(awaiting, { ...answer, powerOfAttorneyId: 'powers-1' });
    expect(facts).toEqual([
      { type: 'consent-given', consentId: 'first', evidenceId: 'e', powerOfAttorneyId: 'powers-1' },
    ]);
  });

  it('R27: by somebody in the consenter’s place says who, and by the consenter says nothing more', () => {
    const own = decideConsentAnswer(awaiting, { ...answer, answeredBy: firstOwner.iin });
    expect(own.facts).toEqual([expect.not.objectContaining({ answeredBy: expect.anything() })]);
    const others = decideConsentAnswer(awaiting, { ...answer, answeredBy: stranger.iin });
    expect(others.facts).toEqual([expect.objectContaining({ answeredBy: stranger.iin })]);
    const answered = caseAfter([...STORY['awaiting-consent'], ...others.facts]);
    expect(isOwnCase(answered, { id: 'the attorney', iin: stranger.iin })).toBe(true);
  });

  it('R27: seen at the counter by a party to the case is turned away, and by somebody else it counts', () => {
    const self = { id: 'one of them', iin: registrant.iin };
    expect(decideConsentAnswer(awaiting, { ...answer, attestedBy: self })).toEqual({
      facts: [],
      rejection: { code: 'own-case' },
    });
    expect(decideConsentAnswer(awaiting, { ...answer, attestedBy: caseworker }).facts).toHaveLength(1);
  });

  it('R12: without valid evidence is rejected, and the attempt recorded', () => {
    expect(decideConsentAnswer(awaiting, { ...answer, verdict: refused('e') })).toEqual(rejection('wrong-person'));
  });

  it('R13: verified against a document that is no longer the one is rejected', () => {
    expect(decideConsentAnswer(awaiting, { ...answer, nonce: 'older' })).toEqual(rejection('wrong-document'));
  });

  it('R14: that isn’t wanted is turned away, whatever its evidence, and leaves no trace', () => {
    const rejected = { facts: [], rejection: { code: 'unknown-consent' } };
    expect(decideConsentAnswer(awaiting, { ...answer, consentId: 'third' })).toEqual(rejected);
    const late = { ...answer, at: DEADLINE, verdict: refused('e') };
    expect(decideConsentAnswer(awaiting, late)).toEqual({ facts: [], rejection: { code: 'deadline-passed' } });
  });

  const { evidenceId } = FACT['consent-given'];
  it('that comes twice counts once, and is not turned away', () => {
    const given = caseIn('awaiting-consent', FACT['consent-given']);
    expect(decideConsentAnswer(given, { ...answer, verdict: accepted(evidenceId) })).toEqual(NOTHING);
  });

  it('R13, R14: that comes again after it was revoked does not count', () => {
    const revoked = caseIn('awaiting-consent', FACT['consent-given'], FACT['consent-revoked']);
    const again = { ...answer, verdict: accepted(evidenceId) };
    expect(decideConsentAnswer(revoked, again)).toEqual(rejection('wrong-document'));
  });
});

describe('R14: a revocation', () => {
  const request = {
    consentId: 'first',
    nonce: 'nonce of first',
    nextNonce: 'next',
    verdict: accepted('e'),
    policy,
    at: AT,
  };

  test.each(['awaiting-objections', 'checking-ownership', 'in-review', 'registering'] as const)(
    'while %s takes the consent back',
    (stage) => {
      expect(decideRevocation(caseIn(stage), request)).toEqual({
        facts: [{ type: 'consent-revoked', consentId: 'first', evidenceId: 'e', nonce: 'next', deadlineAt: DEADLINE }],
      });
    },
  );

  const anew = endOfDayAfter(DEADLINE, policy.consentPeriodDays);
  test.each([
    ['before the deadline', later(DEADLINE, -1), DEADLINE],
    ['at the deadline', DEADLINE, anew],
    ['after the deadline', later(DEADLINE, 1), anew],
  ])('R15: %s leaves time to give it anew', (_says, at, deadlineAt) => {
    expect(decideRevocation(caseIn('in-review'), { ...request, at }).facts).toMatchObject([{ deadlineAt }]);
  });

  it('R27: seen at the counter by a party to the case is turned away', () => {
    const attestedBy = { id: 'one of them', iin: firstOwner.iin };
    expect(decideRevocation(caseIn('in-review'), { ...request, attestedBy })).toEqual({
      facts: [],
      rejection: { code: 'own-case' },
    });
    expect(decideRevocation(caseIn('in-review'), { ...request, attestedBy: caseworker }).facts).toHaveLength(1);
  });

  it('R12: needs valid evidence', () => {
    const unproved = { ...request, verdict: refused('e') };
    expect(decideRevocation(caseIn('registering'), unproved)).toEqual(rejection('wrong-person'));
  });

  it('R13: needs evidence for this very consent', () => {
    const other = { ...request, nonce: 'older' };
    expect(decideRevocation(caseIn('registering'), other)).toEqual(rejection('wrong-document'));
  });

  it('of what was never given is turned away', () => {
    expect(decideRevocation(caseIn('awaiting-consent'), request)).toEqual({
      facts: [],
      rejection: { code: 'consent-not-given' },
    });
  });

  it('that comes twice counts once', () => {
    const revoked = caseIn('awaiting-consent', FACT['consent-given'], FACT['consent-revoked']);
    const again = { ...request, verdict: accepted(FACT['consent-revoked'].evidenceId) };
    expect(decideRevocation(revoked, again)).toEqual(NOTHING);
  });
});

describe('R15: the deadline', () => {
  test.each([
    ['before it', -1, []],
    ['at it', 0, ['deadline-passed']],
    ['after it', 1, ['deadline-passed']],
  ])('%s', (_says, ms, types) => {
    const { facts } = decideDeadline(caseIn('awaiting-consent'), later(DEADLINE, ms));
    expect(facts.map(({ type }) => type)).toEqual(types);
  });

  test.each(except('awaiting-consent'))('is a leftover while %s and changes nothing', (stage) => {
    expect(decideDeadline(caseIn(stage), later(DEADLINE, 1))).toEqual(NOTHING);
  });
});

describe('R15: a reminder', () => {
  const { dueAt } = FACT['reminder-sent'];

  it('goes to those whose answer is still wanted', () => {
    const state = caseIn('awaiting-consent', FACT['consent-given']);
    expect(decideReminder(state, dueAt).facts).toEqual([{ type: 'reminder-sent', dueAt, consentIds: ['second'] }]);
  });

  test.each([
    ['the same', 0, []],
    ['an earlier one', -1, []],
    ['a later one', 1, ['reminder-sent']],
  ])('counts once for each moment it was due: %s', (_says, ms, types) => {
    const state = caseIn('awaiting-consent', FACT['reminder-sent']);
    const { facts } = decideReminder(state, later(dueAt, ms));
    expect(facts.map(({ type }) => type)).toEqual(types);
  });

  test.each(except('awaiting-consent'))('is a leftover while %s', (stage) => {
    expect(decideReminder(caseIn(stage), dueAt)).toEqual(NOTHING);
  });
});

describe('a cancellation', () => {
  test.each(except('registered', 'closed'))('R14: while %s ends the case', (stage) => {
    expect(decideCancellation(caseIn(stage), 'reason')).toEqual({
      facts: [{ type: 'application-cancelled', reason: 'reason' }],
    });
  });

  test.each(['registered', 'closed'] as const)('while %s is turned away', (stage) => {
    const code = stage === 'registered' ? 'registration-committed' : 'case-closed';
    expect(decideCancellation(caseIn(stage), null)).toEqual({ facts: [], rejection: { code } });
  });

  it('that comes twice counts once', () => {
    const cancelled = caseAfter([...STORY.registering, FACT['application-cancelled']]);
    expect(decideCancellation(cancelled, null)).toEqual(NOTHING);
  });

  it('by the hand of a colleague, after another one’s, is turned away: its reason is kept nowhere', () => {
    const cancelled = caseAfter([...STORY.registering, FACT['application-cancelled']]);
    expect(decideCancellation(cancelled, 'mine', caseworker)).toEqual({
      facts: [],
      rejection: { code: 'case-closed' },
    });
  });

  it('R27: is not carried out by who is a party to the case', () => {
    const { iin } = registrant;
    expect(decideCancellation(caseIn('awaiting-consent'), null, { id: 'x', iin })).toEqual({
      facts: [],
      rejection: { code: 'own-case' },
    });
  });
});

describe('R29: a step that is stuck', () => {
  const { type: _type, ...stuck } = FACT['step-stuck'];

  test.each(except('closed'))('while %s is marked once, until it goes on', (stage) => {
    expect(decideStuck(caseIn(stage), stuck)).toEqual({ facts: [FACT['step-stuck']] });
    const marked = caseIn(stage, FACT['step-stuck']);
    expect(decideStuck(marked, { ...stuck, code: 'timeout' })).toEqual(NOTHING);
    expect(decideStuck(marked, { ...stuck, step: 'another-step' }).facts).toHaveLength(1);
    expect(decideResumed(marked, stuck.step)).toEqual({ facts: [FACT['step-resumed']] });
    expect(decideResumed(marked, 'another-step')).toEqual(NOTHING);
  });

  it('no longer matters once the case is closed', () => {
    expect(decideStuck(caseIn('closed'), stuck)).toEqual(NOTHING);
    expect(decideResumed(caseIn('closed'), stuck.step)).toEqual(NOTHING);
  });
});
