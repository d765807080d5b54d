import { createSecretKey, type KeyObject } from 'node:crypto';

/** A key and the name it goes by in a payload's metadata. `KeyObject` never shows its bytes when logged or inspected. */
export interface PayloadKey {
  readonly id: string;
  readonly secret: KeyObject;
}

/** `current` encrypts; every key in `byId`, `current` included, decrypts. */
export interface PayloadKeys {
  readonly current: PayloadKey;
  readonly byId: ReadonlyMap<string, PayloadKey>;
}

export type ParsedPayloadKeys =
  { readonly ok: true; readonly keys: PayloadKeys } | { readonly ok: false; readonly problem: string };

const KEY_BYTES = 32;
const KEY_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** Letters, digits, `.`, `_` and `-`, at most 64: safe to show in a message even where it comes from a hostile payload. */
export const isPayloadKeyId = (text: string): boolean => KEY_ID.test(text);

/**
 * Parses `id:base64,id:base64`, each key 32 bytes. To rotate: put the new key in front and keep the old ones until no
 * history that was written with them is read any more. A problem names the place of the key in the list, never its bytes.
 */
export function parsePayloadKeys(text: string): ParsedPayloadKeys {
  const keys: PayloadKey[] = [];
  for (const [index, entry] of text.split(',').entries()) {
    const place = `key ${index + 1}`;
    const [id = '', encoded, ...rest] = entry.trim().split(':');
    if (encoded === undefined || rest.length > 0) return problem(`${place} is not written as id:base64`);
    if (!isPayloadKeyId(id)) return problem(`${place} has an id that is not 1 to 64 letters, digits, ".", "_" or "-"`);
    if (keys.some((key) => key.id === id)) return problem(`${place} repeats the id of an earlier key`);
    const bytes = Buffer.from(encoded, 'base64');
    // Node skips what isn't base64; only the way back shows that nothing was skipped.
    if (bytes.toString('base64') !== encoded) return problem(`${place} is not base64`);
    if (bytes.length !== KEY_BYTES) return problem(`${place} has ${bytes.length} bytes instead of ${KEY_BYTES}`);
    keys.push({ id, secret: createSecretKey(bytes) });
  }
  const [current] = keys;
  if (current === undefined) return problem('there is no key');
  return { ok: true, keys: { current, byId: new Map(keys.map((key) => [key.id, key])) } };
}

const problem = (text: string): ParsedPayloadKeys => ({ ok: false, problem: text });
