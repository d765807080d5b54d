import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { SIGNATURE_REJECTIONS } from '../../domain/signature-profile.ts';
import { iinOf, startStandIn, type StandIn } from './stand-in.ts';

const DOCUMENT = randomBytes(300);
const OWNER = iinOf(1);
const KEY_TYPES = ['ec', 'rsa'] as const;

let standIn: StandIn;
let good: Record<(typeof KEY_TYPES)[number], Buffer>;

beforeAll(async () => {
  standIn = await startStandIn();
  const sign = async (keyType: (typeof KEY_TYPES)[number]) =>
    Buffer.from(await standIn.sign(DOCUMENT, { iin: OWNER, keyType }), 'base64');
  good = { ec: await sign('ec'), rsa: await sign('rsa') };
});
afterAll(() => standIn.close());

/** Why the bytes were rejected; `accepted` where they were not. */
async function reasonFor(cms: Buffer, document: Uint8Array = DOCUMENT): Promise<string> {
  const outcome = await standIn.verifier.verify({
    cms: cms.toString('base64'),
    document,
    signer: { iin: OWNER },
    at: new Date(),
  });
  return outcome.accepted ? 'accepted' : outcome.reason;
}

function withByteAltered(bytes: Buffer, position: number, difference: number): Buffer {
  const altered = Buffer.from(bytes);
  const at = position % altered.length;
  altered[at] = (altered[at] ?? 0) ^ difference;
  return altered;
}

describe.each(KEY_TYPES)('a good signature by an %s key', (keyType) => {
  it('is good, or what follows shows nothing', async () => {
    expect(await reasonFor(good[keyType])).toBe('accepted');
  });

  it('is worthless with any byte altered', () =>
    fc.assert(
      fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 255 }), async (position, difference) => {
        expect(SIGNATURE_REJECTIONS).toContain(await reasonFor(withByteAltered(good[keyType], position, difference)));
      }),
      { numRuns: 1_000 },
    ));

  it('is malformed wherever it is cut off', async () => {
    for (let length = 0; length < good[keyType].length; length += 7) {
      expect(await reasonFor(good[keyType].subarray(0, length))).toBe('malformed');
    }
  });

  test.each([1, 2, 100])('is malformed with %i bytes after it', async (count) => {
    expect(await reasonFor(Buffer.concat([good[keyType], Buffer.alloc(count)]))).toBe('malformed');
  });

  it('is worthless with bytes put in anywhere', () =>
    fc.assert(
      fc.asyncProperty(fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 8 }), async (position, inserted) => {
        const at = position % good[keyType].length;
        const longer = Buffer.concat([good[keyType].subarray(0, at), inserted, good[keyType].subarray(at)]);
        expect(SIGNATURE_REJECTIONS).toContain(await reasonFor(longer));
      }),
    ));

  it('says nothing about a document with any byte altered', () =>
    fc.assert(
      fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 255 }), async (position, difference) => {
        const altered = withByteAltered(DOCUMENT, position, difference);
        expect(await reasonFor(good[keyType], altered)).toBe('wrong-document');
      }),
    ));
});

describe('garbage', () => {
  it('is malformed', () =>
    fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 2_000 }), async (bytes) => {
        expect(await reasonFor(Buffer.from(bytes))).toBe('malformed');
      }),
      { numRuns: 500 },
    ));

  it('that nests thousands of times is malformed, and quickly so', async () => {
    expect(await reasonFor(Buffer.alloc(60_000, Buffer.from([0x30, 0x80])))).toBe('malformed');
  });
});
