import { describe, expect, it, test } from 'vitest';
import { type Service, SERVICES } from '../../domain/application.ts';
import type { Case } from '../../domain/case.ts';
import type { Fact } from '../../domain/case-events.ts';
import { endOfDayAfter } from '../../domain/calendar.ts';
import {
  type DwellingCategory,
  type DwellingFacts,
  type Encumbrance,
  ORGANISATION_RUN,
  type PersonFacts,
} from '../../domain/facts.ts';
import { decideOpening } from '../../domain/opening.ts';
import { decideOwnership } from '../../domain/ownership.ts';
import { matterKey, type ReviewMatter } from '../../domain/review-matters.ts';
import { STAGES } from '../../domain/stages.ts';
import { caseAfter, caseIn, follow } from './sample-case.ts';
import { createIds, DAY_MS, FACT, later, mayObjectOf, policy } from './sample-events.ts';
import {
  APPLICATION_FOR,
  applicationOf,
  dwellingOf,
  firstOwner,
  lodger,
  NOW,
  openingFactsOf,
  organisation,
  ownerOf,
  registrant,
  secondOwner,
  stranger,
  turning,
} from './sample-facts.ts';
import { binOf } from './sample-numbers.ts';
import { situationOf } from './situation.ts';

const ids = createIds();
const owners = (...people: readonly PersonFacts[]) => ({ titleHolders: people.map(ownerOf) });

/** A case opened for a dwelling, to which every consent that is wanted has been given. */
const consented = (state: Case): Case =>
  follow(
    state,
    state.consents
      .filter(({ status }) => status !== 'given')
      .map(({ consentId, nonce }) => ({
        type: 'consent-given',
        consentId,
        evidenceId: `signed ${nonce}`,
        powerOfAttorneyId: null,
      })),
    NOW,
  );

const opened = (dwelling: Partial<DwellingFacts> = {}, application = applicationOf()): Case => {
  const received = caseAfter([{ ...FACT['application-received'], application }]);
  const facts = openingFactsOf({ dwellings: [dwellingOf(dwelling)] });
  const decision = decideOpening(received, { facts, evidenceId: 'filed', ids, policy, at: NOW });
  return consented(follow(received, decision.facts, NOW));
};

/** The ordinary case of a service, to which every consent has been given. */
const openedFor = (service: Service): Case => {
  const { application, facts } = situationOf(service);
  const received = caseAfter([{ ...FACT['application-received'], application }]);
  const decision = decideOpening(received, { facts, evidenceId: 'filed', ids, policy, at: NOW });
  return consented(follow(received, decision.facts, NOW));
};

const AT = later(NOW, DAY_MS);

interface Seen {
  readonly people?: readonly PersonFacts[];
  readonly addressCategory?: DwellingCategory | null;
  readonly rightsCertificate?: string | null;
}

/** What the registries say at the second look; the address registry agrees unless it is said otherwise. */
const check = (state: Case, dwelling: Partial<DwellingFacts> | undefined, seen: Seen = {}) => {
  const { people = [], addressCategory = null, rightsCertificate = null } = seen;
  const facts = { people, addressCategory, rightsCertificate };
  const found = dwelling === undefined ? undefined : dwellingOf(dwelling);
  return decideOwnership(state, { ...facts, dwelling: found }, { ids, policy, at: AT }).facts;
};

describe('R16: the second look at the registry', () => {
  it('confirms who owned it before', () => {
    const titleHolders = [firstOwner.iin, secondOwner.iin];
    expect(check(opened(), {})).toEqual([{ type: 'ownership-confirmed', titleHolders, rightsCertificate: null }]);
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

  it('R9: goes on at once where the registrant became the owner', () => {
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

  it('R11: asks the representative where an owner can’t consent any more', () => {
    const ward: PersonFacts = {
      ...firstOwner,
      capability: 'incapable',
      legalRepresentatives: [{ iin: stranger.iin, relation: 'guardian' }],
    };
    expect(check(opened(), owners(firstOwner, secondOwner), { people: [ward, secondOwner, stranger] })).toMatchObject([
      { type: 'owners-changed', added: [{ consenter: { iin: stranger.iin }, onBehalfOf: firstOwner.iin }] },
    ]);
  });
});

describe('R16: what made the place lawful must still hold', () => {
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
    expect(check(state, dwelling)).toEqual([{ type: 'case-refused', ground, reason: null, learned: null, people: [] }]);
  });

  test.each([
    ['a hostel of the same organisation (R8)', opened(hostel, administration), hostel],
    ['state housing with the same contract (R10)', opened({ tenancy }), { tenancy }],
  ])('and does in %s', (_says, state, dwelling) => {
    expect(check(state, dwelling).at(-1)?.type).toBe('ownership-confirmed');
  });
});

type Serious = Encumbrance & { readonly kind: 'arrest' | 'court-prohibition' };
const arrest: Serious = { kind: 'arrest', since: '2026-01-01' };
const prohibition: Serious = { kind: 'court-prohibition', since: '2026-02-01' };
const pledge: Encumbrance = { kind: 'pledge', since: '2026-03-01' };
const asMatter = ({ kind, since }: Serious): ReviewMatter => ({
  kind: 'encumbrance',
  encumbrance: kind,
  since,
});
const dueAt = endOfDayAfter(AT, policy.reviewPeriodDays);
const review = (...matters: readonly ReviewMatter[]): readonly Fact[] => [{ type: 'review-requested', matters, dueAt }];
const confirmed = [{ type: 'ownership-confirmed' }];

describe('R17: encumbrances', () => {
  test.each([
    ['an arrest', [arrest], [arrest]],
    ['a court prohibition', [prohibition], [prohibition]],
    ['both, beside a pledge', [arrest, pledge, prohibition], [arrest, prohibition]],
  ])('send to review, due in some days: %s', (_says, encumbrances, held) => {
    expect(check(opened(), { encumbrances })).toEqual(review(...held.map(asMatter)));
  });

  it('that are only a pledge don’t matter', () => {
    expect(check(opened(), { encumbrances: [pledge] })).toMatchObject(confirmed);
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

  test.each(SERVICES)('hold up who comes, and nobody who leaves: %s', (service) => {
    const facts = check(openedFor(service), { encumbrances: [arrest] }, { people: situationOf(service).facts.people });
    const isComing = service === 'permanent-residence' || service === 'temporary-stay';
    expect(facts).toMatchObject(isComing ? review(asMatter(arrest)) : confirmed);
  });
});

describe('R7: what the place is', () => {
  const differ: ReviewMatter = { kind: 'categories-differ', property: 'apartment', address: 'house' };

  test.each([
    ['both registries say the same', 'apartment', confirmed],
    ['the address registry doesn’t say', null, confirmed],
    ['they don’t agree', 'house', review(differ)],
  ] as const)('is for a caseworker only where %s', (_says, addressCategory, facts) => {
    expect(check(opened(), {}, { addressCategory })).toMatchObject(facts);
  });

  test.each(ORGANISATION_RUN)('is for a caseworker where it may be run by an organisation: %s', (addressCategory) => {
    expect(check(opened(), {}, { addressCategory })).toMatchObject(
      review({ kind: 'categories-differ', property: 'apartment', address: addressCategory }),
    );
  });

  test.each(['owner-withdrawal', 'departure-abroad'] as const)('is no matter to who leaves: %s', (service) => {
    const { people } = situationOf(service).facts;
    expect(check(openedFor(service), {}, { people, addressCategory: 'house' })).toMatchObject(confirmed);
  });
});

describe('R9, R11: an owner who can’t be asked', () => {
  const unreachable = (kind: 'owner-deceased' | 'owner-unrepresented'): ReviewMatter => ({
    kind,
    owner: secondOwner.iin,
  });
  const dead = { ...secondOwner, alive: false };
  const orphan = { ...secondOwner, birthDate: turning(5) };

  test.each([
    ['has died', dead, unreachable('owner-deceased')],
    ['has nobody to speak for them', orphan, unreachable('owner-unrepresented')],
  ])('is a matter for a caseworker: who %s', (_says, owner, matter) => {
    const facts = check(opened(), {}, { people: [firstOwner, owner] });
    expect(facts).toMatchObject([{ type: 'owners-changed', added: [] }, ...review(matter)]);
    expect(follow(opened(), facts, AT)).toMatchObject({ stage: 'in-review', consents: [{ status: 'given' }] });
  });

  it('R23: is one for withdrawals too', () => {
    const people = [firstOwner, dead, registrant, lodger];
    expect(check(openedFor('owner-withdrawal'), {}, { people }).at(-1)).toMatchObject(
      review(unreachable('owner-deceased'))[0] ?? {},
    );
  });

  it('R24: holds up nobody who leaves the country', () => {
    expect(check(openedFor('departure-abroad'), {}, { people: [dead] })).toMatchObject(confirmed);
  });
});

describe('R23: an objection', () => {
  const withdrawal = openedFor('owner-withdrawal');
  const { people } = situationOf('owner-withdrawal').facts;
  const { objectionId } = mayObjectOf(registrant);
  const objected = follow(withdrawal, [{ ...FACT['objection-raised'], objectionId }], NOW);
  const look = (state: Case) => check(state, {}, { people, rightsCertificate: 'certificate-7' });

  it('is a matter for a caseworker', () => {
    expect(look(objected)).toEqual(review({ kind: 'objection', objectionId }));
  });

  it('that nobody has raised is none, and the certificate is on record', () => {
    expect(look(withdrawal)).toMatchObject([{ type: 'ownership-confirmed', rightsCertificate: 'certificate-7' }]);
  });

  it('of somebody who is refused anyway is none any more', () => {
    expect(look(follow(objected, [FACT['person-refused']], NOW))).toMatchObject(confirmed);
  });

  it('of another remains one', () => {
    const both = follow(
      objected,
      [{ ...FACT['objection-raised'], objectionId: mayObjectOf(lodger).objectionId }, FACT['person-refused']],
      NOW,
    );
    expect(look(both)).toEqual(review({ kind: 'objection', objectionId: mayObjectOf(lodger).objectionId }));
  });

  it('that the caseworker overruled doesn’t come back, but another one does', () => {
    const overruled = follow(follow(objected, look(objected), AT), [FACT['review-approved']], AT);
    expect(look(overruled)).toMatchObject(confirmed);
    const other = { ...FACT['objection-raised'], objectionId: mayObjectOf(lodger).objectionId };
    expect(look(follow(overruled, [other], AT))).toEqual(review({ kind: 'objection', objectionId: other.objectionId }));
  });
});

describe('R17: what a caseworker has approved', () => {
  const approved = (state: Case, ...seen: readonly [Partial<DwellingFacts>, Seen?]): Case =>
    follow(follow(state, check(state, ...seen), AT), [FACT['review-approved']], AT);

  it('doesn’t come back', () => {
    const state = approved(opened(), { encumbrances: [arrest] });
    expect(check(state, { encumbrances: [arrest] })).toMatchObject(confirmed);
  });

  it('says nothing about what is newer', () => {
    const state = approved(opened(), { encumbrances: [arrest] });
    const again = { ...arrest, since: '2026-03-09' };
    expect(check(state, { encumbrances: [arrest, again] })).toEqual(review(asMatter(again)));
  });

  it('says nothing about anything else', () => {
    const state = approved(opened(), { encumbrances: [arrest] });
    expect(check(state, { encumbrances: [arrest] }, { addressCategory: 'house' })).toMatchObject(
      review({ kind: 'categories-differ', property: 'apartment', address: 'house' }),
    );
  });
});

describe('the name of a matter', () => {
  const MATTERS: readonly ReviewMatter[] = [
    asMatter(arrest),
    asMatter({ ...arrest, since: '2026-01-02' }),
    asMatter({ ...prohibition, since: arrest.since }),
    { kind: 'objection', objectionId: 'one' },
    { kind: 'objection', objectionId: 'other' },
    { kind: 'owner-deceased', owner: firstOwner.iin },
    { kind: 'owner-deceased', owner: secondOwner.iin },
    { kind: 'owner-unrepresented', owner: firstOwner.iin },
    { kind: 'categories-differ', property: 'house', address: 'apartment' },
    { kind: 'categories-differ', property: 'house', address: 'dacha' },
    { kind: 'categories-differ', property: 'dacha', address: 'apartment' },
  ];

  it('R17: is its own: an approval settles this one and no other', () => {
    expect(new Set(MATTERS.map(matterKey)).size).toBe(MATTERS.length);
  });
});

describe('R23: who asked for a withdrawal', () => {
  const withdrawal = openedFor('owner-withdrawal');
  const { people } = situationOf('owner-withdrawal').facts;

  it('must still own the dwelling', () => {
    expect(check(withdrawal, owners(secondOwner), { people })).toMatchObject([
      { type: 'case-refused', ground: 'applicant-not-owner' },
    ]);
  });

  it('needs the confirmation of whoever became an owner beside them', () => {
    expect(check(withdrawal, owners(firstOwner, secondOwner, stranger), { people })).toMatchObject([
      { type: 'owners-changed', added: [{ consenter: { iin: stranger.iin } }], removed: [] },
    ]);
    expect(APPLICATION_FOR['owner-withdrawal'].applicant.iin).toBe(firstOwner.iin);
  });
});

describe('an answer of the registry that comes late', () => {
  test.each(STAGES.filter((stage) => stage !== 'checking-ownership'))('changes nothing while %s', (stage) => {
    expect(check(caseIn(stage), owners(stranger))).toEqual([]);
  });
});
