import { z } from 'zod';
import { isDay } from './days.ts';
import { hasCheckDigit } from './identity-numbers.ts';

/** What the registries hold and answer: their wire formats. What may be absent is `null`, so that a merge patch can drop it. */

export const iin = z
  .string()
  .refine((text) => /^\d{6}[1-6]\d{5}$/.test(text) && hasCheckDigit(text), 'not a valid IIN');
export const bin = z
  .string()
  .refine((text) => /^\d{4}[4-6]\d{7}$/.test(text) && hasCheckDigit(text), 'not a valid BIN');
export const rka = z.string().regex(/^\d{16}$/, 'an RKA has 16 digits');
export const day = z.string().refine(isDay, 'not a day YYYY-MM-DD');

const registeredAddress = z.strictObject({ rka, since: day });

const relation = z.enum(['SPOUSE', 'PARENT', 'CHILD', 'SIBLING', 'GRANDPARENT', 'GRANDCHILD']);

const departureDocument = z.strictObject({
  number: z.string().regex(/^[A-Z0-9-]{5,40}$/, 'capital letters, digits and hyphens'),
  /** ISO 3166-1 alpha-3. */
  destination: z.string().regex(/^[A-Z]{3}$/, 'three capital letters'),
  validFrom: day,
  validUntil: day,
});

export const personRecord = z.strictObject({
  iin,
  surname: z.string().min(1).max(100),
  firstName: z.string().min(1).max(100),
  patronymic: z.string().min(1).max(100).nullable().default(null),
  birthDate: day,
  gender: z.enum(['MALE', 'FEMALE']),
  /** ISO 3166-1 alpha-3. */
  citizenship: z.string().regex(/^[A-Z]{3}$/, 'three capital letters'),
  lifeStatus: z.enum(['ALIVE', 'DECEASED']),
  capableStatus: z.enum(['CAPABLE', 'LIMITED', 'INCAPABLE']),
  documents: z.array(
    z.strictObject({
      type: z.enum(['ID_CARD', 'PASSPORT', 'BIRTH_CERTIFICATE']),
      number: z.string().regex(/^[A-Z0-9]{5,20}$/, 'capital letters and digits'),
      issueDate: day,
      expireDate: day.nullable().default(null),
      /** `INVALID`: reported lost or withdrawn, whatever its dates say. */
      status: z.enum(['VALID', 'INVALID']),
      hasChip: z.boolean(),
    }),
  ),
  legalRepresentatives: z.array(z.strictObject({ iin, relation: z.enum(['PARENT', 'GUARDIAN']) })),
  /** Which legal representative a child lives with, where a court or the parents settled it. */
  custody: z.strictObject({ iin }).nullable().default(null),
  relatives: z.array(z.strictObject({ iin, relation })),
  /** From the mobile citizens' database, E.164. */
  mobilePhone: z
    .string()
    .regex(/^\+7\d{10}$/, 'a number like +7 and ten digits')
    .nullable()
    .default(null),
  /** In which language the person wants to be written to. */
  preferredLanguage: z.enum(['KAZ', 'RUS', 'ENG']).nullable().default(null),
  powersOfAttorney: z.array(
    z.strictObject({
      registryNumber: z.string().min(1).max(40),
      attorneyIin: iin,
      services: z.array(z.string().min(1).max(60)),
      validFrom: day,
      validUntil: day,
      revokedOn: day.nullable().default(null),
    }),
  ),
  permanentAddress: registeredAddress.nullable().default(null),
  temporaryAddress: registeredAddress.nullable().default(null),
  /** Confirm that the person may leave the country for good. */
  departureDocuments: z.array(departureDocument).default([]),
});
export type PersonRecord = z.infer<typeof personRecord>;

const CATEGORIES = [
  'HOUSE',
  'APARTMENT',
  'DACHA',
  'GARDENING_ASSOCIATION',
  'COOPERATIVE',
  'HOSTEL',
  'HOTEL',
  'REST_HOME',
  'SANATORIUM',
  'DISPENSARY',
  'MEDICAL_INSTITUTION',
  'BOARDING_HOUSE',
  'NURSING_HOME',
  'OFFICE_BUILDING',
  'WAREHOUSE',
  'SHOP',
  'GARAGE',
] as const;

const share = z.string().regex(/^[1-9]\d{0,3}\/[1-9]\d{0,3}$/, 'a fraction like 1/2');
const owner = z.union([z.strictObject({ iin, share }), z.strictObject({ bin, share })]);

/** Shares are added as hundred-millionths of a whole: fractions of four digits can't be told apart any finer. */
const sumToOne = (owners: readonly { share: string }[]): boolean => {
  const total = owners.reduce((sum, { share: text }) => {
    const [numerator = 0, denominator = 1] = text.split('/').map(Number);
    return sum + numerator / denominator;
  }, 0);
  return Math.abs(total - 1) < 1e-8;
};

export const dwellingRecord = z.strictObject({
  rka,
  category: z.enum(CATEGORIES),
  /** Square metres. */
  usefulArea: z.number().positive().max(100_000),
  /** Day of the commissioning act; `null` while the building isn't commissioned. */
  commissionedOn: day.nullable().default(null),
  /** Nobody, or people and organisations whose shares make one. */
  owners: z.array(owner).refine((owners) => owners.length === 0 || sumToOne(owners), 'the shares must make 1'),
  operator: z.strictObject({ bin }).nullable().default(null),
  /** Contract of state rental housing. */
  tenancyContract: z
    .strictObject({ number: z.string().min(1).max(40), tenantIin: iin, memberIins: z.array(iin) })
    .nullable()
    .default(null),
  encumbrances: z.array(z.strictObject({ type: z.enum(['ARREST', 'COURT_PROHIBITION', 'PLEDGE']), registeredOn: day })),
});
export type DwellingRecord = z.infer<typeof dwellingRecord>;

export interface AddressRecord {
  readonly rka: string;
  readonly kato: string;
  readonly category: DwellingRecord['category'];
  readonly fullAddress: { readonly kaz: string; readonly rus: string; readonly eng: string };
}

export interface OrganisationRecord {
  readonly bin: string;
  readonly name: string;
}
