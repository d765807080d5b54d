import { describe, expect, it, test } from 'vitest';
import type { Case } from '../../domain/case.ts';
import type { CaseEvent, Fact } from '../../domain/case-events.ts';
import { asEvents } from '../../domain/case-events.ts';
import { endOfDayAfter } from '../../domain/calendar.ts';
import { decideOpening } from '../../domain/decide.ts';
import { evolveAll } from '../../domain/evolve.ts';
import type { DwellingFacts, PersonFacts } from '../../domain/facts.ts';
import { decideOwnership } from '../../domain/ownership.ts';
import { STAGES } from '../../domain/stages.ts';
import {
  applicationOf,
  dwellingOf,
  firstOwner,
  NOW,
  openingFactsOf,
  organisation,
  ownerOf,
  registrant,
  secondOwner,
  stranger,
} from './sample-facts.ts';
import { caseAfter, caseIn, createIds, DAY_MS, later, policy, FACT } from './sample-case.ts';
import { binOf } from './sample-numbers.ts';

const ids = createIds();
const actor = { kind: 'system', id: null } as const;
const owners = (...people: readonly PersonFacts[]) => ({ titleHolders: people.map(ownerOf) });

const follow = (state: Case, facts: readonly Fact[], at: string): Case => {
  const events: readonly CaseEvent[] = asEvents(facts, state.revision, at, actor);
  return evolveAll(state, events) ?? state;
};

/** A case opened for a dwelling, to which every consent that is wanted has been given. */
const consented = (state: Case): Case =>
  follow(
    state,
    state.consents
      .filter(({ status }) => status !== 'given')
      .map(({ consentId, nonce }) => ({ type: 'consent-given', consentId, evidenceId: `signed ${nonce}` })),
    NOW,
  );

const opened = (dwelling: Partial<DwellingFacts> = {}, application = applicationOf()): Case => {
  const received = caseAfter([{ ...FACT['application-received'], application }]);
  const facts = openingFactsOf({ dwellings: [dwellingOf(dwelling)] });
  const decision = decideOpening(received, { facts, evidenceId: 'filed', ids, policy, at: NOW });
  return consented(follow(received, decision.facts, NOW));
};

const AT = later(NOW, DAY_MS);

const check = (state: Case, dwelling: Partial<DwellingFacts> | undefined, people: readonly PersonFacts[] = []) =>
  decideOwnership(
    state,
    { dwelling: dwelling === undefined ? undefined : dwellingOf(dwelling), people },
    { ids, policy, at: AT },
  ).facts;

describe('the second look at the registry (R16)', () => {
  it('confirms who owned it before', () => {
    const titleHolders = [firstOwner.iin, secondOwner.iin];
    expect(check(opened(), {})).toEqual([{ type: 'ownership-confirmed', titleHolders }]);
  });

  it('doesn’t mind in which order or with how many shares the owners come', () => {
    expect(check(opened(), owners(secondOwner, firstOwner, secondOwner))).toMatchObject([
      { type: 'ownership-confirmed' },
    ]);
  });

  it('asks a new owner, and keeps the consent of the one who stays', () => {
    const [first, second] = opened().consents;
    const [changed, ...more] = check(opened(), owners(firstOwner, stranger));
    const deadlineAt = endOfDayAfter(AT, policy.consentPeriodDays);
    expect(more).toEqual([]);
    expect(changed).toMatchObject({
      type: 'owners-changed',
      titleHolders: [firstOwner.iin, stranger.iin],
      added: [{ consenter: { iin: stranger.iin }, askedAt: AT, deadlineAt }],
      removed: [second?.consentId],
      deadlineAt,
    });
    expect(follow(opened(), check(opened(), owners(firstOwner, stranger)), AT)).toMatchObject({
      stage: 'awaiting-consent',
      consents: [{ consentId: first?.consentId, status: 'given' }, { status: 'pending' }],
    });
  });

  it('goes on at once where somebody only ceased to be an owner', () => {
    const [, second] = opened().consents;
    const facts = check(opened(), owners(firstOwner));
    expect(facts).toMatchObject([
      { type: 'owners-changed', added: [], removed: [second?.consentId], deadlineAt: second?.deadlineAt },
      { type: 'ownership-confirmed', titleHolders: [firstOwner.iin] },
    ]);
    expect(follow(opened(), facts, AT)).toMatchObject({ stage: 'registering', consents: [{ status: 'given' }] });
  });

  it('goes on at once where the registrant became the owner (R9)', () => {
    expect(follow(opened(), check(opened(), owners(registrant)), AT)).toMatchObject({
      stage: 'registering',
      consents: [],
    });
  });

  it('asks anew whoever sold and bought again: the old consent doesn’t come back', () => {
    const arrest = [{ kind: 'arrest' as const, since: '2026-01-01' }];
    const sold = follow(opened(), check(opened(), { ...owners(firstOwner), encumbrances: arrest }), AT);
    const reviewed = follow(sold, [{ type: 'review-approved', reason: 'looked at' }], AT);
    const bought = follow(reviewed, check(reviewed, owners(firstOwner, secondOwner)), AT);
    const before = opened().consents.find(({ onBehalfOf }) => onBehalfOf === secondOwner.iin);
    const after = bought.consents.find(({ onBehalfOf }) => onBehalfOf === secondOwner.iin);
    expect([after?.consentId, after?.status, after?.evidenceId]).toEqual([before?.consentId, 'pending', null]);
    expect(after?.nonce).not.toBe(before?.nonce);
  });

  it('asks the representative where an owner can’t consent any more (R11)', () => {
    const ward: PersonFacts = {
      ...firstOwner,
      capability: 'incapable',
      legalRepresentatives: [{ iin: stranger.iin, relation: 'guardian' }],
    };
    expect(check(opened(), owners(firstOwner, secondOwner), [ward, secondOwner, stranger])).toMatchObject([
      { type: 'owners-changed', added: [{ consenter: { iin: stranger.iin }, onBehalfOf: firstOwner.iin }] },
    ]);
  });
});

describe('what made the place lawful must still hold (R16)', () => {
  const tenancy = { tenantIin: stranger.iin, members: [registrant.iin] };
  const operator = { bin: organisation, name: 'ЖШС Үй' };
  const administration = applicationOf({
    applicant: { iin: registrant.iin, capacity: 'administration', bin: organisation },
  });
  const hostel = { category: 'hostel', operator } as const;

  test.each([
    ['it is known (R16)', opened(), undefined, 'dwelling-unknown'],
    ['it is commissioned (R17)', opened(), { commissioned: false }, 'dwelling-not-commissioned'],
    ['it has an owner (R17)', opened(), { titleHolders: [] }, 'dwelling-without-title'],
    ['people live there (R7)', opened(), { category: 'other' }, 'dwelling-category-not-residential'],
    ['nobody but its administration decides (R8)', opened(), hostel, 'administration-must-file'],
    [
      'its administration is the same (R8)',
      opened(hostel, administration),
      { ...hostel, operator: { ...operator, bin: binOf(2) } },
      'administration-not-entitled',
    ],
    [
      'the contract names the registrant (R10)',
      opened({ tenancy }),
      { tenancy: { ...tenancy, members: [] } },
      'not-in-tenancy-contract',
    ],
  ] as const)('%s', (_says, state, dwelling, ground) => {
    expect(check(state, dwelling)).toEqual([{ type: 'case-refused', ground, reason: null, learned: null }]);
  });

  test.each([
    ['a hostel of the same organisation (R8)', opened(hostel, administration), hostel],
    ['state housing with the same contract (R10)', opened({ tenancy }), { tenancy }],
  ])('and does in %s', (_says, state, dwelling) => {
    expect(check(state, dwelling).at(-1)?.type).toBe('ownership-confirmed');
  });
});

describe('encumbrances (R17)', () => {
  const arrest = { kind: 'arrest', since: '2026-01-01' } as const;
  const prohibition = { kind: 'court-prohibition', since: '2026-02-01' } as const;
  const pledge = { kind: 'pledge', since: '2026-03-01' } as const;

  test.each([
    ['an arrest', [arrest], ['arrest/2026-01-01']],
    ['a court prohibition', [prohibition], ['court-prohibition/2026-02-01']],
    ['both, beside a pledge', [arrest, pledge, prohibition], ['arrest/2026-01-01', 'court-prohibition/2026-02-01']],
  ])('send to review: %s', (_says, encumbrances, held) => {
    expect(check(opened(), { encumbrances })).toEqual([{ type: 'review-requested', encumbrances: held }]);
  });

  it('that are only a pledge don’t matter', () => {
    expect(check(opened(), { encumbrances: [pledge] })).toMatchObject([{ type: 'ownership-confirmed' }]);
  });

  const reviewed = (state: Case, dwelling: Partial<DwellingFacts>): Case =>
    follow(follow(state, check(state, dwelling), AT), [{ type: 'review-approved', reason: 'lifted' }], AT);

  it('that a caseworker waived don’t come back', () => {
    const state = reviewed(opened(), { encumbrances: [arrest] });
    expect(check(state, { encumbrances: [arrest] })).toMatchObject([{ type: 'ownership-confirmed' }]);
  });

  it('that are newer than the approval are for review again', () => {
    const state = reviewed(opened(), { encumbrances: [arrest] });
    const again = { ...arrest, since: '2026-03-09' };
    expect(check(state, { encumbrances: [arrest, again] })).toEqual([
      { type: 'review-requested', encumbrances: ['arrest/2026-03-09'] },
    ]);
  });

  it('are looked at once the new owners have consented', () => {
    expect(check(opened(), { ...owners(firstOwner, stranger), encumbrances: [arrest] })).toMatchObject([
      { type: 'owners-changed' },
    ]);
  });

  it('are looked at where owners only became fewer', () => {
    const facts = check(opened(), { ...owners(firstOwner), encumbrances: [arrest] });
    expect(facts.map(({ type }) => type)).toEqual(['owners-changed', 'review-requested']);
    expect(follow(opened(), facts, AT).stage).toBe('in-review');
  });
});

describe('an answer of the registry that comes late', () => {
  test.each(STAGES.filter((stage) => stage !== 'checking-ownership'))('changes nothing while %s', (stage) => {
    expect(check(caseIn(stage), owners(stranger))).toEqual([]);
  });
});
