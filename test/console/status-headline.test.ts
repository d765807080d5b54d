import { describe, expect, test } from 'vitest';
import type { Status } from '../../client/shapes.ts';
import { type Headline, headlineOf } from '../../console/src/status/headline-of.ts';
import { isOver } from '../../console/src/status/is-over.ts';

const AT = '2026-11-24T10:15:00.000Z';

const status = (change: Partial<Status>): Status => ({
  caseId: '0f5d3b7c-6a1e-4f0d-9a55-2c8e7b41d6a9',
  service: 'permanent-residence',
  outcome: null,
  outcomeAt: null,
  steps: [
    { name: 'received', state: 'done', at: AT },
    { name: 'ownership', state: 'current', at: null },
  ],
  waiting: { for: 'registries', since: AT, until: null },
  isHeldUp: false,
  consents: { asked: 0, given: 0 },
  people: { asked: 1, refused: 0 },
  refusal: null,
  next: ['wait'],
  office: null,
  stay: null,
  receivedAt: AT,
  updatedAt: AT,
  linkUntil: AT,
  asOf: AT,
  ...change,
});
const done: Status['steps'] = [{ name: 'received', state: 'done', at: AT }];

describe('what the status page says first', () => {
  test.each<readonly [Headline['says'], Headline['tone'], Partial<Status>]>([
    ['opening', 'calm', { steps: [{ name: 'received', state: 'current', at: null }] }],
    ['owners', 'calm', { waiting: { for: 'owners', since: AT, until: AT } }],
    ['objections', 'calm', { waiting: { for: 'objections', since: AT, until: AT } }],
    ['caseworker', 'soon', { waiting: { for: 'caseworker', since: AT, until: AT } }],
    ['registries', 'calm', { waiting: null }],
    ['registered', 'done', { outcome: 'registered' }],
    ['registered', 'done', { outcome: 'registered', stay: { until: AT, endedAt: null } }],
    ['stayOver', 'calm', { outcome: 'registered', stay: { until: AT, endedAt: AT } }],
    ['withdrawn', 'done', { outcome: 'withdrawn' }],
    ['refused', 'late', { outcome: 'refused' }],
    ['declined', 'late', { outcome: 'declined' }],
    ['expired', 'late', { outcome: 'expired' }],
    ['cancelled', 'calm', { outcome: 'cancelled' }],
  ])('is “%s”, %s', (says, tone, change) => {
    expect(headlineOf(status(change))).toEqual({ says, tone });
  });
});

describe('the status page', () => {
  test('asks no more once nothing is to come', () => {
    expect(isOver(status({ outcome: 'registered', steps: done }))).toBe(true);
    expect(isOver(status({ outcome: 'registered', steps: done, stay: { until: AT, endedAt: AT } }))).toBe(true);
  });

  test.each<readonly [string, Partial<Status>]>([
    ['the case is open', {}],
    ['somebody has still to be told', { outcome: 'registered' }],
    ['a stay goes on', { outcome: 'registered', steps: done, stay: { until: AT, endedAt: null } }],
  ])('asks on while %s', (_says, change) => {
    expect(isOver(status(change))).toBe(false);
  });
});
