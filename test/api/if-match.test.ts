import { expect, test } from 'vitest';
import { revisionsIn } from '../../api/if-match.ts';

test.each<readonly [header: string | undefined, revisions: readonly number[] | undefined]>([
  [undefined, undefined],
  ['*', undefined],
  [' * ', undefined],
  ['"7"', [7]],
  ['"7", "8"', [7, 8]],
  ['"7",W/"8"', [7]],
  ['W/"7"', []],
  ['7', []],
  ['', []],
  ['"-1"', []],
  ['"1e3"', []],
  ['"12345678901234567890"', []],
])('an If-Match of %s names the revisions %j, of which none is none that matches', (header, revisions) => {
  expect(revisionsIn(header)).toEqual(revisions);
});
