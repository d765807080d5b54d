import { describe, expect, it, test } from 'vitest';
import { citedRules } from '../../dev/rules/cited-rules.ts';
import { findPlaces } from '../../dev/rules/find-places.ts';
import { findTests } from '../../dev/rules/find-tests.ts';

describe('a citation', () => {
  test.each([
    ['R1', ['R1']],
    ['(R10, R1)', ['R10', 'R1']],
    ['R12–R15 and R14', ['R12', 'R13', 'R14', 'R15']],
    ['R7-R8', ['R7', 'R8']],
    ['CR1, R1b, R100, X-R2, R2-X, R', []],
  ])('is a whole token, and a range is all of it: %s', (text, rules) => {
    expect(citedRules(text)).toEqual(rules);
  });
});

describe('a rule lives', () => {
  const source = [
    '/** About R1, the whole of it. */',
    '',
    "import { x } from './R2.ts';",
    '',
    '/** The first (R3). */',
    'export const first = (): number => {',
    '  // Not now (R4).',
    '  return 1;',
    '};',
    '',
    'export interface Second {',
    '  /** R5 */',
    '  readonly field: string;',
    '}',
    '',
    'const R6 = x;',
  ].join('\n');

  it('where a comment or a text cites it: at a declaration, inside it, or for the whole file', () => {
    expect(findPlaces(source)).toEqual([
      { rule: 'R1', name: undefined },
      { rule: 'R2', name: undefined },
      { rule: 'R3', name: 'first' },
      { rule: 'R4', name: 'first' },
      { rule: 'R5', name: 'Second' },
    ]);
  });
});

describe('a rule is shown', () => {
  it('by the title of a test, of a row, or of a group for all that is in it', () => {
    const source = [
      "describe('a thing (R1)', () => {",
      '  test.each([',
      "    ['R7', 'one row (R2)'],",
      "  ])('%s: %s', () => {});",
      '',
      "  test.each([1])('each %i (R3)', () => {});",
      '});',
      "it('stands alone (R4)', () => {});",
    ].join('\n');
    expect(findTests(source)).toEqual([
      { rule: 'R1', title: 'a thing (R1)' },
      { rule: 'R2', title: 'a thing (R1) › one row (R2)' },
      { rule: 'R3', title: 'a thing (R1) › each %i (R3)' },
      { rule: 'R4', title: 'stands alone (R4)' },
    ]);
  });

  test.each(["// it('is gone (R1)', () => {});", "test.todo('comes (R1)');", "it.skip('is off (R1)', () => {});"])(
    'by nothing that doesn’t run: %s',
    (source) => {
      expect(findTests(source)).toEqual([]);
    },
  );
});
