import { describe, expect, test } from 'vitest';
import { differenceFrom, expectationOf, type Plan } from '../../cli/demo/plan.ts';
import { sampleCaseFile } from './sample-case-file.ts';

const asIs: Plan = { scenario: 'any', decline: false, outage: false, review: undefined };
const registered = { outcome: 'registered', ground: null };
const refused = { outcome: 'refused', ground: 'not-a-citizen' };
const withCaseworker = { outcome: null, ground: null };

describe('what a scenario promises', () => {
  test.each([
    ['stays as it is', registered, asIs, registered],
    ['stays as it is, outage or not', registered, { ...asIs, outage: true }, registered],
    ['turns when an owner declines', registered, { ...asIs, decline: true }, { outcome: 'declined', ground: null }],
    ['is with a caseworker while nobody decides', withCaseworker, asIs, withCaseworker],
    ['is what a caseworker approves', withCaseworker, { ...asIs, review: 'approve' as const }, registered],
    [
      'is what a caseworker refuses',
      withCaseworker,
      { ...asIs, review: 'refuse' as const },
      { outcome: 'refused', ground: 'refused-in-review' },
    ],
    ['does not care for a caseworker it never meets', refused, { ...asIs, review: 'approve' as const }, refused],
  ])('%s', (_title, expect_, plan, promised) => {
    expect(expectationOf({ expect: expect_ }, plan)).toEqual(promised);
  });
});

describe('what came of it', () => {
  const closed = (outcome: string, ground?: string) =>
    sampleCaseFile({
      stage: 'closed',
      outcome,
      refusal: ground === undefined ? null : { ground, rule: 'R6', text: { kk: '', ru: '', en: '' } },
    });

  test.each([
    ['registered', registered, closed('registered')],
    ['refused for the ground', refused, closed('refused', 'not-a-citizen')],
    ['left to a caseworker', withCaseworker, sampleCaseFile({ stage: 'in-review' })],
  ])('as promised: %s', (_title, expected, file) => {
    expect(differenceFrom(expected, file)).toBeUndefined();
  });

  test.each([
    [registered, closed('refused', 'not-a-citizen'), 'Expected was registered, but it is refused: not-a-citizen.'],
    [
      refused,
      closed('refused', 'registrant-deceased'),
      'Expected was refused: not-a-citizen, but it is refused: registrant-deceased.',
    ],
    [withCaseworker, closed('registered'), 'Expected was in-review, but it is registered.'],
    [
      withCaseworker,
      sampleCaseFile({ stage: 'awaiting-consent' }),
      'Expected was in-review, but the case is awaiting-consent.',
    ],
    [registered, sampleCaseFile({ stage: 'in-review' }), 'Expected was registered, but it is in-review.'],
  ])('otherwise than %j: said in words', (expected, file, words) => {
    expect(differenceFrom(expected, file)).toBe(words);
  });
});
