import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../support/browser.ts';
import { startRunningStack } from '../../support/running-stack.ts';
import { RICH_NOTE } from '../case-town.ts';
import { type Desks, type Look, openDesks } from '../desks.ts';
import { inspectScreen } from '../inspect-screen.ts';
import { ask } from '../look-around.ts';
import { openScreenTown } from '../screen-town.ts';
import { EVERY_SCREEN } from '../screens/every-screen.ts';
import type { Screen } from '../screens/screen.ts';
import { showScreen } from '../show-screen.ts';
import { strayTexts } from '../stray-texts.ts';
import { LANGUAGES } from '../visit.ts';

const LOOKS: readonly Look[] = (['light', 'dark'] as const).flatMap((appearance) =>
  LANGUAGES.map((language) => ({ language, appearance })),
);

/** `npm run test:console` looks at each screen in each way; `npm test` at each once, in turns, which is a minute and not ten. */
const isThorough = process.env['TIRKEU_TEST_SCREENS'] === '1';
const looksFor = (index: number): readonly Look[] => {
  const [turn] = LOOKS.slice(index % LOOKS.length);
  return isThorough || turn === undefined ? LOOKS : [turn];
};

const WALK = EVERY_SCREEN.flatMap((screen, index) =>
  looksFor(index).map(({ language, appearance }) => ({ screen, language, appearance })),
);

const stack = await startRunningStack({ TIRKEU_SIGN_IN: '1', TIRKEU_CONSOLE: '1' });
const town = await openScreenTown(stack);

let browser: Browser;
let desks: Desks;
beforeAll(async () => {
  browser = await launchBrowser();
  desks = openDesks(browser, stack.api);
});
afterAll(async () => {
  await desks.close();
  await browser.close();
});

const viewerOf = ({ viewer }: Screen) => (viewer === undefined ? 'saule' : viewer);

describe('every screen', () => {
  test.each(WALK)(
    '$screen.name, $language, $appearance: no barriers, no words of another language, nothing cut off, fit to be printed',
    async ({ screen, ...look }) => {
      const { page, complaints } = await showScreen(await desks.profileOf(viewerOf(screen), look), screen, town);
      expect(await page.locator('html').getAttribute('lang')).toBe(look.language);
      const place = { language: look.language, asWritten: [RICH_NOTE] };
      expect(strayTexts(await ask(page, 'texts'), place)).toEqual([]);
      // Before axe, which measures with styles of its own.
      expect(complaints).toEqual([]);
      expect(await inspectScreen(page, screen)).toEqual({ barriers: [], layout: [], print: [] });
      await page.close();
    },
  );
});
