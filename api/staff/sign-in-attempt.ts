import { hkdfSync } from 'node:crypto';
import { EncryptJWT, errors, jwtDecrypt } from 'jose';
import { z } from 'zod';

/** What has to be the same before and after the visit to the identity provider. */
const attemptSchema = z.object({
  /** Binds the answer to this browser. */
  state: z.string(),
  /** Binds the identity token to this attempt. */
  nonce: z.string(),
  /** PKCE: binds the code to whoever asked for it. */
  codeVerifier: z.string(),
  returnTo: z.string(),
});
export type SignInAttempt = z.infer<typeof attemptSchema>;

export const ATTEMPT_LIFETIME_MS = 10 * 60_000;

const ALGORITHMS = { alg: 'dir', enc: 'A256GCM' };
const KEY_BYTES = 32;

/** Keeps attempts with the browsers that make them, sealed: strangers who only knock leave nothing in the database. */
export interface AttemptSeal {
  seal(attempt: SignInAttempt): Promise<string>;
  /** `undefined` where it isn't ours, was changed, or is too old. */
  open(sealed: string): Promise<SignInAttempt | undefined>;
}

export function createAttemptSeal(sessionSecret: string, now: () => Date): AttemptSeal {
  const key = new Uint8Array(hkdfSync('sha256', sessionSecret, '', 'tirkeu sign-in attempt', KEY_BYTES));
  return {
    seal: (attempt) =>
      new EncryptJWT(attempt)
        .setProtectedHeader(ALGORITHMS)
        .setExpirationTime(new Date(now().getTime() + ATTEMPT_LIFETIME_MS))
        .encrypt(key),
    open: async (sealed) => {
      try {
        const { payload } = await jwtDecrypt(sealed, key, {
          keyManagementAlgorithms: [ALGORITHMS.alg],
          contentEncryptionAlgorithms: [ALGORITHMS.enc],
          requiredClaims: ['exp'],
          currentDate: now(),
        });
        return attemptSchema.parse(payload);
      } catch (error) {
        if (error instanceof errors.JOSEError) return undefined;
        throw error;
      }
    },
  };
}
