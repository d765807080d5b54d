import canonicalize from 'canonicalize';

/** The canonical bytes of a JSON value (RFC 8785): what is signed and what digests are taken over. */
export function canonicalBytes(value: unknown): Uint8Array<ArrayBuffer> {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('only a JSON value has canonical bytes');
  return new TextEncoder().encode(text);
}
