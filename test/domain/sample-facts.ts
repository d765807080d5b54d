import { type Application, type Service, SERVICES } from '../../domain/application.ts';
import { fullNameOf } from '../../domain/consenters.ts';
import type { OpeningFacts } from '../../domain/eligibility.ts';
import type {
  AddressFacts,
  DwellingFacts,
  IdentityDocument,
  PersonFacts,
  PowerOfAttorney,
  TitleHolder,
} from '../../domain/facts.ts';
import type { Residence } from '../../domain/residences.ts';
import { binOf, iinOf, rkaOf } from './sample-numbers.ts';

/** The ordinary situation, of which each test changes what it is about: a grown-up moves into a flat of two owners. */

/** The day on which the ordinary application is judged. */
export const TODAY = '2026-03-10';
export const NOW = `${TODAY}T07:00:00.000Z`;

export const identityCard: IdentityDocument = {
  type: 'identity-card',
  number: '012345678',
  validFrom: '2020-01-15',
  validUntil: '2030-01-14',
  chip: true,
};

export const personOf = (iin: string, facts: Partial<PersonFacts> = {}): PersonFacts => ({
  iin,
  name: { family: 'Әбенова', given: 'Гүлнәр', patronymic: null },
  birthDate: '1990-05-17',
  sex: 'female',
  citizenship: 'KAZ',
  alive: true,
  capability: 'full',
  documents: [identityCard],
  legalRepresentatives: [],
  custodian: null,
  relatives: [],
  phone: null,
  language: null,
  powersOfAttorney: [],
  registeredAt: null,
  departureDocuments: [],
  ...facts,
});

const WHOLE = { numerator: 1, denominator: 1 };

export const ownerOf = (person: PersonFacts): TitleHolder => ({
  iin: person.iin,
  name: fullNameOf(person),
  share: WHOLE,
});
export const organisationOf = (bin: string): TitleHolder => ({ bin, name: 'ЖШС Үй', share: WHOLE });

export const registrant = personOf(iinOf(1));
export const firstOwner = personOf(iinOf(2), { name: { family: 'Оспан', given: 'Ерлан', patronymic: 'Болатұлы' } });
export const secondOwner = personOf(iinOf(3), { name: { family: 'Ким', given: 'Вера', patronymic: null } });
export const stranger = personOf(iinOf(4));
/** Who lives in the flat besides; an owner may want them withdrawn. */
export const lodger = personOf(iinOf(5), { name: { family: 'Сағын', given: 'Айбек', patronymic: null } });
export const organisation = binOf(1);

export const dwellingOf = (facts: Partial<DwellingFacts> = {}): DwellingFacts => ({
  rka: rkaOf(1),
  category: 'apartment',
  usefulAreaM2: 60,
  commissioned: true,
  titleHolders: [ownerOf(firstOwner), ownerOf(secondOwner)],
  operator: null,
  tenancy: null,
  encumbrances: [],
  ...facts,
});

export const address: AddressFacts = {
  rka: rkaOf(1),
  category: 'apartment',
  address: { kk: 'Абай даңғылы, 1-үй', ru: 'проспект Абая, дом 1', en: '1 Abai Avenue' },
  kato: '750000000',
};

export const applicationOf = (fields: Partial<Application> = {}): Application => ({
  service: 'permanent-residence',
  channel: 'portal',
  language: 'kk',
  applicant: { iin: registrant.iin, capacity: 'self' },
  registrant: { iin: registrant.iin },
  dwelling: { rka: rkaOf(1) },
  ...fields,
});

/** What the ordinary application would be for each service. */
export const APPLICATION_FOR: Readonly<Record<Service, Application>> = {
  'permanent-residence': applicationOf(),
  'temporary-stay': applicationOf({ service: 'temporary-stay', stay: { months: 3, reason: 'studies' } }),
  'owner-withdrawal': applicationOf({
    service: 'owner-withdrawal',
    applicant: { iin: firstOwner.iin, capacity: 'owner' },
    furtherRegistrants: [{ iin: lodger.iin }],
    reason: 'moved out long ago',
  }),
  'departure-abroad': applicationOf({ service: 'departure-abroad', departure: { documentNumber: 'departure-1' } }),
};

/** An entry that holds, with an id that tells it from others. */
export const residenceOf = (fields: Partial<Residence> = {}): Residence => {
  const { iin = registrant.iin, rka = rkaOf(2), kind = 'permanent' } = fields;
  return {
    residenceId: `${iin}/${rka}/${kind}`,
    iin,
    rka,
    kind,
    from: '2024-04-01T06:00:00.000Z',
    until: null,
    openedBy: null,
    ...fields,
  };
};
export const permanentAt = (rka: string, iin = registrant.iin): Residence => residenceOf({ rka, iin });
export const stayAt = (rka: string, until: string, iin = registrant.iin): Residence =>
  residenceOf({ rka, iin, until, kind: 'temporary' });

/** A day that lies so many days after `TODAY`. */
export const dayFromToday = (days: number): string =>
  new Date(Date.parse(TODAY) + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

/** The birth date of somebody who completes so many years in so many days from `TODAY`. */
export const turning = (years: number, inDays = 0): string =>
  `${Number(TODAY.slice(0, 4)) - years}${dayFromToday(inDays).slice(4)}`;

export const powersOf = (attorney: PersonFacts, fields: Partial<PowerOfAttorney> = {}): PowerOfAttorney => ({
  id: 'powers-1',
  attorneyIin: attorney.iin,
  services: SERVICES,
  validFrom: dayFromToday(-30),
  validUntil: dayFromToday(30),
  revoked: false,
  ...fields,
});

export const openingFactsOf = (facts: Partial<OpeningFacts> = {}): OpeningFacts => ({
  people: [registrant, firstOwner, secondOwner],
  dwellings: [dwellingOf()],
  address,
  residences: [permanentAt(rkaOf(2))],
  residents: [],
  ...facts,
});
