import { z } from 'zod';
import type { Trilingual } from './case-file.ts';

const addressSchema = z.looseObject({ fullAddress: z.object({ kaz: z.string(), rus: z.string(), eng: z.string() }) });
const personSchema = z.looseObject({ permanentAddress: z.looseObject({ rka: z.string() }).nullable() });

export type LookUp = ReturnType<typeof createLookUp>;

/** What the registries themselves say, asked by the demo and not through the product. */
export function createLookUp(registriesUrl: string) {
  const get = async (path: string): Promise<unknown> => {
    const response = await fetch(`${registriesUrl}${path}`);
    if (!response.ok) throw new Error(`${path} answers ${response.status}`);
    return response.json();
  };
  return {
    getAddress: async (rka: string): Promise<Trilingual> => {
      const { fullAddress } = addressSchema.parse(await get(`/address/addresses/${rka}`));
      return { kk: fullAddress.kaz, ru: fullAddress.rus, en: fullAddress.eng };
    },
    /** The RKA of the permanent address in the population registry, or `null`. */
    getPermanentAddress: async (iin: string): Promise<string | null> =>
      personSchema.parse(await get(`/population/persons/${iin}`)).permanentAddress?.rka ?? null,
  };
}
