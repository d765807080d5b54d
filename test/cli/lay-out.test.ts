import { fc, it } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { layOut, wrap } from '../../cli/demo/lay-out.ts';

const words = fc.array(fc.stringMatching(/^[a-zәұ0-9.,]{1,20}$/), { minLength: 1 });

describe('wrapping', () => {
  it.prop([words, fc.integer({ min: 20, max: 100 })])('loses nothing and keeps to the width', (given, width) => {
    const lines = wrap(given.join(' '), width);
    expect(lines.join(' ')).toBe(given.join(' '));
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
  });

  test('never breaks a word: an address on the web stays whole', () => {
    const url = 'http://127.0.0.1:8233/namespaces/default/workflows/one';
    expect(wrap(`see ${url} now`, 20)).toEqual(['see', url, 'now']);
  });

  test('a pipe has no end of the line', () => {
    const text = 'word '.repeat(100).trim();
    expect(wrap(text, Number.POSITIVE_INFINITY)).toEqual([text]);
  });
});

describe('rows', () => {
  const rows = [{ label: 'address', text: 'one two' }, { text: 'three' }];

  test('stand below each other, labels in front', () => {
    expect(layOut(rows, 80)).toEqual(['    address         one two', '                    three']);
  });

  test('go on below themselves where there is no room', () => {
    expect(layOut(rows, 24)).toEqual([
      '    address         one',
      '                    two',
      '                    three',
    ]);
  });

  test('a label that is styled keeps its columns', () => {
    expect(layOut(rows, 80, (label) => `<${label}>`)[0]).toBe('    <address         >one two');
  });
});
