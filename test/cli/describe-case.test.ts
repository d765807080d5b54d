import { describe, expect, test } from 'vitest';
import type { Caller } from '../../cli/callers.ts';
import type { CaseEvent, CaseFile, Consent, Matter } from '../../cli/demo/case-file.ts';
import { clockTime, deadlineInWords, sinceInWords, timeInAlmaty } from '../../cli/demo/clock.ts';
import {
  describeConsents,
  describeFiling,
  describePeople,
  describeRefusal,
  describeState,
  nameOf,
} from '../../cli/demo/describe-case.ts';
import { describeEvents } from '../../cli/demo/describe-events.ts';
import { describeReview } from '../../cli/demo/describe-review.ts';
import { LANGUAGES } from '../../cli/demo/phrases.ts';
import { CASEWORKER } from '../../cli/staff.ts';
import { createTirkeuClient } from '../../client/create-tirkeu-client.ts';
import { refusalFor } from '../../domain/grounds.ts';
import { sampleCaseFile } from './sample-case-file.ts';

const consent: Consent = {
  consentId: 'a-consent',
  consenter: { bin: 'a-bin', name: '«Көкше» ЖШС' },
  capacity: 'owner',
  status: 'pending',
  decidedAt: null,
  remindedAt: null,
};
const textsOf = (rows: readonly { readonly text: string }[]): string => rows.map(({ text }) => text).join('\n');

describe('an application', () => {
  test('tells the address in three languages, and the service in the one that is asked for', () => {
    const text = textsOf(describeFiling(sampleCaseFile(), 'kk'));
    expect(text).toContain('мекенжай\nадрес\naddress');
    expect(text).toContain('тұрғылықты жері бойынша тіркеу (permanent-residence)');
  });

  test('names who files only where it is somebody else', () => {
    const applicant = { iin: 'iin-of-parent', name: 'Дана', capacity: 'parent' } as const;
    expect(textsOf(describeFiling(sampleCaseFile(), 'en'))).not.toContain('self');
    expect(textsOf(describeFiling(sampleCaseFile({ applicant }), 'en'))).toContain('Дана (iin-of-parent), parent');
  });

  test('names each of several people', () => {
    const text = textsOf(describeFiling(familyOf('withdrawn'), 'en'));
    expect(text).toContain('Айгүл (iin-of-registrant)\nБерік (iin-of-other)');
  });
});

describe('consents', () => {
  const asked = sampleCaseFile({ consents: [consent], deadlineAt: '2026-03-11T18:59:59.999Z' });

  test.each([
    ['en', 'Wednesday 11 March 2026 at 23:59, in 10 days'],
    ['ru', '11 марта 2026 г. в 23:59, через 10 дней'],
    ['kk', '11 наурыз'],
  ] as const)('the deadline is told in words, as days are counted in Kazakhstan: %s', (language, words) => {
    const lastMinuteOfTheDayBefore = '2026-03-01T18:59:00.000Z';
    const text = textsOf(describeConsents(asked, lastMinuteOfTheDayBefore, language));
    expect(text.replaceAll(/Wednesday,/g, 'Wednesday')).toContain(words);
    expect(text).toContain(deadlineInWords('2026-03-11T18:59:59.999Z', lastMinuteOfTheDayBefore, language));
  });

  test('each consenter is named with capacity, and an organisation by its BIN', () => {
    expect(describeConsents(asked, '2026-03-01T00:00:00.000Z', 'en')[0]).toEqual({
      label: 'pending',
      text: '«Көкше» ЖШС (a-bin), owner',
    });
  });

  test('nobody is asked: that is said, and no deadline', () => {
    const nobody = sampleCaseFile({ deadlineAt: '2026-03-11T18:59:59.999Z' });
    const rows = describeConsents(nobody, '2026-03-01T00:00:00.000Z', 'en');
    expect(rows.map(({ text }) => text)).toEqual(['Nobody is asked.', 'awaiting-consent']);
  });
});

describe('times', () => {
  test('are those of Almaty, and say so', () => {
    expect(clockTime('2026-03-01T19:00:00.500Z')).toBe('00:00:00.500');
    expect(timeInAlmaty('2026-03-01T19:00:00.500Z', 'ru')).toBe('00:00:00.500 (Алматы)');
  });

  test('a wait is told with whom and since when', () => {
    const since = '2026-03-01T10:00:00.123Z';
    const waitingFor = { kind: 'registry', name: 'property', since } as const;
    const text = textsOf(describeState(sampleCaseFile({ waitingFor }), 'en'));
    expect(text).toContain('registry: property, since 15:00:00.123 (Almaty)');
    for (const language of LANGUAGES) expect(sinceInWords(since, language)).toContain('15:00:00.123');
  });
});

test('a refusal is told with ground, rule and three texts (R29)', () => {
  const refusal = refusalFor('registrant-deceased');
  const text = textsOf(describeRefusal(sampleCaseFile({ refusal }), 'en'));
  for (const part of [refusal.ground, refusal.rule, ...LANGUAGES.map((language) => refusal.text[language])]) {
    expect(text).toContain(part);
  }
});

/** One of two people owns a share and can't be withdrawn. */
const familyOf = (outcome: CaseFile['outcome']): CaseFile =>
  sampleCaseFile({
    people: [
      { iin: 'iin-of-registrant', name: 'Айгүл', outcome, refusal: null },
      { iin: 'iin-of-other', name: 'Берік', outcome: 'refused', refusal: refusalFor('registrant-owns-share') },
    ],
  });

test('of several people each is told with their own result (R23)', () => {
  expect(describePeople(familyOf('withdrawn'))).toEqual([
    { label: 'withdrawn', text: 'Айгүл (iin-of-registrant)' },
    { label: 'refused', text: 'Берік (iin-of-other): registrant-owns-share, R23' },
  ]);
});

describe('a review (R17, R23)', () => {
  const objection = {
    objectionId: 'an-objection',
    registrant: { iin: 'iin-of-registrant' },
    objector: { iin: 'iin-of-registrant', name: 'Айгүл' },
    status: 'raised',
    reason: 'I live here',
    raisedAt: '2026-03-01T00:00:00.000Z',
  } as const;
  const matters: Matter[] = [
    { key: 'arrest/2026-01-31', kind: 'encumbrance', encumbrance: 'arrest', since: '2026-01-31' },
    { key: 'objection/an-objection', kind: 'objection', objectionId: 'an-objection' },
    { key: 'owner-deceased/a-bin', kind: 'owner-deceased', owner: 'a-bin' },
    { key: 'categories/a/b', kind: 'categories-differ', property: 'apartment', address: 'office-building' },
  ];
  const review = { matters, requestedAt: '2026-02-27T10:00:00.000Z', dueAt: '2026-03-06T18:59:59.999Z' };
  const file = sampleCaseFile({ stage: 'in-review', review, consents: [consent], objections: [objection] });
  const tirkeu = createTirkeuClient({ baseUrl: 'http://api' });
  const told = (by: Caller): string =>
    textsOf(describeReview(file, { apiUrl: 'http://api', by, language: 'en' }, '2026-03-01T00:00:00.000Z'));
  const text = told({ name: 'aigerim', tirkeu });

  test.each([
    'arrest, 2026-01-31',
    'objection: Айгүл: I live here',
    'the owner has died: «Көкше» ЖШС',
    'the registries disagree: property apartment, address office-building',
  ])('tells what is unclear: %s', (words) => {
    expect(text).toContain(words);
  });

  test('tells by when, and how to decide', () => {
    expect(text).toContain('in 5 days');
    expect(text.match(/curl -X POST http:\/\/api\/v1\/cases\/a-case\/review/g)).toHaveLength(2);
    expect(text).toContain('$(npm run --silent token -- aigerim)');
    expect(text).not.toContain('caseworker');
  });

  test('without sign-in the body says who decides', () => {
    const open = told({ name: CASEWORKER.id, tirkeu, caseworker: CASEWORKER });
    expect(open).toContain(JSON.stringify(CASEWORKER));
    expect(open).not.toContain('Authorization');
  });
});

test('an event is told with who caused it and why, and never with the whole of its data', () => {
  const at = '2026-03-01T10:00:00.123Z';
  const event = (seq: number, type: string, actor: CaseEvent['actor'], data: CaseEvent['data']): CaseEvent => ({
    seq,
    type,
    at,
    actor,
    data,
  });
  const events = [
    event(3, 'consent-given', { kind: 'consenter', id: 'a-consent' }, { consentId: 'a-consent' }),
    event(4, 'step-stuck', { kind: 'system', id: null }, { registry: 'property', code: 'x' }),
    event(
      5,
      'person-refused',
      { kind: 'system', id: null },
      { iin: 'iin-of-registrant', ground: 'registrant-deceased' },
    ),
    event(6, 'review-requested', { kind: 'system', id: null }, { matters: [{ kind: 'objection', objectionId: 'x' }] }),
  ];
  expect(describeEvents(events, sampleCaseFile({ consents: [consent] }), 'en')).toEqual([
    { label: 'time', text: 'of Almaty (UTC+5)' },
    { label: '3', text: '15:00:00.123  consent-given · «Көкше» ЖШС' },
    { label: '4', text: '15:00:00.123  step-stuck · property' },
    { label: '5', text: '15:00:00.123  person-refused · Айгүл · registrant-deceased' },
    { label: '6', text: '15:00:00.123  review-requested · objection' },
  ]);
});

test('whoever the case knows goes by name, and anybody else by number', () => {
  const file = sampleCaseFile({ consents: [consent] });
  expect(['iin-of-registrant', 'a-bin', 'somebody'].map((number) => nameOf(number, file))).toEqual([
    'Айгүл',
    '«Көкше» ЖШС',
    'somebody',
  ]);
});
