import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { isPayloadKeyId, type PayloadKeys } from './payload-keys.ts';

/** Keeps secrets that we must be able to read again, such as those that sign webhooks, out of the database's plain sight. */
export interface SecretBox {
  /** @param purpose what the secret belongs to: sealed for one webhook it can't be opened as another's */
  seal(secret: string, purpose: string): string;
  /** @throws {Error} where the key is gone, the text was changed, or it was sealed for another purpose */
  open(sealed: string, purpose: string): string;
}

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * With the keys of the payload encryption: the first seals, all of them open. Sealed: `key id:base64url of nonce (12 bytes),
 * ciphertext, tag (16 bytes)`.
 */
export const createSecretBox = (keys: PayloadKeys): SecretBox => ({
  seal(secret, purpose) {
    const { id, secret: key } = keys.current;
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, key, nonce).setAAD(bound(id, purpose));
    const sealed = Buffer.concat([nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `${id}:${sealed.toString('base64url')}`;
  },
  open(sealed, purpose) {
    const [id = '', encoded = ''] = sealed.split(':');
    const key = keys.byId.get(id);
    const shown = isPayloadKeyId(id) ? `key "${id}"` : 'a key without a proper id';
    if (key === undefined) throw new Error(`a secret is sealed with ${shown}, which PAYLOAD_KEYS doesn't hold`);
    const data = Buffer.from(encoded, 'base64url');
    if (data.length < NONCE_BYTES + TAG_BYTES) throw new Error('a sealed secret is truncated');
    const decipher = createDecipheriv(CIPHER, key.secret, data.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
      .setAAD(bound(id, purpose))
      .setAuthTag(data.subarray(-TAG_BYTES));
    const start = decipher.update(data.subarray(NONCE_BYTES, -TAG_BYTES));
    try {
      return Buffer.concat([start, decipher.final()]).toString('utf8');
    } catch {
      throw new Error(`a secret sealed with ${shown} was changed, or is another's`);
    }
  },
});

const bound = (keyId: string, purpose: string): Buffer => Buffer.from(`secret\n${keyId}\n${purpose}`);
