import { z } from 'zod';
import type { DwellingCategory, DwellingFacts, Encumbrance, TitleHolder } from '../domain/facts.ts';
import { createRegistryCall, type RegistryCallOptions } from './registry-call.ts';

/** The registry of rights to real estate. Every method throws `RegistryFailure`. */
export interface PropertyClient {
  /** `undefined` where the registry knows no dwelling with this RKA (16 digits). */
  findDwelling(rka: string): Promise<DwellingFacts | undefined>;
  /** All dwellings of an owner (IIN or BIN) with exactly this useful area in m² (R16); none where nothing matches. */
  findDwellingsByOwner(owner: string, usefulAreaM2: number): Promise<DwellingFacts[]>;
}

export function createPropertyClient(options: RegistryCallOptions): PropertyClient {
  const call = createRegistryCall('property', options);
  return {
    findDwelling: (rka) =>
      call.find({
        operation: 'find-dwelling',
        method: 'GET',
        path: `/dwellings/${encodeURIComponent(rka)}`,
        answer: dwelling,
      }),
    findDwellingsByOwner: async (owner, usefulAreaM2) => {
      const { items } = await call.send({
        operation: 'search-dwellings',
        method: 'POST',
        path: '/dwellings/search',
        body: { owner, usefulArea: usefulAreaM2 },
        answer: z.object({ items: z.array(dwelling) }),
      });
      return items;
    },
  };
}

const CATEGORIES: ReadonlyMap<string, DwellingCategory> = new Map([
  ['HOUSE', 'house'],
  ['APARTMENT', 'apartment'],
  ['DACHA', 'dacha'],
  ['GARDENING_ASSOCIATION', 'gardening-association'],
  ['COOPERATIVE', 'cooperative'],
  ['HOSTEL', 'hostel'],
  ['HOTEL', 'hotel'],
  ['REST_HOME', 'rest-home'],
  ['SANATORIUM', 'sanatorium'],
  ['DISPENSARY', 'dispensary'],
  ['MEDICAL_INSTITUTION', 'medical-institution'],
  ['BOARDING_HOUSE', 'boarding-house'],
  ['NURSING_HOME', 'nursing-home'],
  ['OFFICE_BUILDING', 'office-building'],
]);

/** What R7 doesn't list is `other`: the registry has many more categories, and new ones come. */
const category = z.string().transform((code) => CATEGORIES.get(code) ?? 'other');

const share = z
  .string()
  .regex(/^\d+\/[1-9]\d*$/)
  .transform((text) => {
    const [numerator = 0, denominator = 1] = text.split('/').map(Number);
    return { numerator, denominator };
  });

const titleHolder = z.union([
  z.object({ iin: z.string(), fullName: z.string(), share }),
  z.object({ bin: z.string(), fullName: z.string(), share }),
]);

const toTitleHolder = (owner: z.output<typeof titleHolder>): TitleHolder =>
  'iin' in owner
    ? { iin: owner.iin, name: owner.fullName, share: owner.share }
    : { bin: owner.bin, name: owner.fullName, share: owner.share };

const ENCUMBRANCES = { ARREST: 'arrest', COURT_PROHIBITION: 'court-prohibition', PLEDGE: 'pledge' } as const;

/** Unlike a category, an encumbrance that we don't know must not pass as none: the answer is invalid then. */
const encumbrance = z
  .object({ type: z.enum(['ARREST', 'COURT_PROHIBITION', 'PLEDGE']), registeredOn: z.iso.date() })
  .transform(({ type, registeredOn }): Encumbrance => ({ kind: ENCUMBRANCES[type], since: registeredOn }));

const dwelling = z
  .object({
    rka: z.string(),
    category,
    usefulArea: z.number().positive(),
    commissionedOn: z.iso.date().nullable(),
    owners: z.array(titleHolder),
    operator: z.object({ bin: z.string(), fullName: z.string() }).nullable(),
    tenancyContract: z.object({ tenantIin: z.string(), memberIins: z.array(z.string()) }).nullable(),
    encumbrances: z.array(encumbrance),
  })
  .transform((record): DwellingFacts => ({
    rka: record.rka,
    category: record.category,
    usefulAreaM2: record.usefulArea,
    commissioned: record.commissionedOn !== null,
    titleHolders: record.owners.map(toTitleHolder),
    operator: record.operator && { bin: record.operator.bin, name: record.operator.fullName },
    tenancy: record.tenancyContract && {
      tenantIin: record.tenancyContract.tenantIin,
      members: record.tenancyContract.memberIins,
    },
    encumbrances: record.encumbrances,
  }));
