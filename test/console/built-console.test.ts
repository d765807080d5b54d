import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadedBy, type Manifest, readManifest } from '../../console/manifest.ts';
import { weigh } from '../../console/weigh.ts';

/** The console as `npm run build:console` builds it: what a page loads is read off the files, not believed. */
const folder = mkdtempSync(join(tmpdir(), 'built-console-'));
let manifest: Manifest = {};
const BUILD_MS = 120_000;
beforeAll(() => {
  execFileSync(process.execPath, ['console/build.ts', folder], { stdio: 'ignore' });
  manifest = readManifest(folder);
}, BUILD_MS);
afterAll(() => rmSync(folder, { recursive: true }));

const PUBLIC_PAGES = ['invitation.html', 'status.html', 'not-found.html'];
const START = ['index.html', 'src/queues/queue-page.tsx'];
const LATER = [
  'cases/case-page',
  'counter/counter-page',
  'overview/overview-page',
  'reviews/desk/review-desk-page',
  'shell/command-palette',
  'keyboard/keys-dialog',
].map((name) => `src/${name}.tsx`);
const LANGUAGES = ['kk', 'ru', 'en'];

/** Words that only this part's code has in it, however it is squeezed. */
const MARKS = new Map([
  ['theme', 'data-mantine-color-scheme'],
  ['router', '__TSR_'],
  ['cache', 'isStaleByTime'],
  ['session', '/auth/session'],
]);

/** A second on a telephone that gets 1.6 Mbit/s, as in a village with some 4G. */
const SECOND_OF_A_TELEPHONE = 200_000;
/** Half as long again, once a release: desks keep the files for ever. */
const FIRST_SCREEN = 1.5 * SECOND_OF_A_TELEPHONE;

function partsIn(page: string): readonly string[] {
  const files = loadedBy(manifest, page).files.filter((file) => file.endsWith('.js'));
  const scripts = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
  return [...MARKS].filter(([, mark]) => scripts.includes(mark)).map(([part]) => part);
}

const bytesOf = (wanted: readonly string[]): number =>
  weigh(folder)
    .filter(({ what }) => wanted.includes(what))
    .reduce((sum, { brotli }) => sum + brotli, 0);

describe('the built console', () => {
  test.each(PUBLIC_PAGES)('shows %s without router, cache and session', (page) => {
    expect(partsIn(page)).toEqual(['theme']);
    expect(partsIn('index.html')).toEqual([...MARKS.keys()]);
  });

  test.each(LATER)('loads %s only when somebody goes there', (source) => {
    const own = manifest[source]?.file;
    expect(own).toBeDefined();
    expect(START.flatMap((start) => loadedBy(manifest, start).files)).not.toContain(own);
  });

  test.each(LANGUAGES)('loads the texts in %s for whoever reads them', (language) => {
    const own = manifest[`src/i18n/${language}/console.ts`]?.file;
    expect(own).toBeDefined();
    for (const page of ['index.html', ...PUBLIC_PAGES]) expect(loadedBy(manifest, page).files).not.toContain(own);
  });

  test('begins with a handful of files, the first screen included', () => {
    expect(new Set(START.flatMap((start) => loadedBy(manifest, start).files)).size).toBeLessThanOrEqual(12);
  });

  test.each(PUBLIC_PAGES)('sends a telephone no more for %s than it takes in a second', (page) => {
    const texts = LANGUAGES.map((language) => `src/i18n/${language}/${page.replace('.html', '-texts.ts')}`);
    const longest = Math.max(...texts.map((source) => bytesOf([source])));
    expect(bytesOf([page]) + longest).toBeLessThanOrEqual(SECOND_OF_A_TELEPHONE);
  });

  test('shows the first screen after as much as takes half as long again', () => {
    const longest = Math.max(...LANGUAGES.map((language) => bytesOf([`src/i18n/${language}/console.ts`])));
    expect(bytesOf(START) + longest).toBeLessThanOrEqual(FIRST_SCREEN);
  });

  test('names in each page what is asked for ahead: texts in each language, and letters', () => {
    for (const page of ['index.html', ...PUBLIC_PAGES]) {
      const html = readFileSync(join(folder, page), 'utf8');
      for (const language of LANGUAGES) expect(html).toMatch(new RegExp(`"${language}":\\["/assets/`));
      expect(html).toMatch(/"fonts":\["\/assets\/inter-/);
      expect(html).not.toContain('%SOON%');
    }
  });
});
