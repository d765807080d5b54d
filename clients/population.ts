import { z } from 'zod';
import type { PersonFacts, ResidentFacts } from '../domain/facts.ts';
import { createOneTimePasswords, type OneTimePasswords } from './one-time-passwords.ts';
import { personRecord } from './person-record.ts';
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
export interface PopulationClient extends OneTimePasswords {
  /** `undefined` where the database knows nobody with this IIN. */
  findPerson(iin: string): Promise<PersonFacts | undefined>;
  /** Who lives there, once for each kind of residence; nobody where the database knows no such dwelling (R18). */
  listResidents(rka: string): Promise<readonly ResidentFacts[]>;
  recordAddressChange(change: AddressChange): Promise<void>;
}

export function createPopulationClient(options: RegistryCallOptions): PopulationClient {
  const call = createRegistryCall('population', options);
  return {
    ...createOneTimePasswords(call),
    findPerson: (iin) =>
      call.find({
        operation: 'find-person',
        method: 'GET',
        path: `/persons/${encodeURIComponent(iin)}`,
        answer: personRecord,
      }),
    listResidents: async (rka) => {
      const { items } = await call.send({
        operation: 'list-residents',
        method: 'GET',
        path: `/dwellings/${encodeURIComponent(rka)}/residents`,
        answer: z.object({ items: z.array(resident) }),
      });
      return items;
    },
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

const KINDS = { PERMANENT: 'permanent', TEMPORARY: 'temporary' } as const;

const resident = z
  .object({ iin: z.string(), kind: z.enum(['PERMANENT', 'TEMPORARY']), since: z.iso.date() })
  .transform(({ iin, kind, since }): ResidentFacts => ({ iin, kind: KINDS[kind], since }));
