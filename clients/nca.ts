import { z } from 'zod';
import { createRegistryCall, type RegistryCallOptions } from './registry-call.ts';

/**
 * NCANode: a public HTTP service around the national crypto library. Its answer covers mathematics, dates, chain and revocation;
 * whose signature it is and over what, it leaves to us. Fields we don't use are kept, because the answer is kept as evidence.
 */
const revocation = z.looseObject({
  /** False also where the source couldn't be asked: then `reason` holds the error. Alone it means nothing. */
  revoked: z.boolean(),
  by: z.string(),
  revocationTime: z.string().nullish(),
  reason: z.string().nullish(),
});

const certificate = z.looseObject({
  valid: z.boolean(),
  revocations: z.array(revocation).nullish(),
  notBefore: z.string(),
  notAfter: z.string(),
  /** Hexadecimal without leading zeros. */
  serialNumber: z.string(),
});

const answer = z
  .looseObject({
    valid: z.boolean(),
    signers: z.array(z.looseObject({ certificates: z.array(certificate) })),
  })
  .transform((verdict) => ({ readable: true as const, ...verdict }));

/** NCANode answers 400 with the library's message for everything it can't process. */
const refusal = z
  .looseObject({ status: z.literal(400), message: z.string() })
  .transform(({ message }) => ({ readable: false as const, message }));

export type NcaVerdict = z.infer<typeof answer> | z.infer<typeof refusal>;

export interface NcaClient {
  /**
   * NCANode's verdict on a detached CMS (base64) over `data`, with revocation asked by OCSP and CRL. A CMS that it can't process
   * is a verdict too (`readable: false`). Throws `RegistryFailure`.
   */
  verifyCms(request: { readonly cms: string; readonly data: Uint8Array }): Promise<NcaVerdict>;
}

/** OCSP responders of the certification authority are slow at times, and NCANode waits for them. */
const DEFAULT_TIMEOUT_MS = 3_000;

export function createNcaClient({ baseUrl, timeoutMs = DEFAULT_TIMEOUT_MS }: RegistryCallOptions): NcaClient {
  const call = createRegistryCall('nca', { baseUrl, timeoutMs });
  return {
    verifyCms: ({ cms, data }) =>
      call.send<NcaVerdict>({
        operation: 'verify-cms',
        method: 'POST',
        path: '/cms/verify',
        body: { cms, data: Buffer.from(data).toString('base64'), revocationCheck: ['OCSP', 'CRL'] },
        answer,
        refusal,
      }),
  };
}
