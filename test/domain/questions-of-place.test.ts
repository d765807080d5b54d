import { describe, expect, it, test } from 'vitest';
import { CHANNELS, type Service } from '../../domain/application.ts';
import { isOrganisationRun } from '../../domain/dwelling-categories.ts';
import { DWELLING_CATEGORIES, type DwellingFacts, type PowerOfAttorney } from '../../domain/facts.ts';
import {
  address,
  dwellingOf,
  firstOwner,
  organisation,
  organisationOf,
  ownerOf,
  powersOf,
  registrant,
  secondOwner,
  stranger,
  TODAY,
  turning,
} from './sample-facts.ts';
import { binOf } from './sample-numbers.ts';
import {
  asking,
  type Change,
  ELIGIBLE,
  filedBy,
  judgeFor,
  known,
  under,
  withDwelling,
  withPerson,
  withRegistrant,
} from './situation.ts';

const COMING = ['permanent-residence', 'temporary-stay'] as const satisfies readonly Service[];
const operator = { bin: organisation, name: 'ЖШС Үй' };
const administration = filedBy(registrant.iin, 'administration', { bin: organisation });

describe.each(COMING)('a place for a %s', (service) => {
  const judge = (facts: Partial<DwellingFacts>, ...changes: readonly Change[]) =>
    judgeFor(service, withDwelling(facts), ...changes);

  test.each(DWELLING_CATEGORIES)('R7, R8: %s: people live there, and it is clear who files', (category) => {
    const run = isOrganisationRun(category);
    const byThemself = run ? 'administration-must-file' : ELIGIBLE;
    const byAdministration = run ? ELIGIBLE : 'registrant-must-file';
    const other = 'dwelling-category-not-residential';
    expect(judge({ category, operator })).toBe(category === 'other' ? other : byThemself);
    expect(judge({ category, operator }, administration)).toBe(category === 'other' ? other : byAdministration);
  });

  test.each([
    ['an owner', { titleHolders: [ownerOf(firstOwner)] }, ELIGIBLE],
    ['a tenant', { titleHolders: [], tenancy: { tenantIin: registrant.iin, members: [] } }, ELIGIBLE],
    ['nobody', { titleHolders: [] }, 'dwelling-without-title'],
  ])('R17: that belongs to %s', (_says, facts, verdict) => {
    expect(judge(facts)).toBe(verdict);
  });

  it('R17: may be encumbered: that is for review after the consents', () => {
    expect(judge({ encumbrances: [{ kind: 'arrest', since: TODAY }] })).toBe(ELIGIBLE);
  });

  test.each([
    ['the operator', { operator }, ELIGIBLE],
    ['the owner', { titleHolders: [ownerOf(stranger), organisationOf(organisation)] }, ELIGIBLE],
    ['neither', { titleHolders: [organisationOf(binOf(2))] }, 'administration-not-entitled'],
    ['another operator', { operator: { ...operator, bin: binOf(2) } }, 'administration-not-entitled'],
  ])('R8: run by an organisation is open to %s', (_says, facts, verdict) => {
    expect(judge({ category: 'hostel', ...facts }, administration)).toBe(verdict);
  });

  it('R8: run by an organisation is closed to one that doesn’t say who it is', () => {
    expect(judge({ category: 'hostel', operator }, filedBy(registrant.iin, 'administration'))).toBe(
      'administration-not-entitled',
    );
  });

  test.each([
    ['the tenant', { tenantIin: registrant.iin, members: [] }, ELIGIBLE],
    ['somebody in the contract', { tenantIin: stranger.iin, members: [registrant.iin] }, ELIGIBLE],
    ['nobody else', { tenantIin: stranger.iin, members: [firstOwner.iin] }, 'not-in-tenancy-contract'],
  ])('R10: of state housing is for %s', (_says, tenancy, verdict) => {
    expect(judge({ titleHolders: [], tenancy })).toBe(verdict);
  });
});

describe.each([...COMING, 'owner-withdrawal'] as const)('the counter, for a %s', (service) => {
  const few = under({ counterServes: 'minor-or-incapable-owners' });
  const atCounter = asking({ channel: 'counter' });

  test.each(CHANNELS)('R26: is the only channel that is not open to everybody: %s', (channel) => {
    expect(judgeFor(service, few, asking({ channel }))).toBe(channel === 'counter' ? 'channel-not-open' : ELIGIBLE);
    expect(judgeFor(service, under({ counterServes: 'every-dwelling' }), asking({ channel }))).toBe(ELIGIBLE);
  });

  test.each([
    ['who is 17 until tomorrow', { birthDate: turning(18, 1) }, ELIGIBLE],
    ['who is 18 today', { birthDate: turning(18) }, 'channel-not-open'],
    ['of limited capability', { capability: 'limited' }, ELIGIBLE],
    ['who is incapable', { capability: 'incapable' }, ELIGIBLE],
    ['who is grown up', {}, 'channel-not-open'],
  ] as const)('R26: serves a dwelling with an owner %s', (_says, facts, verdict) => {
    expect(judgeFor(service, few, atCounter, withPerson(secondOwner.iin, facts))).toBe(verdict);
  });

  it('R26: does not serve a minor who owns nothing', () => {
    expect(judgeFor(service, few, atCounter, withPerson(stranger.iin, { birthDate: turning(5) }))).toBe(
      'channel-not-open',
    );
  });

  it('R26: does not serve the dwelling of a company', () => {
    const titleHolders = [ownerOf(firstOwner), organisationOf(organisation)];
    expect(judgeFor(service, few, atCounter, withDwelling({ titleHolders }))).toBe('channel-not-open');
  });
});

describe('who asks for a withdrawal', () => {
  const attorney = filedBy(stranger.iin, 'attorney', { powerOfAttorneyId: 'powers-1' });
  const principal = (fields: Partial<PowerOfAttorney> = {}): Change =>
    withPerson(firstOwner.iin, { powersOfAttorney: [powersOf(stranger, fields)] });

  test.each<[string, readonly Change[], string]>([
    ['an owner', [], ELIGIBLE],
    ['an owner of a share', [filedBy(secondOwner.iin, 'owner')], ELIGIBLE],
    ['somebody who owns nothing', [filedBy(stranger.iin, 'owner')], 'applicant-not-owner'],
    ['an owner’s attorney', [attorney, principal()], ELIGIBLE],
    ['an attorney whose powers are revoked', [attorney, principal({ revoked: true })], 'power-of-attorney-invalid'],
    ['an attorney whom nobody has given powers', [attorney], 'power-of-attorney-invalid'],
    ['somebody who represents no owner', [filedBy(stranger.iin, 'guardian')], 'applicant-not-owner'],
    [
      'a company that owns nothing',
      [filedBy(stranger.iin, 'administration', { bin: organisation })],
      'applicant-not-owner',
    ],
    [
      'a company that owns it',
      [
        filedBy(stranger.iin, 'administration', { bin: organisation }),
        withDwelling({ titleHolders: [organisationOf(organisation)] }),
      ],
      ELIGIBLE,
    ],
  ])('R23: is %s', (_says, changes, verdict) => {
    expect(judgeFor('owner-withdrawal', ...changes)).toBe(verdict);
  });

  it('R23: asks for it in any premises: organisations have people withdrawn, too', () => {
    const titleHolders = [organisationOf(organisation)];
    const byCompany = filedBy(stranger.iin, 'administration', { bin: organisation });
    expect(judgeFor('owner-withdrawal', byCompany, withDwelling({ category: 'hostel', titleHolders }))).toBe(ELIGIBLE);
  });
});

describe('room, before anybody is asked to consent', () => {
  const norm = { offices: ['astana'], m2PerPerson: dwellingOf().usefulAreaM2 / 2 };
  const crowded = (kato: string, residents: readonly string[]): readonly Change[] => [
    under({ density: norm }),
    known({ address: { ...address, kato }, residents }),
  ];
  const family = [{ iin: stranger.iin, relation: 'spouse' }] as const;

  test.each(COMING)('R18: is asked for in the region of the norm, and nowhere else: %s', (service) => {
    const two = [firstOwner.iin, stranger.iin];
    expect(judgeFor(service, ...crowded('710000000', two))).toBe('dwelling-too-dense');
    expect(judgeFor(service, ...crowded('710000000', two.slice(1)))).toBe(ELIGIBLE);
    expect(judgeFor(service, ...crowded('750000000', two))).toBe(ELIGIBLE);
    expect(judgeFor(service, ...crowded('000000000', two))).toBe(ELIGIBLE);
    expect(judgeFor(service, ...crowded('710000000', two), under({ density: null }))).toBe(ELIGIBLE);
    expect(judgeFor(service, ...crowded('710000000', two), withRegistrant({ relatives: family }))).toBe(ELIGIBLE);
  });

  test.each(['owner-withdrawal', 'departure-abroad'] as const)('R18: is no matter to who leaves: %s', (service) => {
    expect(judgeFor(service, ...crowded('710000000', [firstOwner.iin, stranger.iin]))).toBe(ELIGIBLE);
  });
});
