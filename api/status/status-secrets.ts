import { hkdfSync } from 'node:crypto';
import type { PayloadKey, PayloadKeys } from '../../platform/payload-keys.ts';
import { digestOf } from '../secret-link.ts';

/** Secrets that are kept nowhere and can be told again to who repeats the call that made them. */
export interface StatusSecrets {
  /** The secret of a new link; `nonce`: at least 128 random bits, used once. */
  make(nonce: string): string;
  /** The same, later; `undefined` where the key of which it was made is gone. */
  again(made: { readonly nonce: string; readonly secretDigest: string }): string | undefined;
}

const SECRET_BYTES = 32;

const secretOf = ({ secret }: PayloadKey, nonce: string): string =>
  Buffer.from(hkdfSync('sha256', secret, new Uint8Array(), `tirkeu status link\n${nonce}`, SECRET_BYTES)).toString(
    'base64url',
  );

/**
 * Of the keys of the payload encryption and a nonce: whoever reads the database alone can use nobody's link, and rotating the
 * keys ends none, because links are found by the digest of their secret.
 */
export const createStatusSecrets = ({ current, byId }: PayloadKeys): StatusSecrets => ({
  make: (nonce) => secretOf(current, nonce),
  again: ({ nonce, secretDigest }) =>
    [...byId.values()].map((key) => secretOf(key, nonce)).find((secret) => digestOf(secret) === secretDigest),
});
