import { describe, expect, it, test } from 'vitest';
import { addressedPeople, isOpened, isWanted, outcomeOf, registrationOf, waitingForOf } from '../../domain/case.ts';
import type { Service } from '../../domain/application.ts';
import type { ConsentStatus, Outcome } from '../../domain/case.ts';
import type { CaseEvent, Fact } from '../../domain/case-events.ts';
import { evolve } from '../../domain/evolve.ts';
import { STAGES } from '../../domain/stages.ts';
import { caseAfter, caseIn, eventsOf, HELD, STAYING, STORY } from './sample-case.ts';
import { caseworker, FACT, HOUR_MS, later } from './sample-events.ts';
import { APPLICATION_FOR, lodger, registrant } from './sample-facts.ts';

const eventOf = (fact: Fact): CaseEvent => {
  const [event] = eventsOf([fact]);
  if (event === undefined) throw new Error('one fact is one event');
  return event;
};

describe('the outcome of a case', () => {
  test.each([
    ['opening', null],
    ['awaiting-consent', null],
    ['awaiting-objections', null],
    ['checking-ownership', null],
    ['in-review', null],
    ['registering', null],
    ['registered', 'registered'],
    ['closed', 'registered'],
  ] as const)('R21: that is %s is %s: a registration counts from its commit', (stage, outcome) => {
    expect(outcomeOf(caseIn(stage))).toBe(outcome);
  });

  test.each([
    ['permanent-residence', 'registered'],
    ['temporary-stay', 'registered'],
    ['owner-withdrawal', 'withdrawn'],
    ['departure-abroad', 'withdrawn'],
  ] as const satisfies readonly (readonly [Service, Outcome])[])(
    'whose change is committed is what the service brings, before and after its follow-ups: %s is %s',
    (service, outcome) => {
      const application = APPLICATION_FOR[service];
      const committed = { ...caseIn('registered'), application };
      const closed = evolve(committed, { ...eventOf(FACT['case-completed']), seq: committed.revision + 1 });
      expect([outcomeOf(committed), outcomeOf(closed)]).toEqual([outcome, outcome]);
    },
  );

  test.each([
    ['refused', [...STORY.opening, FACT['case-refused']]],
    ['declined', [...STORY['awaiting-consent'], FACT['consent-declined']]],
    ['expired', [...STORY['awaiting-consent'], FACT['deadline-passed']]],
    ['cancelled', [...STORY.registering, FACT['application-cancelled']]],
  ] as const)('R29: that ended as %s is just that, and no registration', (outcome, story) => {
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
    'R14: is still wanted from somebody whose consent is %s: %s',
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

  it('R23: for nobody, but for a day, while somebody may object', () => {
    expect(waitingForOf(caseIn('awaiting-objections'))).toBeNull();
  });

  it('R17: for the caseworker to whom it was given', () => {
    const state = caseIn('in-review', FACT['case-assigned']);
    const { requestedAt } = state.review;
    expect(waitingForOf(state)).toEqual({ kind: 'caseworker', name: caseworker.id, since: requestedAt });
    expect(requestedAt < state.updatedAt).toBe(true);
  });

  it('R15: since the first of those who are still wanted was asked', () => {
    const [first] = FACT['case-opened'].consents;
    if (first === undefined) throw new Error('somebody is asked');
    const askedAt = later(first.askedAt, -HOUR_MS);
    const consents = [first, { ...first, consentId: 'earlier', askedAt }];
    const state = caseAfter([FACT['application-received'], { ...FACT['case-opened'], consents }]);
    expect(waitingForOf(state)?.since).toBe(askedAt);
  });

  describe('R21: after the commit', () => {
    const told = FACT['follow-ups-done'];
    const registered = caseIn('registered');
    const { committedAt } = registered.registration;

    it('for a registry that has to be told, since the commit', () => {
      const state = caseIn('registered', FACT['chip-ordered'], FACT['step-stuck'], FACT['step-resumed']);
      expect(waitingForOf(state)).toEqual({ kind: 'registry', name: null, since: committedAt });
    });

    it('for the card issuer once all are told, since the order', () => {
      const ordered = caseIn('registered', FACT['chip-ordered']);
      const state = caseIn('registered', FACT['chip-ordered'], told);
      expect(waitingForOf(state)).toEqual({ kind: 'registry', name: 'cards', since: ordered.updatedAt });
    });

    it('R20: for nobody while a stay goes on', () => {
      expect(waitingForOf(caseAfter([...STAYING, told]))).toBeNull();
    });

    it('R20: for those who have to be told of its end, since the end', () => {
      const state = caseAfter([...STAYING, told, FACT['stay-ended']]);
      expect(waitingForOf(state)).toEqual({ kind: 'registry', name: null, since: state.updatedAt });
    });
  });

  it('R14: only for those who have not consented, or have taken it back', () => {
    const givenByOne = caseIn('awaiting-consent', FACT['consent-given']);
    expect(waitingForOf(givenByOne)?.name).toBe('name of second');
    const takenBack = caseIn('awaiting-consent', FACT['consent-given'], FACT['consent-revoked']);
    expect(waitingForOf(takenBack)?.name).toBe('name of first, name of second');
  });

  const { since } = FACT['step-stuck'];
  test.each(STAGES.filter((stage) => stage !== 'closed'))(
    'R29: while %s for the registry that fails, before anybody else',
    (stage) => {
      const state = caseIn(stage, FACT['step-stuck']);
      expect(waitingForOf(state)).toEqual({ kind: 'registry', name: FACT['step-stuck'].registry, since });
    },
  );

  it('R29: for us where no registry is to blame', () => {
    const state = caseIn('registering', { ...FACT['step-stuck'], registry: null });
    expect(waitingForOf(state)).toEqual({ kind: 'worker', name: null, since });
  });
});

describe('R23: a case goes on', () => {
  it('for those of its people to whom nothing speaks against it', () => {
    expect(addressedPeople(caseAfter(HELD))).toEqual([registrant.iin, lodger.iin]);
    expect(addressedPeople(caseAfter([...HELD, FACT['person-refused']]))).toEqual([lodger.iin]);
  });
});
