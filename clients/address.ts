import { z } from 'zod';
import type { AddressFacts } from '../domain/facts.ts';
import { dwellingCategory } from './dwelling-category.ts';
import { createRegistryCall, type RegistryCallOptions } from './registry-call.ts';

/** The address registry. Throws `RegistryFailure`. */
export interface AddressClient {
  /** `undefined` where no address has this RKA (16 digits). */
  findAddress(rka: string): Promise<AddressFacts | undefined>;
}

export function createAddressClient(options: RegistryCallOptions): AddressClient {
  const call = createRegistryCall('address', options);
  return {
    findAddress: (rka) =>
      call.find({
        operation: 'find-address',
        method: 'GET',
        path: `/addresses/${encodeURIComponent(rka)}`,
        answer: address,
      }),
  };
}

const address = z
  .object({
    rka: z.string(),
    category: dwellingCategory,
    kato: z.string().regex(/^\d{9}$/),
    fullAddress: z.object({ kaz: z.string(), rus: z.string(), eng: z.string() }),
  })
  .transform(({ rka, category, kato, fullAddress: { kaz, rus, eng } }): AddressFacts => ({
    rka,
    category,
    address: { kk: kaz, ru: rus, en: eng },
    kato,
  }));
