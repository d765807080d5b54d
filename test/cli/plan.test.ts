import { describe, expect, test } from 'vitest';
import type { CaseFile } from '../../cli/demo/case-file.ts';
import { compare, type Expectation, expectationOf, type Plan } from '../../cli/demo/plan.ts';
import type { Scenario } from '../../cli/registries-control.ts';
import { refusalFor } from '../../domain/grounds.ts';
import { sampleCaseFile } from './sample-case-file.ts';

const asIs: Plan = {
  scenario: 'any',
  decline: false,
  outage: false,
  object: false,
  endEarly: false,
  review: undefined,
};
const registered = { outcome: 'registered', ground: null };
const withdrawn = { outcome: 'withdrawn', ground: null };
const declined = { outcome: 'declined', ground: null };
const refused = { outcome: 'refused', ground: 'not-a-citizen' };
const withCaseworker = { outcome: null, ground: null };
const notFiled = { outcome: null, ground: null, problem: 'signature-rejected' };

const owner = { iin: 'owner', outcome: 'refused', ground: 'registrant-owns-share' };

describe('what a scenario promises', () => {
  const move = { service: 'permanent-residence' };
  const withdrawal = { service: 'owner-withdrawal' };
  const approve: Plan = { ...asIs, review: 'approve' };
  const refuse: Plan = { ...asIs, review: 'refuse' };

  test.each<readonly [string, Readonly<Record<string, string>>, Scenario['expect'], Plan, Expectation]>([
    ['stays as it is', move, registered, asIs, registered],
    ['stays as it is, outage or not', move, registered, { ...asIs, outage: true }, registered],
    ['turns when an owner declines', move, registered, { ...asIs, decline: true }, declined],
    ['is with a caseworker while nobody decides', move, withCaseworker, asIs, withCaseworker],
    ['is what a caseworker approves', move, withCaseworker, approve, registered],
    ['is what a caseworker refuses', move, withCaseworker, refuse, { outcome: 'refused', ground: 'refused-in-review' }],
    ['does not care for a caseworker it never meets', move, refused, approve, refused],
    ['is no case where the filing is turned away', move, notFiled, approve, notFiled],
    ['an objection brings to a caseworker (R23)', withdrawal, withdrawn, { ...asIs, object: true }, withCaseworker],
    ['an objection may be overruled', withdrawal, withdrawn, { ...approve, object: true }, withdrawn],
    [
      'or upheld',
      withdrawal,
      withdrawn,
      { ...refuse, object: true },
      { outcome: 'refused', ground: 'objection-upheld' },
    ],
  ])('%s', (_title, application, expect_, plan, promised) => {
    expect(expectationOf({ application: { ...application }, expect: expect_ }, plan)).toMatchObject(promised);
  });

  test('each of several people has a result of their own, and what turns the case turns all others (R23)', () => {
    const people = [{ iin: 'resident', ...withdrawn }, owner];
    const scenario = { application: withdrawal, expect: withdrawn, people };
    expect(expectationOf(scenario, asIs).people).toEqual(people);
    expect(expectationOf(scenario, { ...asIs, decline: true }).people).toEqual([
      { iin: 'resident', ...declined },
      owner,
    ]);
  });
});

describe('what came of it', () => {
  const closed = (outcome: CaseFile['outcome'], ground?: 'not-a-citizen' | 'registrant-deceased'): CaseFile =>
    sampleCaseFile({ stage: 'closed', outcome, refusal: ground === undefined ? null : refusalFor(ground) });
  const inReview = sampleCaseFile({ stage: 'in-review' });
  const family = sampleCaseFile({
    ...closed('withdrawn'),
    people: [
      { iin: 'resident', name: null, outcome: 'withdrawn', refusal: null },
      { iin: 'owner', name: null, outcome: 'refused', refusal: refusalFor('registrant-owns-share') },
    ],
  });

  test.each([
    ['registered', registered, { file: closed('registered') }],
    ['refused: not-a-citizen', refused, { file: closed('refused', 'not-a-citizen') }],
    ['in-review', withCaseworker, { file: inReview }],
    ['signature-rejected', notFiled, { problem: 'signature-rejected' }],
    [
      'withdrawn (withdrawn, refused: registrant-owns-share)',
      { ...withdrawn, people: [{ iin: 'resident', ...withdrawn }, owner] },
      { file: family },
    ],
  ])('as promised: %s', (words, expected, outcome) => {
    expect(compare(expected, outcome)).toEqual({ expected: words, actual: words, isSame: true });
  });

  test.each([
    [registered, { file: closed('refused', 'not-a-citizen') }, 'refused: not-a-citizen'],
    [refused, { file: closed('refused', 'registrant-deceased') }, 'refused: registrant-deceased'],
    [withCaseworker, { file: closed('registered') }, 'registered'],
    [withCaseworker, { file: sampleCaseFile({ stage: 'awaiting-consent' }) }, 'awaiting-consent'],
    [registered, { file: inReview }, 'in-review'],
    [registered, { problem: 'signature-rejected' }, 'signature-rejected'],
    [notFiled, { file: closed('registered') }, 'registered'],
    [
      { ...withdrawn, people: [owner, { iin: 'resident', ...withdrawn }] },
      { file: family },
      'withdrawn (withdrawn, refused: registrant-owns-share)',
    ],
  ])('otherwise than %j: said in words', (expected, outcome, words) => {
    const { isSame, actual } = compare(expected, outcome);
    expect(isSame).toBe(false);
    expect(actual).toBe(words);
  });
});
