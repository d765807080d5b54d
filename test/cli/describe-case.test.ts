import { describe, expect, test } from 'vitest';
import type { CaseEvent, Consent } from '../../cli/demo/case-file.ts';
import {
  clockTime,
  describeConsents,
  describeEvents,
  describeFiling,
  describeRefusal,
  describeState,
  nameOfHolder,
} from '../../cli/demo/describe-case.ts';
import { LANGUAGES } from '../../cli/demo/phrases.ts';
import { refusalFor } from '../../domain/grounds.ts';
import { sampleCaseFile } from './sample-case-file.ts';

const consent: Consent = {
  consentId: 'a-consent',
  consenter: { bin: 'a-bin', name: '«Көкше» ЖШС' },
  capacity: 'owner',
  status: 'pending',
  decidedAt: null,
};
const textsOf = (rows: readonly { readonly text: string }[]): string => rows.map(({ text }) => text).join('\n');

describe('an application', () => {
  test('tells the address in three languages', () => {
    expect(textsOf(describeFiling(sampleCaseFile()))).toContain('мекенжай\nадрес\naddress');
  });

  test('names who files only where it is somebody else', () => {
    const applicant = { iin: 'iin-of-parent', name: 'Дана', capacity: 'parent' };
    expect(textsOf(describeFiling(sampleCaseFile()))).not.toContain('as self');
    expect(textsOf(describeFiling(sampleCaseFile({ applicant })))).toContain('Дана (iin-of-parent), as parent');
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

test('a wait is told with whom and since when', () => {
  const waitingFor = { kind: 'registry', name: 'property', since: '2026-03-01T10:00:00.123Z' };
  expect(textsOf(describeState(sampleCaseFile({ waitingFor })))).toContain('registry: property, since 15:00:00.123');
  expect(clockTime('2026-03-01T19:00:00.500Z')).toBe('00:00:00.500');
});

test('a refusal is told with ground, rule and three texts', () => {
  const refusal = refusalFor('registrant-deceased');
  const text = textsOf(describeRefusal(sampleCaseFile({ refusal })));
  for (const part of [refusal.ground, refusal.rule, ...LANGUAGES.map((language) => refusal.text[language])]) {
    expect(text).toContain(part);
  }
});

test('an event is told with who caused it and why, and never with the whole of its data', () => {
  const at = '2026-03-01T10:00:00.123Z';
  const events: readonly CaseEvent[] = [
    {
      seq: 3,
      type: 'consent-given',
      at,
      actor: { kind: 'consenter', id: 'a-consent' },
      data: { consentId: 'a-consent' },
    },
    { seq: 4, type: 'step-stuck', at, actor: { kind: 'system', id: null }, data: { registry: 'property', code: 'x' } },
  ];
  expect(describeEvents(events, sampleCaseFile({ consents: [consent] }))).toEqual([
    { label: '3', text: '15:00:00.123  consent-given · «Көкше» ЖШС' },
    { label: '4', text: '15:00:00.123  step-stuck · property' },
  ]);
});

test('a title holder goes by name where the case tells it, and by number otherwise', () => {
  const file = sampleCaseFile({ consents: [consent] });
  expect(['iin-of-registrant', 'a-bin', 'somebody'].map((number) => nameOfHolder(number, file))).toEqual([
    'Айгүл',
    '«Көкше» ЖШС',
    'somebody',
  ]);
});
