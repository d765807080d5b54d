import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findCallers } from '../../../cli/callers.ts';
import { bodyOf } from '../../../client/create-tirkeu-client.ts';
import { launchBrowser } from '../../support/browser.ts';
import { startRunningStack } from '../../support/running-stack.ts';
import { violationsOf } from '../axe.ts';
import { fileCases, WAITING } from '../town.ts';
import { type Appearance, collectComplaints, LANGUAGES, openProfile, signIn, type Visit } from '../visit.ts';

const stack = await startRunningStack({ TIRKEU_SIGN_IN: '1', TIRKEU_CONSOLE: '1' });
/** Some wait for an answer, some are refused at once, some have been registered or withdrawn. */
await fileCases(stack, [...WAITING, 'expired-document', 'sole-owner', 'owner-withdrawal-sole-owner', 'temporary-stay']);

const AUDITOR = 'olga';
const OF_ASTANA = 'gulnara';
const NARROWEST = 320;
const HEADINGS = { kk: 'Шолу', ru: 'Обзор', en: 'Overview' };
const AS_TABLE = { kk: 'Кесте түрінде', ru: 'Таблицей', en: 'As a table' };
const FIGURES = 7;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function openOverview(visit: Visit, { user = AUDITOR, query = '' } = {}): Promise<Page> {
  const page = await openProfile(browser, stack.api, visit);
  await page.goto(`/overview${query}`);
  await signIn(page, user);
  await page.locator('main section').first().waitFor();
  return page;
}

/** A figure by its heading, without the parts that only paper shows. */
const figure = (page: Page, heading: string) => page.getByRole('region', { name: heading, exact: true });

const APPEARANCES: readonly Appearance[] = ['light', 'dark'];
const LOOKS = LANGUAGES.flatMap((language) => APPEARANCES.map((appearance) => ({ language, appearance })));

describe('the overview', () => {
  test.each(LOOKS)('has no barriers in $language, $appearance, as charts and as tables', async (visit) => {
    const page = await openOverview(visit);
    const complaints = collectComplaints(page);
    expect(await page.locator('h1').innerText()).toBe(HEADINGS[visit.language]);
    expect(await page.locator('main section').count()).toBe(FIGURES);
    expect(await violationsOf(page)).toEqual([]);
    const buttons = page.getByRole('button', { name: AS_TABLE[visit.language] });
    for (let left = await buttons.count(); left > 0; left -= 1) await buttons.first().click();
    expect(await page.locator('main table:visible').count()).toBe(FIGURES);
    expect(await violationsOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test.each(LANGUAGES)('needs no sideways scrolling at 320 pixels in %s', async (language) => {
    const page = await openOverview({ language, width: NARROWEST });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(NARROWEST);
    expect(await violationsOf(page)).toEqual([]);
    await page.context().close();
  });

  test('says what the api says', async () => {
    const { tirkeu } = (await findCallers(stack)).forOffice(undefined);
    const { stages } = await bodyOf(tirkeu.getOverview({}));
    const page = await openOverview({ language: 'en' });
    const counts = figure(page, 'Open cases by stage').locator('dd');
    await expect.poll(() => counts.allInnerTexts()).toEqual(stages.map(({ count }) => String(count)));
    await page.context().close();
  });

  test('keeps the choice in the address, whoever opens it', async () => {
    const page = await openOverview({ language: 'en' }, { query: '?days=7&office=astana' });
    expect(await page.getByRole('radio', { name: 'Week' }).isChecked()).toBe(true);
    await page.locator('main', { hasText: 'City of Astana: open cases as of' }).waitFor();
    await page.getByText('90 days').click();
    await page.waitForURL(/days=90/);
    await page.getByRole('combobox', { name: 'Office' }).click();
    await page.getByRole('option', { name: 'Whole country' }).click();
    await page.waitForURL((url) => !url.search.includes('office'));
    await page.locator('main', { hasText: 'Whole country: open cases as of' }).waitFor();
    await page.context().close();
  });

  test('offers nobody another office than they may see', async () => {
    const page = await openOverview({ language: 'en' }, { user: OF_ASTANA });
    await page.locator('main', { hasText: 'City of Astana: open cases as of' }).waitFor();
    expect(await page.getByRole('combobox', { name: 'Office' }).count()).toBe(0);
    await page.context().close();
  });

  test('counts a case that is filed elsewhere, unasked', async () => {
    const page = await openOverview({ language: 'en' });
    const waiting = figure(page, 'Open cases by stage').locator('dt:text-is("Awaiting consent") + dd');
    const before = Number(await waiting.innerText());
    await fileCases(stack, ['renter-one-owner']);
    await expect.poll(async () => Number(await waiting.innerText()), { timeout: 20_000 }).toBe(before + 1);
    await page.context().close();
  });

  test('shows a chart as a table by keyboard alone, and is printed with both', async () => {
    const page = await openOverview({ language: 'en' });
    const stages = figure(page, 'Open cases by stage');
    await stages.getByRole('button').focus();
    await page.keyboard.press('Enter');
    await stages.getByRole('table').waitFor();
    await page.keyboard.press('Tab');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('main table:visible').count()).toBe(FIGURES);
    // Time is drawn as columns, the others as lists of bars.
    expect(await page.locator('main section dl:visible').count()).toBe(FIGURES - 1);
    expect(await page.getByRole('button').count()).toBe(0);
    await page.context().close();
  });
});
