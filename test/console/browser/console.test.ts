import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../support/browser.ts';
import { startRunningStack } from '../../support/running-stack.ts';
import { violationsOf } from '../axe.ts';
import { fileCases, WAITING } from '../town.ts';
import { describeSession } from './session-suite.ts';
import { type Appearance, collectComplaints, LANGUAGES, openProfile, signIn, type Visit } from '../visit.ts';

const stack = await startRunningStack({ TIRKEU_SIGN_IN: '1', TIRKEU_CONSOLE: '1' });
const cases = await fileCases(stack, WAITING);
const [first] = cases;
if (first === undefined) throw new Error('nothing was filed');

const QUEUE = '/queues/awaiting-consent';
/** Sees the whole country, whatever office the situations fell to. */
const AUDITOR = 'olga';
const NARROWEST = 320;
const HEADINGS = { kk: 'Келісім күтуде', ru: 'Ожидают согласия', en: 'Awaiting consent' };

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** The queue, signed in, with its rows there. */
async function openQueue(visit: Visit): Promise<Page> {
  const page = await openProfile(browser, stack.api, visit);
  await page.goto(QUEUE);
  await signIn(page, AUDITOR);
  await page.locator('tbody a').first().waitFor();
  return page;
}

const APPEARANCES: readonly Appearance[] = ['light', 'dark'];
const LOOKS = LANGUAGES.flatMap((language) => APPEARANCES.map((appearance) => ({ language, appearance })));

describe('the sign-in', () => {
  test.each(LOOKS)('asks in $language, $appearance, without barriers, and comes back to the page', async (visit) => {
    const page = await openProfile(browser, stack.api, visit);
    const complaints = collectComplaints(page);
    await page.goto(`${QUEUE}?sort=openedAt`);
    await page.locator('a[href^="/auth/sign-in"]').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await signIn(page, AUDITOR);
    expect(page.url()).toBe(`${stack.api}${QUEUE}?sort=openedAt`);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe('the queue of those who wait for a consent', () => {
  test.each(LOOKS)('speaks $language and has no barriers, $appearance', async (visit) => {
    const page = await openQueue(visit);
    expect(await page.locator('html').getAttribute('lang')).toBe(visit.language);
    expect(await page.locator('h1').innerText()).toBe(HEADINGS[visit.language]);
    expect(await page.locator('tbody tr').count()).toBe(cases.length);
    expect(await violationsOf(page)).toEqual([]);
    await page.context().close();
  });

  test.each(LANGUAGES)('needs no sideways scrolling at 320 pixels in %s', async (language) => {
    const page = await openQueue({ language, width: NARROWEST });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(NARROWEST);
    expect(await violationsOf(page)).toEqual([]);
    await page.context().close();
  });

  test('shows a case that is filed elsewhere without being asked', async () => {
    const page = await openQueue({ language: 'en' });
    const before = await page.locator('tbody tr').count();
    await page.mouse.move(0, 0);
    const [filed] = await fileCases(stack, ['renter-one-owner']);
    await page.locator(`tbody a[href="/cases/${filed?.caseId}"]`).waitFor();
    expect(await page.locator('tbody tr').count()).toBe(before + 1);
    await page.context().close();
  });

  test('holds its rows still beneath the pointer, and says what it holds back', async () => {
    const page = await openQueue({ language: 'en' });
    const rows = page.locator('tbody tr');
    const before = await rows.count();
    await rows.first().hover();
    const [filed] = await fileCases(stack, ['renter-one-owner']);
    const show = page.getByRole('button', { name: /update/ });
    await show.waitFor();
    expect(await rows.count()).toBe(before);
    await show.click();
    await page.locator(`tbody a[href="/cases/${filed?.caseId}"]`).waitFor();
    await page.context().close();
  });
});

describe('the keyboard', () => {
  test('skips the navigation, sorts, opens a case, and the focus says where somebody is', async () => {
    const page = await openQueue({ language: 'en' });
    await page.reload();
    await page.locator('tbody a').first().waitFor();
    await page.keyboard.press('Tab');
    expect(await focused(page)).toContain('Skip to the content');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Waiting');
    await page.keyboard.press('Enter');
    await page.waitForURL(/sort=openedAt/);
    await tabTo(page, 'Open the case of');
    await page.keyboard.press('Enter');
    await page.locator('h1', { hasText: 'Case of' }).waitFor();
    expect(await focused(page)).toContain('Case of');
    expect(await violationsOf(page)).toEqual([]);
    await page.context().close();
  });
});

describeSession(stack.api, () => browser, QUEUE, AUDITOR);

describe('the language', () => {
  test('is changed on the spot and remembered', async () => {
    const page = await openQueue({ language: 'en' });
    await page.getByRole('button', { name: 'Language: EN' }).click();
    await page.getByRole('menuitem', { name: 'Қазақша' }).click();
    await page.locator('h1', { hasText: HEADINGS.kk }).waitFor();
    await page.reload();
    await page.locator('h1', { hasText: HEADINGS.kk }).waitFor();
    expect(await page.title()).toContain(HEADINGS.kk);
    await page.context().close();
  });
});

/** What has the focus, as it would be read out. */
const focused = async (page: Page): Promise<string> => {
  const focus = page.locator(':focus');
  return (await focus.getAttribute('aria-label')) ?? (await focus.textContent()) ?? '';
};

const MOST_TABS = 40;

async function tabTo(page: Page, name: string): Promise<void> {
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    await page.keyboard.press('Tab');
    if ((await focused(page)).startsWith(name)) return;
  }
  throw new Error(`the keyboard doesn't reach ${name}`);
}
