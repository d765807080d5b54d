import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LANGUAGES, STEPS } from '../../cli/demo/phrases.ts';
import { wordsOf } from '../../cli/demo/words.ts';
import { SERVICES } from '../../domain/application.ts';
import { FOLLOW_UPS } from '../../domain/case.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** The words that the demo's own sources say. */
const SAID = globSync('cli/demo/*.ts', { cwd: ROOT })
  .map((file) => readFileSync(join(ROOT, file), 'utf8'))
  .flatMap((source) => [...source.matchAll(/(?:say|wordsOf\(language\))\('([^']+)'\)/g)].map(([, word = '']) => word));

test.each([...new Set(SAID)])('“%s” is said in Kazakh, too', (word) => {
  expect(wordsOf('kk')(word)).not.toBe(word);
});

describe.each(LANGUAGES)('in %s', (language) => {
  const say = wordsOf(language);

  test.each([...SERVICES, ...FOLLOW_UPS])('%s has a name', (code) => {
    expect(say(code)).not.toBe(code);
  });

  test('what has no word is told as it is', () => {
    expect(say('a-code-of-tomorrow')).toBe('a-code-of-tomorrow');
  });

  test('every step says what goes on and what is done', () => {
    const texts = Object.values(STEPS).flatMap(({ doing, done }) => [doing[language], done[language]]);
    expect(texts.every((text) => text.trim() !== '')).toBe(true);
  });
});
