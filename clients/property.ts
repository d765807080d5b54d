import { z } from 'zod';
import type { DwellingFacts, Encumbrance, RightsCertificate, TitleHolder } from '../domain/facts.ts';
import { dwellingCategory } from './dwelling-category.ts';
import { createRegistryCall, type RegistryCallOptions } from './registry-call.ts';

/** The registry of rights to real estate. Every method throws `RegistryFailure`. */
export interface PropertyClient {
  /** `undefined` where the registry knows no dwelling with this RKA (16 digits). */
  findDwelling(rka: string): Promise<DwellingFacts | undefined>;
  /** All dwellings of an owner (IIN or BIN) with exactly this useful area in m² (R16); none where nothing matches. */
  findDwellingsByOwner(owner: string, usefulAreaM2: number): Promise<DwellingFacts[]>;
  /**
   * The certificate of registered rights and encumbrances as they are at this moment (R23); each call issues another one.
   * `undefined` where the registry knows no dwelling with this RKA.
   */
  issueRightsCertificate(rka: string): Promise<RightsCertificate | undefined>;
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
    issueRightsCertificate: (rka) =>
      call.find({
        operation: 'issue-rights-certificate',
        method: 'GET',
        path: `/dwellings/${encodeURIComponent(rka)}/rights-certificate`,
        answer: rightsCertificate,
      }),
  };
}

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
    category: dwellingCategory,
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

const rightsCertificate = z
  .object({ number: z.string(), issuedAt: z.iso.datetime(), dwelling })
  .transform((certificate): RightsCertificate => certificate);
