import { describe, expect, test } from 'vitest';
import { keyOf, opensPalette } from '../../console/src/keyboard/key-of.ts';

const stroke = (key: string, code: string, held: readonly string[] = []) => ({
  key,
  code,
  ctrlKey: held.includes('ctrl'),
  metaKey: held.includes('meta'),
  altKey: held.includes('alt'),
  shiftKey: held.includes('shift'),
});

describe('keys', () => {
  test.each([
    ['English', stroke('j', 'KeyJ'), 'j'],
    ['Russian', stroke('о', 'KeyJ'), 'j'],
    ['English', stroke('/', 'Slash'), '/'],
    ['Russian, where that key writes a full stop', stroke('.', 'Slash'), '/'],
    ['Russian, where a slash lies elsewhere', stroke('/', 'Backslash', ['shift']), '/'],
    ['English', stroke('?', 'Slash', ['shift']), '?'],
    ['Russian, where that key writes a comma', stroke(',', 'Slash', ['shift']), '?'],
  ] as const)('are found by their place with a layout that is %s', (_, given, key) => {
    expect(keyOf(given)).toBe(key);
  });

  test.each(['ctrl', 'meta', 'alt'])('that are held together with %s are the browser’s', (held) => {
    expect(keyOf(stroke('c', 'KeyC', [held]))).toBeUndefined();
  });

  test('Ctrl+K and Cmd+K open the palette, in every layout', () => {
    expect(opensPalette(stroke('л', 'KeyK', ['ctrl']))).toBe(true);
    expect(opensPalette(stroke('k', 'KeyK', ['meta']))).toBe(true);
    expect(opensPalette(stroke('k', 'KeyK'))).toBe(false);
  });
});
