import type { Page } from 'playwright-core';
import { violationsOf } from './axe.ts';
import { ask } from './look-around.ts';
import type { Screen } from './screens/screen.ts';
import { DESK } from './show-screen.ts';

/** WCAG 1.4.10: 1280 pixels at 400 %. */
const NARROWEST = { width: 320, height: 640 };
/** A browser's zoom of 200 % leaves a page half of its pixels. */
const ZOOMED = { width: DESK.width / 2, height: DESK.height / 2 };
/** A4 at 96 pixels an inch. */
const PAPER = { width: 794, height: 1_123 };
/** WCAG 1.4.4, for those who enlarge letters only. */
const USUAL_LETTERS_PX = 16;
const LARGE_LETTERS_PX = 2 * USUAL_LETTERS_PX;

export interface Faults {
  readonly barriers: readonly string[];
  readonly layout: readonly string[];
  readonly print: readonly string[];
}

/** What is wrong with a page as it is shown: for those who can't see it, in little room, enlarged, on paper. */
export async function inspectScreen(page: Page, { width, isPrinted }: Screen): Promise<Faults> {
  const atTheDesk = await layoutOf(page, 'as it was opened', { ...DESK, width: width ?? DESK.width });
  // In its full size, before anything below has changed what is open.
  const barriers = await violationsOf(page);
  if (width !== undefined) return { barriers, layout: atTheDesk, print: [] };
  const narrow = await layoutOf(page, 'at 320 pixels', NARROWEST);
  const zoomed = await layoutOf(page, 'at 200 %', ZOOMED);
  await setLetters(page, LARGE_LETTERS_PX);
  const large = await layoutOf(page, 'with letters of 200 %', DESK);
  await setLetters(page, USUAL_LETTERS_PX);
  return {
    barriers,
    layout: [...atTheDesk, ...narrow, ...zoomed, ...large],
    print: isPrinted === false ? [] : await printOf(page),
  };
}

/** As somebody's browser is set up: what a page measures in `rem` and `em` follows, its media queries, too. */
async function setLetters(page: Page, standard: number): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Page.setFontSizes', { fontSizes: { standard } });
  await devtools.detach();
}

async function layoutOf(page: Page, where: string, size: typeof DESK): Promise<readonly string[]> {
  await resize(page, size);
  const [sideways, cutOff, onEachOther] = [
    await ask(page, 'sideways'),
    await ask(page, 'cutOff'),
    await ask(page, 'onEachOther'),
  ];
  return [
    ...sideways.map((what) => `${where}, scrolls sideways: ${what}`),
    ...cutOff.map((what) => `${where}, cut off: ${what}`),
    ...onEachOther.map((what) => `${where}, on each other: ${what}`),
  ];
}

async function printOf(page: Page): Promise<readonly string[]> {
  await resize(page, DESK);
  const onScreen = await ask(page, 'facts');
  await page.emulateMedia({ media: 'print' });
  await resize(page, PAPER);
  const onPaper = new Set(await ask(page, 'facts'));
  const faults = [
    ...(await ask(page, 'unprintable')),
    ...(await ask(page, 'cutOff')).map((what) => `cut off: ${what}`),
    ...(await ask(page, 'onEachOther')).map((what) => `on each other: ${what}`),
    ...onScreen.filter((fact) => !onPaper.has(fact)).map((fact) => `left out: ${fact}`),
  ];
  await page.emulateMedia({ media: 'screen' });
  await resize(page, DESK);
  return faults;
}

/** Sizes are settled when a frame has been painted with them. */
async function resize(page: Page, size: typeof DESK): Promise<void> {
  await page.setViewportSize(size);
  await page.evaluate(
    'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(undefined))))',
  );
}
