import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { parsePayloadKeys } from '../../platform/payload-keys.ts';

const newKey = (bytes = 32): string => randomBytes(bytes).toString('base64');

describe('payload keys', () => {
  test('the first key encrypts and all of them decrypt', () => {
    const parsed = parsePayloadKeys(`new:${newKey()}, old:${newKey()}`);
    expect(parsed).toMatchObject({ ok: true, keys: { current: { id: 'new' } } });
    expect(parsed.ok && [...parsed.keys.byId.keys()]).toEqual(['new', 'old']);
  });

  test.each([
    ['', 'not written as id:base64'],
    ['lonely', 'not written as id:base64'],
    [`a:${newKey()}:b`, 'not written as id:base64'],
    [`:${newKey()}`, 'has an id'],
    [`a b:${newKey()}`, 'has an id'],
    [`${'x'.repeat(65)}:${newKey()}`, 'has an id'],
    [`a:${newKey()},`, 'key 2 is not written'],
    [`a:${newKey()},a:${newKey()}`, 'key 2 repeats the id'],
    ['a:!!!!', 'is not base64'],
    [`a:${newKey().replace('=', '')}`, 'is not base64'],
    [`a:${newKey(31)}`, 'has 31 bytes instead of 32'],
    [`a:${newKey(33)}`, 'has 33 bytes instead of 32'],
    ['a:', 'has 0 bytes'],
  ])('the list %j is refused with the reason', (text, reason) => {
    const parsed = parsePayloadKeys(text);
    expect(parsed).toMatchObject({ ok: false, problem: expect.stringContaining(reason) });
  });

  test('neither a problem nor an inspected key shows the bytes of a key', () => {
    const secret = newKey();
    const repeated = parsePayloadKeys(`a:${secret},a:${secret}`);
    expect(inspect(repeated)).not.toContain(secret);
    const bytes = Buffer.from(secret, 'base64');
    const shown = inspect(parsePayloadKeys(`a:${secret}`), { depth: Infinity, showHidden: true });
    expect(shown).not.toContain(secret);
    expect(shown).not.toContain(bytes.toString('hex'));
  });
});
