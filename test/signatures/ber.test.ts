import { randomBytes } from 'node:crypto';
import { fromBER, type BaseBlock, Constructed } from 'asn1js';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { objectIdentifierOf, timeOf } from '../../activities/signatures/ber-values.ts';
import { BerError, childrenOf, contextTag, readWhole, TAG, type Element } from '../../activities/signatures/ber.ts';
import { oid, time } from '../../registries/certification-authority/der.ts';
import { iinOf, startStandIn, type StandIn } from './stand-in.ts';

let standIn: StandIn;
let cms: Buffer;

beforeAll(async () => {
  standIn = await startStandIn();
  cms = Buffer.from(await standIn.sign(randomBytes(100), { iin: iinOf(1) }), 'base64');
});
afterAll(() => standIn.close());

type Tree = readonly [tag: number, children: readonly Tree[] | string];

const MADE_OF_OTHERS: readonly number[] = [TAG.sequence, TAG.set, contextTag(0), contextTag(1), contextTag(3)];
/** Tags with one meaning for everybody; asn1js has its own idea of, say, a constructed NULL. */
const USUAL: readonly number[] = [...Object.values(TAG), ...MADE_OF_OTHERS];

function ourTree({ tag, ...element }: Element): Tree {
  if (!USUAL.includes(tag)) throw new BerError('unusual');
  const children = MADE_OF_OTHERS.includes(tag) ? childrenOf({ tag, ...element }).map(ourTree) : undefined;
  return [tag, children ?? element.value.toString('hex')];
}

/** asn1js' reading of the same bytes; the value of a primitive element is taken from its raw bytes. */
function theirTree(block: BaseBlock): Tree {
  const raw = Buffer.from(block.valueBeforeDecodeView);
  const value = raw.subarray(raw.length - block.lenBlock.length).toString('hex');
  return [raw[0] ?? 0, block instanceof Constructed ? block.valueBlock.value.map(theirTree) : value];
}

const read = (bytes: Buffer): Tree | 'refused' => {
  try {
    return ourTree(readWhole(bytes));
  } catch (error) {
    if (error instanceof BerError) return 'refused';
    throw error;
  }
};

function readByAsn1js(bytes: Buffer): Tree | 'refused' {
  try {
    const { result, offset } = fromBER(bytes);
    return offset === bytes.length ? theirTree(result) : 'refused';
  } catch {
    // asn1js throws over a time that is none.
    return 'refused';
  }
}

describe('the reader', () => {
  it('reads a CMS as asn1js does', () => {
    expect(read(cms)).not.toBe('refused');
    expect(read(cms)).toEqual(readByAsn1js(cms));
  });

  it('refuses, or reads as asn1js does, whatever bytes of it are altered', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(255), (position, byte) => {
        const altered = Buffer.from(cms);
        altered[position % altered.length] = byte;
        const [ours, theirs] = [read(altered), readByAsn1js(altered)];
        fc.pre(ours !== 'refused' && theirs !== 'refused');
        expect(ours).toEqual(theirs);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['nothing', ''],
    ['a tag without a length', '30'],
    ['a length beyond the end', '300501'],
    ['bytes after the end', '050000'],
    ['a length that could be shorter', '30810100'],
    ['a length of more octets than any CMS needs', '308400000000'],
    ['a tag number of several octets', '1f8100'],
    ['an indefinite length of a primitive value', '04800000'],
    ['an indefinite length without an end', '30800500'],
    ['an end of contents by itself', '0000'],
  ])('refuses %s', (_what, hex) => {
    expect(read(Buffer.from(hex, 'hex'))).toBe('refused');
  });
});

describe('values', () => {
  const arcs = fc.tuple(fc.nat(2), fc.nat(39), fc.array(fc.nat(), { maxLength: 8 }));

  it('an object identifier comes back as it was written', () => {
    fc.assert(
      fc.property(arcs, ([root, second, others]) => {
        const dotted = [root, second, ...others].join('.');
        expect(objectIdentifierOf(readWhole(oid(dotted)))).toBe(dotted);
      }),
    );
  });

  it('a time comes back to the second, in this century and the next', () => {
    const instants = fc.date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, (instant) => {
        const seconds = Math.floor(instant.getTime() / 1_000) * 1_000;
        expect(timeOf(readWhole(time(instant))).getTime()).toBe(seconds);
      }),
    );
  });
});
