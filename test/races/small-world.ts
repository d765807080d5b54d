import type { Application, Service } from '../../domain/application.ts';
import { fullNameOf } from '../../domain/consenters.ts';
import type { DwellingFacts, PersonFacts } from '../../domain/facts.ts';
import { iinOf, rkaOf } from '../domain/sample-numbers.ts';
import type { World } from './imaginary-registries.ts';

/** When races begin. */
export const START = '2026-03-10T07:00:00.000Z';

const BORN_IN_ONE_DAY = 900;
const DAY_MS = 24 * 60 * 60 * 1000;

/** An IIN for every number: some hundreds share a birthday. */
const personNumber = (n: number): { readonly iin: string; readonly birthDate: string } => {
  const born = Date.parse('1970-01-01') + Math.floor(n / BORN_IN_ONE_DAY) * DAY_MS;
  const birthDate = new Date(born).toISOString().slice(0, 10);
  return { iin: iinOf((n % BORN_IN_ONE_DAY) + 1, birthDate), birthDate };
};

const passport = { type: 'passport', number: 'N1', validFrom: '2020-01-15', validUntil: null, chip: false } as const;
const departure = { number: 'DEP-1', destination: 'DEU', validFrom: '2020-01-15', validUntil: '2099-01-14' };

/** Somebody with every document that there is. Different `n` are different people. */
export const personAt = (n: number, registeredAt: string | null): PersonFacts => ({
  ...personNumber(n),
  name: { family: 'Әбенова', given: 'Гүлнәр', patronymic: null },
  sex: 'female',
  citizenship: 'KAZ',
  alive: true,
  capability: 'full',
  documents: [passport],
  legalRepresentatives: [],
  custodian: null,
  relatives: [],
  phone: null,
  language: null,
  powersOfAttorney: [],
  registeredAt: registeredAt === null ? null : { rka: registeredAt, since: '2019-05-06' },
  departureDocuments: [departure],
});

export const flatOf = (rka: string, owners: readonly PersonFacts[], usefulAreaM2 = 60): DwellingFacts => ({
  rka,
  category: 'apartment',
  usefulAreaM2,
  commissioned: true,
  titleHolders: owners.map((owner) => ({
    iin: owner.iin,
    name: fullNameOf(owner),
    share: { numerator: 1, denominator: owners.length },
  })),
  operator: null,
  tenancy: null,
  encumbrances: [],
});

/** Places of one person: where they are registered when the race begins, and two where they could go. */
export const PLACES = ['home', 'elsewhere', 'far-away'] as const;
export type PlaceName = (typeof PLACES)[number];

const KATO_OF_ALMATY = '750000000';

export interface SmallWorld extends World {
  readonly person: PersonFacts;
  /** The application that the person, or an owner of the place, would file. */
  readonly applicationFor: (service: Service, place: PlaceName) => Application;
}

/** One person, and three flats that belong to others: the home to two, who must confirm each other's withdrawals. */
export function createSmallWorld(n: number): SmallWorld {
  const rkas = { home: rkaOf(n * 10 + 1), elsewhere: rkaOf(n * 10 + 2), 'far-away': rkaOf(n * 10 + 3) };
  const person = personAt(n, rkas.home);
  // Owners are in nobody's ledger, so all worlds can share them.
  const [owner, coOwner] = [personAt(OWNERS_FROM, null), personAt(OWNERS_FROM + 1, null)];
  const base = { channel: 'portal', language: 'kk', registrant: { iin: person.iin } } as const;
  return {
    person,
    people: [person, owner, coOwner],
    dwellings: [
      flatOf(rkas.home, [owner, coOwner]),
      flatOf(rkas.elsewhere, [owner]),
      flatOf(rkas['far-away'], [owner]),
    ],
    kato: KATO_OF_ALMATY,
    applicationFor: (service, place) => ({
      ...base,
      service,
      applicant:
        service === 'owner-withdrawal' ? { iin: owner.iin, capacity: 'owner' } : { iin: person.iin, capacity: 'self' },
      dwelling: { rka: rkas[place] },
      ...(service === 'temporary-stay' ? { stay: { months: 3, reason: 'studies' } } : {}),
      ...(service === 'departure-abroad' ? { departure: { documentNumber: departure.number } } : {}),
    }),
  };
}

const OWNERS_FROM = 8_000_000;
