import { describe, expect, it, test } from 'vitest';
import type { Application } from '../../domain/application.ts';
import { assessEligibility, isOrganisationRun, type OpeningFacts } from '../../domain/eligibility.ts';
import { DWELLING_CATEGORIES, type PersonFacts, type PowerOfAttorney } from '../../domain/facts.ts';
import {
  applicationOf,
  dwellingOf,
  identityCard,
  openingFactsOf,
  organisation,
  organisationOf,
  ownerOf,
  personOf,
  registrant,
  stranger,
  TODAY,
} from './sample-facts.ts';
import { binOf, iinOf, rkaOf } from './sample-numbers.ts';

const ELIGIBLE = 'eligible';

/** The ground against an application, or that there is none. */
function judge(application: Application, facts: OpeningFacts, day = TODAY): string {
  const assessment = assessEligibility(application, facts, day);
  if ('refused' in assessment) return assessment.refused;
  expect(assessment.eligible).toBe(facts.dwellings[0]);
  return ELIGIBLE;
}

/** Judges the ordinary application of somebody who files for themself. */
const judgePerson = (facts: Partial<PersonFacts>, application: Partial<Application> = {}): string => {
  const person = personOf(registrant.iin, facts);
  return judge(applicationOf(application), openingFactsOf({ registrant: person, applicant: person }));
};

const day = (offset: number): string => {
  const date = new Date(`${TODAY}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + offset);
  return date.toISOString().slice(0, 10);
};

/** Somebody who turns `age` in so many days. */
const turning = (age: number, inDays: number): string => `${Number(TODAY.slice(0, 4)) - age}${day(inDays).slice(4)}`;

describe('what the registries must know (R6, R16)', () => {
  test.each([
    ['everything', {}, ELIGIBLE],
    ['the registrant', { registrant: undefined }, 'registrant-unknown'],
    ['the applicant', { applicant: undefined }, 'applicant-unknown'],
    ['the dwelling', { dwellings: [] }, 'dwelling-unknown'],
    ['one dwelling, not several', { dwellings: [dwellingOf(), dwellingOf({ rka: rkaOf(3) })] }, 'dwelling-ambiguous'],
    ['the address', { address: undefined }, 'address-unknown'],
  ] as const)('%s', (_says, facts, verdict) => {
    expect(judge(applicationOf(), openingFactsOf(facts))).toBe(verdict);
  });
});

describe('the registrant', () => {
  test.each([
    ['is alive (R25)', { alive: false }, 'registrant-deceased'],
    ['is a citizen (R6)', { citizenship: 'KGZ' }, 'not-a-citizen'],
    ['has a document (R1)', { documents: [] }, 'no-valid-document'],
  ] as const)('%s, or else: %o', (_says, facts, ground) => {
    expect(judgePerson({})).toBe(ELIGIBLE);
    expect(judgePerson(facts)).toBe(ground);
  });

  test.each([
    ['is valid on its first day', { validFrom: TODAY }, ELIGIBLE],
    ['is not valid the day before', { validFrom: day(1) }, 'no-valid-document'],
    ['is valid on its last day', { validUntil: TODAY }, ELIGIBLE],
    ['is not valid the day after', { validUntil: day(-1) }, 'no-valid-document'],
    ['is valid without end', { validUntil: null }, ELIGIBLE],
    ['may be a passport', { type: 'passport' }, ELIGIBLE],
    ['is no birth certificate from 14 on', { type: 'birth-certificate', validUntil: null }, 'no-valid-document'],
  ] as const)('has a document that %s (R1)', (_says, change, verdict) => {
    expect(judgePerson({ documents: [{ ...identityCard, ...change }] })).toBe(verdict);
  });

  it('needs one valid document, not all of them (R1)', () => {
    const expired = { ...identityCard, validUntil: day(-1) };
    expect(judgePerson({ documents: [expired, identityCard] })).toBe(ELIGIBLE);
  });

  it('moves somewhere else (R19)', () => {
    expect(judge(applicationOf(), openingFactsOf({ currentRka: null }))).toBe(ELIGIBLE);
    expect(judge(applicationOf(), openingFactsOf({ currentRka: dwellingOf().rka }))).toBe('already-registered-there');
  });
});

/** An application filed for the registrant by somebody else. */
const filedBy = (
  applicant: PersonFacts,
  capacity: Application['applicant']['capacity'],
  person: Partial<PersonFacts>,
  { fields = {}, powerOfAttorneyId }: { fields?: Partial<Application>; powerOfAttorneyId?: string } = {},
): string =>
  judge(
    applicationOf({ applicant: { iin: applicant.iin, capacity, powerOfAttorneyId }, ...fields }),
    openingFactsOf({ registrant: personOf(registrant.iin, person), applicant }),
  );

const representative = personOf(iinOf(20));
const shownAs = (relation: 'parent' | 'guardian') => ({
  legalRepresentatives: [{ iin: representative.iin, relation }],
});

describe('by age, the right person files (R1, R2, R3)', () => {
  test.each([
    ['13, a day before 14', 14, 1, 'registrant-under-14', 'registrant-under-14'],
    ['14 today', 14, 0, 'representative-must-file', ELIGIBLE],
    ['15, a day before', 15, 1, 'representative-must-file', ELIGIBLE],
    ['15 today', 15, 0, 'representative-must-file', ELIGIBLE],
    ['15, a day before 16', 16, 1, 'representative-must-file', ELIGIBLE],
    ['16 today', 16, 0, ELIGIBLE, 'registrant-must-file'],
    ['17, a day before 18', 18, 1, ELIGIBLE, 'registrant-must-file'],
    ['18 today', 18, 0, ELIGIBLE, 'registrant-must-file'],
  ])('%s', (_says, age, inDays, forThemself, byTheirParent) => {
    const birthDate = turning(age, inDays);
    expect(judgePerson({ birthDate })).toBe(forThemself);
    expect(filedBy(representative, 'parent', { birthDate, ...shownAs('parent') })).toBe(byTheirParent);
  });

  it('only a representative whom the population registry shows (R2)', () => {
    const birthDate = turning(15, 0);
    expect(filedBy(stranger, 'parent', { birthDate, ...shownAs('parent') })).toBe('not-legal-representative');
    expect(filedBy(representative, 'guardian', { birthDate, ...shownAs('guardian') })).toBe(ELIGIBLE);
  });

  it('nobody files for a grown-up by calling themself that person (R1)', () => {
    expect(filedBy(stranger, 'self', {})).toBe('registrant-must-file');
    expect(filedBy(stranger, 'owner', {})).toBe('registrant-must-file');
  });
});

describe('a child under 14 (R3)', () => {
  const birthDate = turning(14, 1);
  const child = { birthDate, ...shownAs('parent') };
  const certificate = { ...identityCard, type: 'birth-certificate', validUntil: null } as const;

  test.each([
    ['not asked for', undefined, 'registrant-under-14'],
    ['refused by the applicant', false, 'registrant-under-14'],
    ['on request, with a passport', true, ELIGIBLE],
  ])('is registered only on request: %s', (_says, generalGrounds, verdict) => {
    expect(filedBy(representative, 'parent', child, { fields: { generalGrounds } })).toBe(verdict);
  });

  it('may have a birth certificate instead, but not nothing', () => {
    const fields = { generalGrounds: true };
    expect(filedBy(representative, 'parent', { ...child, documents: [certificate] }, { fields })).toBe(ELIGIBLE);
    expect(filedBy(representative, 'parent', { ...child, documents: [] }, { fields })).toBe('no-valid-document');
  });

  it('does not file', () => {
    expect(judgePerson(child, { generalGrounds: true })).toBe('representative-must-file');
  });
});

describe('somebody of limited or no capability (R4)', () => {
  test.each(['limited', 'incapable'] as const)('%s: the guardian files, and nobody else', (capability) => {
    expect(judgePerson({ capability })).toBe('guardian-must-file');
    expect(filedBy(representative, 'guardian', { capability, ...shownAs('guardian') })).toBe(ELIGIBLE);
    expect(filedBy(representative, 'guardian', { capability })).toBe('not-legal-representative');
    expect(filedBy(representative, 'parent', { capability, ...shownAs('parent') })).toBe('not-legal-representative');
    expect(filedBy(stranger, 'guardian', { capability, ...shownAs('guardian') })).toBe('not-legal-representative');
  });
});

describe('an attorney (R5)', () => {
  const powers: PowerOfAttorney = {
    id: 'powers-1',
    attorneyIin: representative.iin,
    services: ['permanent-residence'],
    validFrom: day(-30),
    validUntil: day(30),
    revoked: false,
  };

  test.each([
    ['with valid powers files', {}, ELIGIBLE],
    ['on their first day', { validFrom: TODAY }, ELIGIBLE],
    ['on their last day', { validUntil: TODAY }, ELIGIBLE],
    ['but not before', { validFrom: day(1) }, 'power-of-attorney-invalid'],
    ['and not after', { validUntil: day(-1) }, 'power-of-attorney-invalid'],
    ['nor under revoked ones', { revoked: true }, 'power-of-attorney-invalid'],
    ['nor for another service', { services: ['temporary-stay'] }, 'power-of-attorney-invalid'],
    ['nor under somebody else’s', { attorneyIin: stranger.iin }, 'power-of-attorney-invalid'],
    ['nor under others than those named', { id: 'powers-2' }, 'power-of-attorney-invalid'],
  ])('%s', (_says, change, verdict) => {
    const powersOfAttorney = [{ ...powers, ...change }];
    const named = { powerOfAttorneyId: powers.id };
    expect(filedBy(representative, 'attorney', { powersOfAttorney }, named)).toBe(verdict);
  });

  it('names the powers (R5)', () => {
    expect(filedBy(representative, 'attorney', { powersOfAttorney: [powers] })).toBe('power-of-attorney-invalid');
  });
});

describe('the place', () => {
  const judgePlace = (facts: Parameters<typeof dwellingOf>[0], applicant?: Application['applicant']): string =>
    judge(
      applicationOf(applicant === undefined ? {} : { applicant }),
      openingFactsOf({ dwellings: [dwellingOf(facts)] }),
    );
  const administration = { iin: registrant.iin, capacity: 'administration', bin: organisation } as const;
  const operator = { bin: organisation, name: 'ЖШС Үй' };

  test.each(DWELLING_CATEGORIES)('%s: people live there, and it is clear who files (R7, R8)', (category) => {
    const run = isOrganisationRun(category);
    const byThemself = run ? 'administration-must-file' : ELIGIBLE;
    const byAdministration = run ? ELIGIBLE : 'registrant-must-file';
    const other = 'dwelling-category-not-residential';
    expect(judgePlace({ category, operator })).toBe(category === 'other' ? other : byThemself);
    expect(judgePlace({ category, operator }, administration)).toBe(category === 'other' ? other : byAdministration);
  });

  test.each([
    ['is commissioned', { commissioned: false }, 'dwelling-not-commissioned'],
    ['has an owner or a tenant', { titleHolders: [] }, 'dwelling-without-title'],
  ] as const)('%s (R17), or else: %o', (_says, facts, ground) => {
    expect(judgePlace(facts)).toBe(ground);
  });

  it('may be encumbered: that is for review after the consents (R17)', () => {
    expect(judgePlace({ encumbrances: [{ kind: 'arrest', since: TODAY }] })).toBe(ELIGIBLE);
  });

  test.each([
    ['the operator', { operator }, ELIGIBLE],
    ['the owner', { titleHolders: [ownerOf(stranger), organisationOf(organisation)] }, ELIGIBLE],
    ['neither', { titleHolders: [organisationOf(binOf(2))] }, 'administration-not-entitled'],
    ['another operator', { operator: { ...operator, bin: binOf(2) } }, 'administration-not-entitled'],
  ])('run by an organisation is open to %s (R8)', (_says, facts, verdict) => {
    expect(judgePlace({ category: 'hostel', ...facts }, administration)).toBe(verdict);
  });

  it('run by an organisation is closed to one that doesn’t say who it is (R8)', () => {
    const { bin: _bin, ...anonymous } = administration;
    expect(judgePlace({ category: 'hostel', operator }, anonymous)).toBe('administration-not-entitled');
  });

  test.each([
    ['the tenant', { tenantIin: registrant.iin, members: [] }, ELIGIBLE],
    ['somebody in the contract', { tenantIin: stranger.iin, members: [registrant.iin] }, ELIGIBLE],
    ['nobody else', { tenantIin: stranger.iin, members: [] }, 'not-in-tenancy-contract'],
  ])('of state housing is for %s (R10)', (_says, tenancy, verdict) => {
    expect(judgePlace({ titleHolders: [], tenancy })).toBe(verdict);
  });
});

describe('of several grounds', () => {
  it('one hears first what concerns oneself, then who files, then the place', () => {
    const everything = openingFactsOf({
      registrant: personOf(registrant.iin, { alive: false, citizenship: 'KGZ', documents: [] }),
      applicant: stranger,
      dwellings: [dwellingOf({ category: 'other', commissioned: false })],
    });
    expect(judge(applicationOf(), everything)).toBe('registrant-deceased');
    const place = openingFactsOf({ applicant: stranger, dwellings: [dwellingOf({ category: 'other' })] });
    expect(judge(applicationOf(), place)).toBe('registrant-must-file');
  });
});
