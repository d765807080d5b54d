import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { common as english } from '../../console/src/i18n/en/common.ts';
import { common as kazakh } from '../../console/src/i18n/kk/common.ts';
import { common as russian } from '../../console/src/i18n/ru/common.ts';
import { roleName } from '../../dev/identity/wording.ts';
import { flatten } from '../console/flatten-texts.ts';
import { everyText } from './every-text.ts';

const GLOSSARY = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'terms.md'), 'utf8');

/** The cells of the rows below a heading, without the table's own head. */
const rowsBelow = (heading: string): readonly (readonly string[])[] =>
  (GLOSSARY.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

/** Groups of `common` whose keys are the api's own codes. */
const CODED = [
  'service',
  'stage',
  'outcome',
  'channel',
  'applicantCapacity',
  'consentCapacity',
  'consentStatus',
  'waitingFor',
  'role',
] as const;

const words = (common: Parameters<typeof flatten>[0]): ReadonlyMap<string, string> =>
  new Map([...flatten(common)].filter(([key]) => CODED.some((group) => key.startsWith(`${group}.`))));

const WORDS = { en: words(english), kk: words(kazakh), ru: words(russian) } as const;

test('the glossary’s words for codes are those of the console, code by code', () => {
  const rows = rowsBelow('Words for codes');
  const inGlossary = new Map(rows.map(([code = '', en, kk, ru]) => [code.replaceAll('`', ''), { en, kk, ru }]));
  const inConsole = new Map(
    [...WORDS.en].map(([code, en]) => [code, { en, kk: WORDS.kk.get(code), ru: WORDS.ru.get(code) }]),
  );
  expect(inGlossary).toEqual(inConsole);
  expect(rows.length).toBe(inGlossary.size);
});

/** `kk: тұрғын жай; ru: владелец` */
const banned = (language: 'kk' | 'ru'): readonly string[] =>
  rowsBelow('Concepts')
    .flatMap(([, , , not = '']) => not.split(';'))
    .map((entry) => entry.trim())
    .filter((entry) => entry.startsWith(`${language}: `))
    .map((entry) => entry.slice(4));

/** Whether a text has the word, or a longer one that begins so: endings are many. */
const has = (text: string, word: string): boolean => new RegExp(`(?<!\\p{L})${word}`, 'iu').test(text);

describe.each(['kk', 'ru'] as const)('in %s', (language) => {
  test.each(banned(language))('nobody says “%s”, for which the glossary has another word', async (word) => {
    const found = [...(await everyText(language))].filter(([, text]) => has(text, word));
    expect(found).toEqual([]);
  });

  test('every concept has its word', () => {
    const column = language === 'kk' ? 1 : 2;
    expect(rowsBelow('Concepts').filter((row) => (row[column] ?? '') === '')).toEqual([]);
  });
});

test.each(['kk', 'ru'] as const)('the sign-in page names roles in %s as the console does', (language) => {
  const { role } = { kk: kazakh, ru: russian }[language];
  const named = Object.entries(role).map(([code, word]) => [code, word.toLocaleLowerCase(language)]);
  expect(named).toEqual(Object.keys(role).map((code) => [code, roleName(code, language)]));
});

test('a banned word is found with its ending, and not inside another word', () => {
  expect([has('тұрғын жайдың иесі', 'тұрғын жай'), has('Извещение', 'извещ'), has('привыписка', 'выписка')]).toEqual([
    true,
    true,
    false,
  ]);
});
