import { describe, expect, it, test } from 'vitest';
import { isOpened, isWanted, outcomeOf, registrationOf, waitingForOf } from '../../domain/case.ts';
import type { ConsentStatus } from '../../domain/case.ts';
import { STAGES } from '../../domain/stages.ts';
import { caseAfter, caseIn, FACT, STORY } from './sample-case.ts';

describe('the outcome of a case', () => {
  test.each([
    ['opening', null],
    ['awaiting-consent', null],
    ['checking-ownership', null],
    ['in-review', null],
    ['registering', null],
    ['registered', 'registered'],
    ['closed', 'registered'],
  ] as const)('that is %s is %s: a registration counts from its commit (R21)', (stage, outcome) => {
    expect(outcomeOf(caseIn(stage))).toBe(outcome);
  });

  test.each([
    ['refused', [...STORY.opening, FACT['case-refused']]],
    ['declined', [...STORY['awaiting-consent'], FACT['consent-declined']]],
    ['expired', [...STORY['awaiting-consent'], FACT['deadline-passed']]],
    ['cancelled', [...STORY.registering, FACT['application-cancelled']]],
  ] as const)('that ended as %s is just that, and no registration (R29)', (outcome, story) => {
    const state = caseAfter(story);
    expect([state.stage, outcomeOf(state), registrationOf(state)]).toEqual(['closed', outcome, null]);
  });
});

describe('the registration of a case', () => {
  test.each(STAGES)('that is %s is there from the commit on', (stage) => {
    const committed = stage === 'registered' || stage === 'closed';
    const { residenceId } = FACT['registration-committed'];
    expect(registrationOf(caseIn(stage))?.residenceId).toBe(committed ? residenceId : undefined);
  });
});

describe('an opened case', () => {
  test.each(STAGES)('is one that is %s only after opening and before closing', (stage) => {
    expect(isOpened(caseIn(stage))).toBe(stage !== 'opening' && stage !== 'closed');
  });
});

describe('an answer', () => {
  test.each([
    ['pending', true],
    ['revoked', true],
    ['given', false],
    ['declined', false],
    ['expired', false],
  ] as const satisfies readonly (readonly [ConsentStatus, boolean])[])(
    'is still wanted from somebody whose consent is %s: %s (R14)',
    (status, answer) => {
      const [consent] = caseIn('awaiting-consent').consents;
      if (consent === undefined) throw new Error('somebody is asked');
      expect(isWanted({ ...consent, status })).toBe(answer);
    },
  );
});

describe('a case waits', () => {
  test.each([
    ['opening', { kind: 'registry', name: null }],
    ['awaiting-consent', { kind: 'owner', name: 'name of first, name of second' }],
    ['checking-ownership', { kind: 'registry', name: 'property' }],
    ['in-review', { kind: 'caseworker', name: null }],
    ['registering', { kind: 'worker', name: null }],
    ['registered', { kind: 'registry', name: null }],
  ] as const)('while %s for %o', (stage, whom) => {
    const state = caseIn(stage);
    const [consent] = state.consents;
    const since = state.stage === 'awaiting-consent' ? consent?.askedAt : state.updatedAt;
    expect(waitingForOf(state)).toEqual({ ...whom, since });
  });

  it('for nobody once it is closed', () => {
    expect(waitingForOf(caseIn('closed'))).toBeNull();
  });

  it('only for those who have not consented, or have taken it back (R14)', () => {
    const givenByOne = caseIn('awaiting-consent', FACT['consent-given']);
    expect(waitingForOf(givenByOne)?.name).toBe('name of second');
    const takenBack = caseIn('awaiting-consent', FACT['consent-given'], FACT['consent-revoked']);
    expect(waitingForOf(takenBack)?.name).toBe('name of first, name of second');
  });

  const { since } = FACT['step-stuck'];
  test.each(STAGES.filter((stage) => stage !== 'closed'))(
    'while %s for the registry that fails, before anybody else (R29)',
    (stage) => {
      const state = caseIn(stage, FACT['step-stuck']);
      expect(waitingForOf(state)).toEqual({ kind: 'registry', name: FACT['step-stuck'].registry, since });
    },
  );

  it('for us where no registry is to blame (R29)', () => {
    const state = caseIn('registering', { ...FACT['step-stuck'], registry: null });
    expect(waitingForOf(state)).toEqual({ kind: 'worker', name: null, since });
  });
});
