import { expect, test } from 'vitest';
import type { Caller } from '../../api/access/caller.ts';
import { demandIfMatch, revisionsIn } from '../../api/if-match.ts';

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

const STAFF: Caller = { kind: 'staff', id: 'somebody', iin: 'of nobody', name: 'Somebody', roles: [], office: null };
const INTEGRATOR: Caller = { kind: 'integrator', clientId: 'portal', channel: 'portal', scopes: [] };

test('staff say what they saw, or that it does not matter; programs need not', () => {
  expect(() => demandIfMatch(undefined, STAFF)).toThrow('if-match-missing');
  for (const header of ['*', '"7"', '']) expect(() => demandIfMatch(header, STAFF)).not.toThrow();
  for (const caller of [INTEGRATOR, { kind: 'anybody' } as const]) {
    expect(() => demandIfMatch(undefined, caller)).not.toThrow();
  }
});
