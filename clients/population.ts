import { z } from 'zod';
import type { PersonFacts } from '../domain/facts.ts';
import { createRegistryCall, type RegistryCallOptions } from './registry-call.ts';

/** A change that our ledger has committed and the state database should learn (R21). */
export interface AddressChange {
  /** Repeating a change with the same id changes nothing. */
  readonly requestId: string;
  readonly iin: string;
  readonly kind: 'permanent' | 'temporary';
  /** The new address, or `null` where a residence ended without a new one. */
  readonly rka: string | null;
  /** First day at the new address or first day without one, `YYYY-MM-DD` in Asia/Almaty. */
  readonly from: string;
}

/** The state database "Individuals". Every method throws `RegistryFailure`. */
export interface PopulationClient {
  /** `undefined` where the database knows nobody with this IIN. */
  findPerson(iin: string): Promise<PersonFacts | undefined>;
  recordAddressChange(change: AddressChange): Promise<void>;
}

export function createPopulationClient(options: RegistryCallOptions): PopulationClient {
  const call = createRegistryCall('population', options);
  return {
    findPerson: (iin) =>
      call.find({
        operation: 'find-person',
        method: 'GET',
        path: `/persons/${encodeURIComponent(iin)}`,
        answer: person,
      }),
    recordAddressChange: async ({ requestId, iin, kind, rka, from }) => {
      await call.send({
        operation: 'record-address-change',
        method: 'PUT',
        path: `/address-changes/${encodeURIComponent(requestId)}`,
        body: { iin, kind: kind === 'permanent' ? 'PERMANENT' : 'TEMPORARY', rka, from },
        answer: z.object({ requestId: z.literal(requestId) }),
      });
    },
  };
}

const CAPABILITIES = { CAPABLE: 'full', LIMITED: 'limited', INCAPABLE: 'incapable' } as const;
const DOCUMENT_TYPES = {
  ID_CARD: 'identity-card',
  PASSPORT: 'passport',
  BIRTH_CERTIFICATE: 'birth-certificate',
} as const;
const REPRESENTATIVES = { PARENT: 'parent', GUARDIAN: 'guardian' } as const;
const RELATIVES = { SPOUSE: 'spouse', PARENT: 'parent', CHILD: 'child', SIBLING: 'sibling' } as const;

const document = z.object({
  type: z.enum(['ID_CARD', 'PASSPORT', 'BIRTH_CERTIFICATE']),
  number: z.string(),
  issueDate: z.iso.date(),
  expireDate: z.iso.date().nullable(),
  status: z.enum(['VALID', 'INVALID']),
  hasChip: z.boolean(),
});

const powerOfAttorney = z.object({
  registryNumber: z.string(),
  attorneyIin: z.string(),
  services: z.array(z.string()),
  validFrom: z.iso.date(),
  validUntil: z.iso.date(),
  revokedOn: z.iso.date().nullable(),
});

const person = z
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
    relatives: z.array(z.object({ iin: z.string(), relation: z.enum(['SPOUSE', 'PARENT', 'CHILD', 'SIBLING']) })),
    mobilePhone: z.string().nullable(),
    powersOfAttorney: z.array(powerOfAttorney),
    permanentAddress: z.object({ rka: z.string(), since: z.iso.date() }).nullable(),
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
    relatives: record.relatives.map(({ iin, relation }) => ({ iin, relation: RELATIVES[relation] })),
    phone: record.mobilePhone,
    powersOfAttorney: record.powersOfAttorney.map(({ registryNumber, revokedOn, ...powers }) => ({
      id: registryNumber,
      ...powers,
      revoked: revokedOn !== null,
    })),
    registeredAt: record.permanentAddress,
  }));
