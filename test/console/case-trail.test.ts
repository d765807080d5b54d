import { createInstance, type TFunction } from 'i18next';
import { describe, expect, test } from 'vitest';
import type { CaseEvent } from '../../console/src/cases/case-parts.ts';
import { speakEvent } from '../../console/src/cases/trail/event-words.ts';
import { texts as en } from '../../console/src/i18n/en/console.ts';
import { texts as kk } from '../../console/src/i18n/kk/console.ts';
import { texts as ru } from '../../console/src/i18n/ru/console.ts';
import { FACT } from '../domain/sample-events.ts';
import { NOW } from '../domain/sample-facts.ts';

type Texts = TFunction<['cases', 'common']>;

async function textsIn(language: 'kk' | 'ru' | 'en'): Promise<Texts> {
  const instance = createInstance();
  await instance.init({
    lng: language,
    resources: { kk, ru, en },
    ns: Object.keys(en),
    defaultNS: 'common',
    fallbackLng: false,
    interpolation: { escapeValue: false },
  });
  return instance.getFixedT(language, ['cases', 'common']);
}

interface SomeFact {
  readonly type: string;
  readonly [member: string]: unknown;
}

const eventOf = ({ type, ...data }: SomeFact): CaseEvent => ({
  seq: 1,
  type,
  at: NOW,
  actor: { kind: 'system', id: null },
  data,
});

const speakerIn = (t: Texts) => ({
  t,
  nameOfAnswer: (id: string) => `<${id}>`,
  nameOfNumber: (number: string) => `<${number}>`,
  nameOfStaff: (id: string) => `<${id}>`,
  instant: (at: string) => `<${at}>`,
});

const LANGUAGES = ['kk', 'ru', 'en'] as const;
const EVERY = LANGUAGES.flatMap((language) => Object.values(FACT).map((fact) => ({ language, type: fact.type, fact })));

describe('the history of a case', () => {
  test.each(EVERY)('says $type in $language, with nothing left to fill in', async ({ language, type, fact }) => {
    const t = await textsIn(language);
    const { what } = speakEvent(eventOf({ ...fact }), speakerIn(t));
    expect(what).not.toBe(t('event.other', { type }));
    expect(what).not.toMatch(/\{\{|\(\)|: *$|undefined/);
    expect(what).not.toContain(t('common:unknown'));
  });

  test('names an event that only a later api knows by its type', async () => {
    const t = await textsIn('en');
    const { what, tone } = speakEvent(eventOf({ type: 'roof-repaired' }), speakerIn(t));
    expect(what).toBe(t('event.other', { type: 'roof-repaired' }));
    expect(tone).toBe('plain');
  });

  test('tells who got a case from its being given back', async () => {
    const t = await textsIn('en');
    const said = (assignee: string | null): string =>
      speakEvent(eventOf({ type: 'case-assigned', assignee }), speakerIn(t)).what;
    expect(said('saule')).toBe(t('event.case-assigned', { assignee: '<saule>' }));
    expect(said(null)).toBe(t('event.case-unassigned'));
  });

  test('quotes what people wrote, and puts codes into words', async () => {
    const t = await textsIn('en');
    const note = speakEvent(eventOf({ ...FACT['note-added'] }), speakerIn(t));
    expect(note.quote).toBe(FACT['note-added'].note);
    const rejected = speakEvent(eventOf({ ...FACT['evidence-rejected'] }), speakerIn(t));
    expect(rejected.quote).toBeNull();
    expect(rejected.what).toContain(t('rejection.wrong-document'));
  });

  test('survives members that aren’t what they were', async () => {
    const t = await textsIn('en');
    for (const { type } of Object.values(FACT)) {
      const broken = {
        type,
        consentId: 7,
        consentIds: 'x',
        names: [null],
        matters: 'none',
        reason: {},
        deadlineAt: [],
      };
      expect(speakEvent(eventOf(broken), speakerIn(t)).what).not.toBe('');
    }
  });
});
