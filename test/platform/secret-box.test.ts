import { describe, expect, test } from 'vitest';
import { createSecretBox } from '../../platform/secret-box.ts';
import { createTestKeys } from '../support/payload-keys.ts';

const keys = createTestKeys();
const box = createSecretBox(keys);
const SECRET = 'whsec_c29tZXRoaW5nIHRoYXQgc2lnbnM=';
const sealed = box.seal(SECRET, 'webhook-1');

/** The sealed text with one byte of what is encrypted changed. */
function tampered(place: number): string {
  const [id = '', encoded = ''] = sealed.split(':');
  const bytes = Buffer.from(encoded, 'base64url');
  bytes[place] = (bytes[place] ?? 0) ^ 1;
  return `${id}:${bytes.toString('base64url')}`;
}

describe('a sealed secret', () => {
  test('is opened for what it was sealed for, and can not be read before', () => {
    expect(box.open(sealed, 'webhook-1')).toBe(SECRET);
    expect(Buffer.from(sealed.split(':')[1] ?? '', 'base64url').toString()).not.toContain('whsec_');
  });

  test('never looks the same twice', () => {
    expect(box.seal(SECRET, 'webhook-1')).not.toBe(sealed);
  });

  test('is opened after a new key has come in front', () => {
    const newer = createTestKeys().current;
    const current = { id: 'newer', secret: newer.secret };
    const rotated = createSecretBox({ current, byId: new Map([...keys.byId, [current.id, current]]) });
    expect(rotated.open(sealed, 'webhook-1')).toBe(SECRET);
    expect(rotated.seal(SECRET, 'webhook-1')).toMatch(/^newer:/);
  });

  test.each([
    ['for something else', sealed, 'webhook-2', /is another's/],
    ['with a changed nonce', tampered(0), 'webhook-1', /was changed/],
    ['with a changed text', tampered(20), 'webhook-1', /was changed/],
    ['cut short', sealed.slice(0, 20), 'webhook-1', /truncated/],
    [
      'under a key that is gone',
      sealed.replace(/^[^:]+/, 'gone'),
      'webhook-1',
      /key "gone", which PAYLOAD_KEYS doesn't hold/,
    ],
    ['under a key whose id is none', sealed.replace(/^[^:]+/, 'a b'), 'webhook-1', /a key without a proper id/],
    ['of nothing', '', 'webhook-1', /a key without a proper id/],
  ])('is not opened %s', (_how, text, purpose, message) => {
    expect(() => box.open(text, purpose)).toThrow(message);
  });
});
