import { z } from 'zod';
import type { PersonFacts } from '../domain/facts.ts';

const CAPABILITIES = { CAPABLE: 'full', LIMITED: 'limited', INCAPABLE: 'incapable' } as const;
const DOCUMENT_TYPES = {
  ID_CARD: 'identity-card',
  PASSPORT: 'passport',
  BIRTH_CERTIFICATE: 'birth-certificate',
} as const;
const REPRESENTATIVES = { PARENT: 'parent', GUARDIAN: 'guardian' } as const;
const RELATIVES = {
  SPOUSE: 'spouse',
  PARENT: 'parent',
  CHILD: 'child',
  SIBLING: 'sibling',
  GRANDPARENT: 'grandparent',
  GRANDCHILD: 'grandchild',
} as const;
const LANGUAGES = { KAZ: 'kk', RUS: 'ru', ENG: 'en' } as const;

const document = z.object({
  type: z.enum(['ID_CARD', 'PASSPORT', 'BIRTH_CERTIFICATE']),
  number: z.string(),
  issueDate: z.iso.date(),
  expireDate: z.iso.date().nullable(),
  status: z.enum(['VALID', 'INVALID']),
  hasChip: z.boolean(),
});

const relative = z.object({
  iin: z.string(),
  relation: z.enum(['SPOUSE', 'PARENT', 'CHILD', 'SIBLING', 'GRANDPARENT', 'GRANDCHILD']),
});

const powerOfAttorney = z.object({
  registryNumber: z.string(),
  attorneyIin: z.string(),
  services: z.array(z.string()),
  validFrom: z.iso.date(),
  validUntil: z.iso.date(),
  revokedOn: z.iso.date().nullable(),
});

const departureDocument = z.object({
  number: z.string(),
  destination: z.string(),
  validFrom: z.iso.date(),
  validUntil: z.iso.date(),
});

/** A person in the population registry's words, turned into facts. */
export const personRecord = z
  .object({
    iin: z.string(),
    surname: z.string(),
    firstName: z.string(),
    patronymic: z.string().nullable(),
    birthDate: z.iso.date(),
    gender: z.enum(['MALE', 'FEMALE']),
    citizenship: z.string(),
    lifeStatus: z.enum(['ALIVE', 'DECEASED']),
    capableStatus: z.enum(['CAPABLE', 'LIMITED', 'INCAPABLE']),
    documents: z.array(document),
    legalRepresentatives: z.array(z.object({ iin: z.string(), relation: z.enum(['PARENT', 'GUARDIAN']) })),
    custody: z.object({ iin: z.string() }).nullable(),
    relatives: z.array(relative),
    mobilePhone: z.string().nullable(),
    preferredLanguage: z.enum(['KAZ', 'RUS', 'ENG']).nullable(),
    powersOfAttorney: z.array(powerOfAttorney),
    permanentAddress: z.object({ rka: z.string(), since: z.iso.date() }).nullable(),
    departureDocuments: z.array(departureDocument),
  })
  .transform((record): PersonFacts => ({
    iin: record.iin,
    name: { family: record.surname, given: record.firstName, patronymic: record.patronymic },
    birthDate: record.birthDate,
    sex: record.gender === 'MALE' ? 'male' : 'female',
    citizenship: record.citizenship,
    alive: record.lifeStatus === 'ALIVE',
    capability: CAPABILITIES[record.capableStatus],
    // A document that was reported lost is none, whatever its dates say.
    documents: record.documents
      .filter(({ status }) => status === 'VALID')
      .map(({ type, number, issueDate, expireDate, hasChip }) => ({
        type: DOCUMENT_TYPES[type],
        number,
        validFrom: issueDate,
        validUntil: expireDate,
        chip: hasChip,
      })),
    legalRepresentatives: record.legalRepresentatives.map(({ iin, relation }) => ({
      iin,
      relation: REPRESENTATIVES[relation],
    })),
    custodian: record.custody && record.custody.iin,
    relatives: record.relatives.map(({ iin, relation }) => ({ iin, relation: RELATIVES[relation] })),
    phone: record.mobilePhone,
    language: record.preferredLanguage && LANGUAGES[record.preferredLanguage],
    powersOfAttorney: record.powersOfAttorney.map(({ registryNumber, revokedOn, ...powers }) => ({
      id: registryNumber,
      ...powers,
      revoked: revokedOn !== null,
    })),
    registeredAt: record.permanentAddress,
    departureDocuments: record.departureDocuments,
  }));
