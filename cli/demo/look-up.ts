import { z } from 'zod';
import { officeOf } from '../../domain/offices.ts';
import type { Trilingual } from './case-file.ts';

const addressSchema = z.looseObject({
  kato: z.string(),
  fullAddress: z.object({ kaz: z.string(), rus: z.string(), eng: z.string() }),
});
const registeredSchema = z.looseObject({ rka: z.string() }).nullable();
const personSchema = z.looseObject({ permanentAddress: registeredSchema, temporaryAddress: registeredSchema });
const messagesSchema = z.object({
  data: z.array(z.object({ body: z.looseObject({ recipient: z.string(), template: z.string() }) })),
});

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
    /** Which office handles cases of a dwelling; `undefined` where the address registry doesn't know it. */
    findOffice: async (rka: string): Promise<string | undefined> => {
      const response = await fetch(`${registriesUrl}/address/addresses/${rka}`);
      return response.ok ? officeOf(addressSchema.parse(await response.json()).kato) : undefined;
    },
    /** The RKAs under which the population registry has somebody, or `null`. */
    getRegistered: async (
      iin: string,
    ): Promise<{ readonly permanent: string | null; readonly temporary: string | null }> => {
      const { permanentAddress, temporaryAddress } = personSchema.parse(await get(`/population/persons/${iin}`));
      return { permanent: permanentAddress?.rka ?? null, temporary: temporaryAddress?.rka ?? null };
    },
    /** To whom messages of a template went out for a case, by number. */
    listTold: async (caseId: string, template: string): Promise<readonly string[]> => {
      const { data } = messagesSchema.parse(await get(`/_control/effects?registry=notifications&key=${caseId}`));
      return data.filter(({ body }) => body.template === template).map(({ body }) => body.recipient);
    },
  };
}
