import canonicalize from 'canonicalize';

/** The bytes that an applicant signs: the canonical JSON (RFC 8785) of the application. */
export const bytesToSign = (application: unknown): Uint8Array => {
  const text = canonicalize(application);
  if (text === undefined) throw new TypeError('only JSON can be signed');
  return new TextEncoder().encode(text);
};
