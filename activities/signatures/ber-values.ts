import { BerError, expectTag, TAG, type Element } from './ber.ts';

/** The values of single elements. All throw `BerError` where the element isn't of that type. */

/** An object identifier in dotted form. */
export function objectIdentifierOf(element: Element): string {
  const { value } = expectTag(element, TAG.objectIdentifier);
  const arcs: number[] = [];
  let arc = 0;
  for (const octet of value) {
    const padded = arc === 0 && octet === 0x80;
    arc = arc * 128 + (octet & 0x7f);
    if (padded || !Number.isSafeInteger(arc)) throw new BerError('object identifier');
    if ((octet & 0x80) !== 0) continue;
    arcs.push(arc);
    arc = 0;
  }
  const [first, ...others] = arcs;
  if (first === undefined || (value.at(-1) ?? 0x80) & 0x80) throw new BerError('object identifier');
  // The first two arcs share one number: 40 × root + second.
  const root = Math.min(Math.trunc(first / 40), 2);
  return [root, first - root * 40, ...others].join('.');
}

/** A small non-negative integer, such as a version. */
export function smallIntegerOf(element: Element): number {
  const { value } = expectTag(element, TAG.integer);
  const [octet, ...others] = value;
  if (octet === undefined || octet > 0x7f || others.length > 0) throw new BerError('integer');
  return octet;
}

/** A string of any of the types that names in certificates use; `null` where the type or its bytes are something else. */
export function textOf({ tag, value }: Element): string | null {
  switch (tag) {
    case TAG.utf8String:
    case TAG.printableString:
    case TAG.ia5String: {
      const text = value.toString('utf8');
      return text.includes('\uFFFD') ? null : text;
    }
    case TAG.bmpString:
      return value.length % 2 === 0 ? Buffer.from(value).swap16().toString('utf16le') : null;
    default:
      return null;
  }
}

/** UTCTime or GeneralizedTime in the one form DER allows: to the second, UTC. */
export function timeOf({ tag, value }: Element): Date {
  const text = value.toString('latin1');
  const match = /^(\d{2}|\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/.exec(text);
  const [, year = '', month, day, hours, minutes, seconds] = match ?? [];
  if (match === null || year.length !== (tag === TAG.utcTime ? 2 : 4)) throw new BerError('time');
  if (tag !== TAG.utcTime && tag !== TAG.generalizedTime) throw new BerError('time');
  // RFC 5280, 4.1.2.5.1: two digits mean 1950 to 2049.
  const fullYear = year.length === 4 ? year : (Number(year) < 50 ? '20' : '19') + year;
  const time = new Date(`${fullYear}-${month}-${day}T${hours}:${minutes}:${seconds}Z`);
  if (Number.isNaN(time.getTime())) throw new BerError('time');
  return time;
}

/** The octets of a bit string that ends on an octet, as signatures and keys do. */
export function wholeOctetsOf(element: Element): Buffer {
  const { value } = expectTag(element, TAG.bitString);
  if (value[0] !== 0) throw new BerError('bit string');
  return value.subarray(1);
}

/** The set bits of a named bit list, numbered from 0. */
export function namedBitsOf(element: Element): readonly number[] {
  const { value } = expectTag(element, TAG.bitString);
  const unused = value[0];
  if (unused === undefined || unused > 7) throw new BerError('bit string');
  const octets = [...value.subarray(1)];
  return octets.flatMap((octet, index) =>
    [0, 1, 2, 3, 4, 5, 6, 7].filter((bit) => octet & (0x80 >> bit)).map((bit) => index * 8 + bit),
  );
}
