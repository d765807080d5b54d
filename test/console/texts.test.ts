import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CATALOGUES as TEXTS } from './catalogues.ts';
import { placeholdersOf } from './flatten-texts.ts';
import { findLiterals } from './find-literals.ts';

const SOURCES = join(import.meta.dirname, '..', '..', 'console', 'src');

const LANGUAGES = ['en', 'ru', 'kk'] as const;

const PLURAL = /_(zero|one|two|few|many|other)$/;
const stemsOf = (language: (typeof LANGUAGES)[number]): string[] =>
  [...new Set([...TEXTS[language].keys()].map((key) => key.replace(PLURAL, '')))].toSorted();
const pluralsOf = (language: (typeof LANGUAGES)[number]): string[] => [
  ...new Set([...TEXTS[language].keys()].filter((key) => PLURAL.test(key)).map((key) => key.replace(PLURAL, ''))),
];

describe('texts of the console', () => {
  test.each(['ru', 'kk'] as const)('%s says everything that English says, and nothing else', (language) => {
    expect(stemsOf(language)).toEqual(stemsOf('en'));
  });

  test.each(LANGUAGES)('%s has every plural form of its grammar', (language) => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const missing = pluralsOf(language).flatMap((stem) =>
      forms.map((form) => `${stem}_${form}`).filter((key) => !TEXTS[language].has(key)),
    );
    expect(missing).toEqual([]);
  });

  test.each(LANGUAGES)('%s leaves nothing empty and nothing to be done', (language) => {
    const unfinished = [...TEXTS[language]].filter(
      ([, text]) => text.trim() === '' || /TODO|FIXME|XXX|\?\?/.test(text),
    );
    expect(unfinished).toEqual([]);
  });

  test.each(['ru', 'kk'] as const)('%s fills in what English fills in', (language) => {
    const englishOf = new Map([...TEXTS.en].map(([key, text]) => [key.replace(PLURAL, ''), placeholdersOf(text)]));
    const differing = [...TEXTS[language]]
      .filter(([key, text]) => String(placeholdersOf(text)) !== String(englishOf.get(key.replace(PLURAL, ''))))
      .map(([key]) => key);
    expect(differing).toEqual([]);
  });

  test.each(['ru', 'kk'] as const)('%s is not English that was left over', (language) => {
    const isWord = (text: string): boolean => /[a-z]{3}/i.test(text.replaceAll(/\{\{\w+\}\}/g, ''));
    const leftOver = [...TEXTS[language]].filter(([key, text]) => isWord(text) && text === TEXTS.en.get(key));
    expect(leftOver.map(([key]) => key)).toEqual(['common.product']);
  });

  test('no component has a text of its own', () => {
    const found = globSync('**/*.tsx', { cwd: SOURCES }).flatMap((file) =>
      findLiterals(file, readFileSync(join(SOURCES, file), 'utf8')).map((literal) => `${file}: ${literal}`),
    );
    expect(found).toEqual([]);
  });

  test('a text of its own would be found, as content or as an attribute that is read out', () => {
    const source = 'const a = <p title="Hello" className="x">World {name} <b aria-label={`Say ${name}`} /></p>;';
    expect(findLiterals('a.tsx', source)).toEqual(['Hello', 'World', 'Say']);
  });
});
