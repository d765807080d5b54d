import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Payload, PayloadCodec } from '@temporalio/common';
import protobuf from '@temporalio/proto';
import { isPayloadKeyId, type PayloadKey, type PayloadKeys } from './payload-keys.ts';
import { readablePayload } from './readable-payload.ts';

const ENCRYPTED = 'binary/encrypted';
const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const payloadMessage = protobuf.temporal.api.common.v1.Payload;

/** A payload that can't be read with the keys at hand. The message names the reason and the key id, never data. */
export class PayloadDecryptionError extends Error {
  override readonly name = 'PayloadDecryptionError';
}

/**
 * Encrypts every payload, metadata included, with AES-256-GCM, so that Temporal's database, UI and backups hold no
 * personal data. What goes over the wire: metadata `encoding: binary/encrypted` and `encryption-key-id`; data = nonce
 * (12 bytes) + ciphertext + tag (16 bytes).
 *
 * Payloads that aren't encrypted pass on the way in: the Temporal CLI can signal a case. That is safe because a
 * message is checked like any other, and a plaintext answer still needs its signature. What can't be read counts as nothing.
 *
 * @throws {PayloadDecryptionError} from `decode`: unknown key, tampered or truncated payload
 */
export const createPayloadEncryption = (keys: PayloadKeys): PayloadCodec => ({
  encode: async (payloads) => payloads.map((payload) => encrypt(payload, keys.current)),
  decode: async (payloads) =>
    payloads.map((payload) => (isEncrypted(payload) ? decrypt(payload, keys) : readablePayload(payload))),
});

function encrypt(payload: Payload, key: PayloadKey): Payload {
  // Random nonces are sound for 2^32 payloads of a key: at 20 payloads a case, two hundred million cases.
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key.secret, nonce).setAAD(boundMetadata(key.id));
  const data = Buffer.concat([
    nonce,
    cipher.update(payloadMessage.encode(payload).finish()),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  return { metadata: { encoding: Buffer.from(ENCRYPTED), 'encryption-key-id': Buffer.from(key.id) }, data };
}

function decrypt(payload: Payload, keys: PayloadKeys): Payload {
  const key = findKey(payload, keys);
  const data = payload.data ?? new Uint8Array();
  if (data.length < NONCE_BYTES + TAG_BYTES) throw new PayloadDecryptionError('An encrypted payload is truncated');
  const nonce = data.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv(CIPHER, key.secret, nonce, { authTagLength: TAG_BYTES })
    .setAAD(boundMetadata(key.id))
    .setAuthTag(data.subarray(-TAG_BYTES));
  const plaintext = decipher.update(data.subarray(NONCE_BYTES, -TAG_BYTES));
  try {
    // Throws unless the tag fits; until then `plaintext` must not be looked at.
    decipher.final();
  } catch {
    throw new PayloadDecryptionError(`A payload encrypted with key "${key.id}" was changed, or the key is another one`);
  }
  return payloadMessage.decode(plaintext);
}

function findKey(payload: Payload, keys: PayloadKeys): PayloadKey {
  const id = textOf(payload.metadata?.['encryption-key-id']);
  const key = keys.byId.get(id);
  if (key !== undefined) return key;
  const shown = isPayloadKeyId(id) ? `the key "${id}"` : 'a key without a proper id';
  throw new PayloadDecryptionError(`A payload is encrypted with ${shown}, which PAYLOAD_KEYS doesn't hold`);
}

/**
 * The metadata that the tag protects: nobody can relabel a payload. Deliberately not the workflow id: the SDK's
 * serialization context is experimental and absent for some payloads, and one mismatch would make a case unreadable
 * for ever.
 */
const boundMetadata = (keyId: string): Buffer => Buffer.from(`${ENCRYPTED}\n${keyId}`);

const isEncrypted = (payload: Payload): boolean => textOf(payload.metadata?.['encoding']) === ENCRYPTED;

const textOf = (bytes: Uint8Array | null | undefined): string => Buffer.from(bytes ?? []).toString();
