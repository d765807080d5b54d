import { expect, test } from 'vitest';
import { concludeRun, countOutcome, outcomeLine } from '../../dev/testing/test-outcome.ts';

test.each([
  ['tests by state', [{ states: ['passed', 'failed', 'skipped'], failed: true }], 0, '1 passed, 1 failed'],
  ['a file that does not load', [{ states: [], failed: true }], 0, '0 passed, 1 failed'],
  ['a beforeAll that throws', [{ states: ['skipped', 'skipped'], failed: true }], 0, '0 passed, 1 failed'],
  ['errors outside of tests', [{ states: ['passed'], failed: false }], 2, '1 passed, 2 failed'],
] as const)('counts %s', (_, files, errors, line) => {
  expect(outcomeLine(countOutcome(files, errors))).toBe(line);
});

test.each([
  ['all passed', { passed: 7, failed: 0 }, true, '7 passed, 0 failed'],
  ['some failed', { passed: 7, failed: 2 }, false, '7 passed, 2 failed'],
  ['the runner crashed before it could tell', undefined, false, '0 passed, 1 failed'],
  ['the runner crashed after it told', { passed: 7, failed: 0 }, false, '7 passed, 1 failed'],
  ['no test ran', { passed: 0, failed: 0 }, true, '0 passed, 1 failed'],
])('concludes when %s', (_, reported, succeeded, line) => {
  expect(outcomeLine(concludeRun(reported, succeeded))).toBe(line);
});
