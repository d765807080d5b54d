import type { Application } from '../../domain/application.ts';
import { fullNameOf } from '../../domain/consenters.ts';
import type { OpeningFacts } from '../../domain/eligibility.ts';
import type { AddressFacts, DwellingFacts, IdentityDocument, PersonFacts, TitleHolder } from '../../domain/facts.ts';
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
  relatives: [],
  phone: null,
  powersOfAttorney: [],
  registeredAt: null,
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

export const openingFactsOf = (facts: Partial<OpeningFacts> = {}): OpeningFacts => ({
  registrant,
  applicant: registrant,
  dwellings: [dwellingOf()],
  address,
  people: [firstOwner, secondOwner],
  currentRka: rkaOf(2),
  ...facts,
});
