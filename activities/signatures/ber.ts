/**
 * A reader for ASN.1 as CMS and certificates use it. Ours, because this runs for every signature: pkijs takes 2.2 ms of
 * processor time to parse one CMS, this and node:crypto 0.3 ms for all local checks. The libraries are the yardstick in the tests.
 *
 * It takes DER, and of BER only the indefinite length, which the national crypto library writes around the CMS. It never reads
 * outside the bytes it was given, copies nothing, and nests no deeper than `MAX_DEPTH`.
 */

/** Not ASN.1 of the shape that was asked for. Never leaves this folder: `readSignedMessage` turns it into a value. */
export class BerError extends Error {}

/** One element: its identifier octet, the bytes of its value, and all its bytes. Views into the input, not copies. */
export interface Element {
  readonly tag: number;
  readonly value: Buffer;
  readonly raw: Buffer;
}

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  objectIdentifier: 0x06,
  utf8String: 0x0c,
  printableString: 0x13,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const;

/** The context-specific constructed tag `[n]`. */
export const contextTag = (n: number): number => 0xa0 | n;

/** A CMS nests about a dozen deep where it counts; hostile input could nest tens of thousands. */
const MAX_DEPTH = 16;

/** Exactly one element, nothing after it. */
export function readWhole(bytes: Buffer): Element {
  const element = readElement(bytes, 0, 0);
  if (element.raw.length !== bytes.length) throw new BerError('trailing bytes');
  return element;
}

/** The elements inside a constructed one. */
export function childrenOf(parent: Element): Element[] {
  const elements: Element[] = [];
  for (let offset = 0; offset < parent.value.length;) {
    const element = readElement(parent.value, offset, 0);
    elements.push(element);
    offset += element.raw.length;
  }
  return elements;
}

function readElement(bytes: Buffer, start: number, depth: number): Element {
  const tag = byteAt(bytes, start);
  // Tag numbers from 31 on take several octets; nothing here uses them. Tag 0 only ends an indefinite length.
  if ((tag & 0x1f) === 0x1f || tag === 0) throw new BerError('tag');
  const first = byteAt(bytes, start + 1);
  if (first === 0x80) return readIndefinite(bytes, start, tag, depth);

  const { length, lengthOctets } = readLength(bytes, start + 1, first);
  const valueStart = start + 1 + lengthOctets;
  const end = valueStart + length;
  if (end > bytes.length) throw new BerError('truncated');
  return { tag, value: bytes.subarray(valueStart, end), raw: bytes.subarray(start, end) };
}

function readIndefinite(bytes: Buffer, start: number, tag: number, depth: number): Element {
  if ((tag & 0x20) === 0 || depth >= MAX_DEPTH) throw new BerError('indefinite length');
  let offset = start + 2;
  while (byteAt(bytes, offset) !== 0) offset += readElement(bytes, offset, depth + 1).raw.length;
  if (byteAt(bytes, offset + 1) !== 0) throw new BerError('end of contents');
  return { tag, value: bytes.subarray(start + 2, offset), raw: bytes.subarray(start, offset + 2) };
}

/** Only the shortest form, as DER demands: two ways to write a length are two ways to read a signature. */
function readLength(bytes: Buffer, start: number, first: number): { length: number; lengthOctets: number } {
  if (first < 0x80) return { length: first, lengthOctets: 1 };
  const octets = first & 0x7f;
  if (octets > 3) throw new BerError('length');
  let length = 0;
  for (let i = 1; i <= octets; i += 1) length = length * 256 + byteAt(bytes, start + i);
  if (length < (octets === 1 ? 0x80 : 256 ** (octets - 1))) throw new BerError('length not minimal');
  return { length, lengthOctets: 1 + octets };
}

function byteAt(bytes: Buffer, offset: number): number {
  const byte = bytes[offset];
  if (byte === undefined) throw new BerError('truncated');
  return byte;
}

/**
 * Walks the elements of a sequence in order, the way its definition is written: `next` for what must come, `optional` for what
 * may, `end` where nothing else may follow.
 */
export interface Cursor {
  next(tag: number): Element;
  optional(tag: number): Element | undefined;
  /** The next element whatever its tag. */
  any(): Element;
  end(): void;
}

export function walk(parent: Element, tag: number): Cursor {
  const elements = childrenOf(expectTag(parent, tag));
  let position = 0;
  const optional = (wanted: number): Element | undefined => {
    const element = elements[position];
    if (element?.tag !== wanted) return undefined;
    position += 1;
    return element;
  };
  return {
    optional,
    next(wanted) {
      const element = optional(wanted);
      if (element === undefined) throw new BerError(`expected tag ${wanted}`);
      return element;
    },
    any() {
      const element = elements[position];
      if (element === undefined) throw new BerError('expected an element');
      position += 1;
      return element;
    },
    end() {
      if (position !== elements.length) throw new BerError('unexpected element');
    },
  };
}

/** The one element inside. */
export function onlyChildOf(parent: Element): Element {
  const [child, ...others] = childrenOf(parent);
  if (child === undefined || others.length > 0) throw new BerError('expected one element');
  return child;
}

export function expectTag(element: Element, tag: number): Element {
  if (element.tag !== tag) throw new BerError(`expected tag ${tag}`);
  return element;
}
