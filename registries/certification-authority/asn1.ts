import { Constructed, ObjectIdentifier, OctetString, type BaseBlock } from 'asn1js';

/** Reading blocks of asn1js; all throw `Unprocessable` where a block is of another kind. */

/** What NCANode says, with status 400, about anything it can't process: in the national library's words. */
export class Unprocessable extends Error {}

const malformed = (): Unprocessable => new Unprocessable('Malformed content.');

export function childrenOf(block: BaseBlock | undefined): BaseBlock[] {
  if (block instanceof Constructed) return block.valueBlock.value;
  throw malformed();
}

export function octetsOf(block: BaseBlock | undefined): Buffer {
  if (block instanceof OctetString) return Buffer.from(block.getValue());
  throw malformed();
}

export function oidOf(block: BaseBlock | undefined): string {
  if (block instanceof ObjectIdentifier) return block.getValue();
  throw malformed();
}

/** All bytes of a block, copied. */
export const rawOf = (block: BaseBlock): Buffer => Buffer.from(block.valueBeforeDecodeView);

/** Is this the field `[n]`? */
export const isField = (block: BaseBlock | undefined, n: number): boolean =>
  block?.idBlock.tagClass === 3 && block.idBlock.tagNumber === n;
