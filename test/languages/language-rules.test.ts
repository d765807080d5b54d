import { describe, expect, test } from 'vitest';
import type { Language } from '../../domain/facts.ts';
import { everyText, placeNames } from './every-text.ts';

interface Rule {
  readonly says: string;
  readonly languages: readonly Language[];
  readonly forbidden: RegExp;
  /** What it must find, so that a rule that finds nothing isn't one that can't. */
  readonly wrong: string;
  /** And what it must leave alone. */
  readonly right: string;
}

/** Every rule is one that somebody who types a text in a hurry breaks without seeing it. */
const RULES: readonly Rule[] = [
  {
    says: 'no word mixes letters of two alphabets that look alike',
    languages: ['kk', 'ru', 'en'],
    forbidden: /(?:\p{Script=Latin}\p{Script=Cyrillic}|\p{Script=Cyrillic}\p{Script=Latin})/u,
    wrong: 'Cогласие',
    right: 'QR-код',
  },
  {
    says: 'Kazakh has the letters of its alphabet only',
    languages: ['kk'],
    forbidden: /(?![АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ])\p{Script=Cyrillic}/iu,
    wrong: 'їс',
    right: 'Іңкәр Һамит қызы ұйымның өкілі үшін ғана',
  },
  {
    says: 'Russian has the letters of its alphabet only',
    languages: ['ru'],
    forbidden: /(?![А-ЯЁ])\p{Script=Cyrillic}/iu,
    wrong: 'заявленіе',
    right: 'Ещё объявление',
  },
  {
    says: 'English has no Cyrillic letters',
    languages: ['en'],
    forbidden: /\p{Script=Cyrillic}/u,
    wrong: 'Саse',
    right: 'Case',
  },
  {
    says: 'nothing is glued to what is filled in: its sound and gender aren’t known',
    languages: ['kk', 'ru'],
    forbidden: /\}\}-?\p{L}/u,
    wrong: '{{name}}-ға берілді',
    right: 'Берілді: {{name}}',
  },
  {
    says: 'in Kazakh no word that asks for an ending follows what is filled in',
    languages: ['kk'],
    forbidden: /\}\}\s+(?:дейін|бастап|кейін|бері|қарай|қарсы|бөлек|басқа|тыс|мен|бен|пен)(?!\p{L})/u,
    wrong: '{{until}} дейін',
    right: '{{count}} минут бұрын',
  },
  {
    says: 'in Kazakh a number is followed by the singular',
    languages: ['kk'],
    forbidden: /(?:\}\}|\d)\s+\p{L}+(?:лар|лер|дар|дер|тар|тер)(?:ы|і|ға|ге|да|де|дан|ден|дың|дің)?(?!\p{L})/u,
    wrong: '{{count}} істер',
    right: '{{count}} іс',
  },
  {
    says: 'in Russian nobody’s sex is left in brackets',
    languages: ['ru'],
    forbidden: /\p{L}\((?:а|ла|на|ась|ая)\)/u,
    wrong: 'Подписал(а)',
    right: 'Подпись (ЭЦП)',
  },
  {
    says: 'a dash between words is a long one',
    languages: ['kk', 'ru'],
    forbidden: /[\p{L}»)] [-–] [\p{L}«]/u,
    wrong: 'Окно - для специалистов',
    right: 'Молчание — не согласие, {{from}} – {{until}}',
  },
  {
    says: 'quotation marks are «…»',
    languages: ['kk', 'ru'],
    forbidden: /["“”„]/u,
    wrong: '"Tirkeu"',
    right: '«Tirkeu»',
  },
  {
    says: 'dots of omission are one sign and follow the word',
    languages: ['kk', 'ru', 'en'],
    forbidden: /\.\.\.| …/u,
    wrong: 'Hand over ...',
    right: 'Hand over…',
  },
  {
    says: 'no space is doubled, and none stands at an end or before a comma',
    languages: ['kk', 'ru', 'en'],
    forbidden: /\s{2}|^\s|\s$|\s[,;:.!?](?!\p{L})/u,
    wrong: 'Іс , өтініш',
    right: 'Іс, өтініш',
  },
];

const TEXTS = { kk: await everyText('kk'), ru: await everyText('ru'), en: await everyText('en') } as const;

describe.each(RULES)('$says', ({ languages, forbidden, wrong, right }) => {
  test.each(languages)('%s', (language) => {
    const found = [...TEXTS[language]].filter(([, text]) => forbidden.test(text));
    expect(found).toEqual([]);
  });

  test('the rule finds what it is for, and nothing else', () => {
    expect([forbidden.test(wrong), forbidden.test(right)]).toEqual([true, false]);
  });
});

test('names of places mix no alphabets either', () => {
  const mixed = (['kk', 'ru', 'en'] as const).flatMap(placeNames).filter((name) => RULES[0]?.forbidden.test(name));
  expect(mixed).toEqual([]);
});

test('the rules see the texts of every area, and the law’s', () => {
  const where = new Set([...TEXTS.kk.keys()].map((key) => key.split('.').slice(0, 2).join('.')));
  for (const area of ['console.cases', 'console.invitation', 'grounds.not-a-citizen', 'certificate.title'])
    expect(where).toContain(area);
  expect(TEXTS.ru.size).toBeGreaterThan(TEXTS.kk.size);
});
