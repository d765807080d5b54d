/**
 * Writes DER. Three dozen lines instead of a library because every application and consent of a load test is signed here:
 * these take microseconds where the libraries take milliseconds.
 */

const element = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const value = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), lengthOf(value), value]);
};

function lengthOf({ length }: Uint8Array): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const hex = length.toString(16);
  const octets = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  return Buffer.concat([Buffer.from([0x80 | octets.length]), octets]);
}

export const sequence = (...parts: readonly Uint8Array[]): Buffer => element(0x30, ...parts);

/** SET OF: DER orders the members by their encoding. */
export const setOf = (...members: readonly Uint8Array[]): Buffer =>
  element(0x31, ...members.toSorted((one, other) => Buffer.compare(one, other)));

/** `[n]` around something else. */
export const explicit = (n: number, ...parts: readonly Uint8Array[]): Buffer => element(0xa0 | n, ...parts);

/** `[n]` instead of the tag that `inner` has. */
export function implicit(n: number, inner: Buffer): Buffer {
  const copy = Buffer.from(inner);
  copy[0] = 0x80 | n | ((inner[0] ?? 0) & 0x20);
  return copy;
}

/** @param octets big-endian two's complement, as short as possible */
export const integer = (...octets: readonly number[]): Buffer => element(0x02, Buffer.from(octets));
export const octetString = (value: Uint8Array): Buffer => element(0x04, value);
export const bitString = (value: Uint8Array, unusedBits = 0): Buffer => element(0x03, Buffer.from([unusedBits]), value);
export const boolean = (value: boolean): Buffer => element(0x01, Buffer.from([value ? 0xff : 0]));
export const nothing = (): Buffer => element(0x05);
export const utf8 = (text: string): Buffer => element(0x0c, Buffer.from(text));

export function oid(dotted: string): Buffer {
  const [root = 0, second = 0, ...others] = dotted.split('.').map(Number);
  return element(0x06, Buffer.from([root * 40 + second, ...others].flatMap(base128)));
}

function base128(arc: number): number[] {
  const octets = [arc % 128];
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) octets.unshift(0x80 | (rest % 128));
  return octets;
}

/** UTCTime up to 2049, GeneralizedTime after, as RFC 5280 and RFC 5652 demand. To the second. */
export function time(instant: Date): Buffer {
  const digits = `${instant.toISOString().slice(0, 19).replaceAll(/\D/g, '')}Z`;
  return instant.getUTCFullYear() < 2050
    ? element(0x17, Buffer.from(digits.slice(2)))
    : element(0x18, Buffer.from(digits));
}
