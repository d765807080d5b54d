import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Case } from '../../../client/create-tirkeu-client.ts';
import { launchBrowser } from '../../support/browser.ts';
import { startRunningStack } from '../../support/running-stack.ts';
import { violationsOf } from '../axe.ts';
import { openCaseTown } from '../case-town.ts';
import { type Appearance, LANGUAGES, openProfile, signIn, type Visit } from '../visit.ts';

const stack = await startRunningStack({ TIRKEU_SIGN_IN: '1', TIRKEU_CONSOLE: '1' });
const town = await openCaseTown(stack);
/** Works for the whole country; sees it. */
const [SUPERVISOR, AUDITOR] = ['saule', 'olga'] as const;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function openAt(path: string, visit: Visit = { language: 'en' }, user: string = SUPERVISOR): Promise<Page> {
  const page = await openProfile(browser, stack.api, visit);
  await page.goto(path);
  await signIn(page, user);
  return page;
}

const LINK = /\/status#[\w-]{43}$/;
const ICON = 'svg.lucide-qr-code';
const ACTION = 'svg.lucide-share-2';
/** The button that makes it, whatever it is called. */
const makeIn = (page: Page, where: string) => page.locator(`${where} button:has(${ICON})`);
const linkIn = (page: Page, where: string) => page.locator(`${where} input[readonly]`);

async function openDialog({ caseId }: Pick<Case, 'caseId'>, visit?: Visit): Promise<Page> {
  const page = await openAt(`/cases/${caseId}`, visit);
  await page.locator(`main li button:enabled:has(${ACTION})`).click();
  await makeIn(page, '[role="dialog"]').waitFor();
  return page;
}

/** What somebody sees who was given the link, in a browser of their own. */
async function headlineBehind(link: string): Promise<string> {
  const page = await openProfile(browser, stack.api, { language: 'en', width: 360 });
  await page.goto(link);
  const headline = await page.locator('main h1:not(.unseen)').innerText();
  await page.context().close();
  return headline;
}

const APPEARANCES: readonly Appearance[] = ['light', 'dark'];
const LOOKS = LANGUAGES.flatMap((language) => APPEARANCES.map((appearance) => ({ language, appearance })));

describe('the link for the applicant, from the page of a case', () => {
  test.each(LOOKS)('is made and shown without barriers in $language, $appearance', async (visit) => {
    const page = await openDialog(await town.file('renter-one-owner'), { ...visit, width: 320 });
    await makeIn(page, '[role="dialog"]').click();
    await linkIn(page, '[role="dialog"]').waitFor();
    expect(await linkIn(page, '[role="dialog"]').inputValue()).toMatch(LINK);
    expect(await page.locator('[role="dialog"] img').getAttribute('alt')).not.toBe('');
    expect(await page.locator('[role="dialog"]').innerText()).not.toMatch(/\{\{|applicantLink|undefined/);
    expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);
    expect(await violationsOf(page)).toEqual([]);
    await page.context().close();
  });

  test('leads to the progress, until all links are ended', async () => {
    const page = await openDialog(await town.file('renter-one-owner'));
    await makeIn(page, '[role="dialog"]').click();
    const link = await linkIn(page, '[role="dialog"]').inputValue();
    expect(await headlineBehind(link)).toBe('Waiting for consent');
    await page.getByRole('button', { name: 'A link has come to the wrong person' }).click();
    await page.getByRole('button', { name: 'End all links' }).click();
    await page.getByText('All links to this case have ended.').waitFor();
    expect(await headlineBehind(link)).toBe('This link leads nowhere');
    await makeIn(page, '[role="dialog"]').waitFor();
    await page.context().close();
  });

  test('is not for those who only read', async () => {
    const { caseId } = await town.file('renter-one-owner');
    const page = await openAt(`/cases/${caseId}`, { language: 'en' }, AUDITOR);
    const button = page.locator(`main li button:has(${ACTION})`);
    await button.waitFor();
    expect(await button.isDisabled()).toBe(true);
    await page.context().close();
  });
});

describe('the link for the applicant, at the counter', () => {
  test('is printed on a slip that holds nothing else of the page, and nobody’s name', async () => {
    const filed = await town.file('renter-one-owner');
    const page = await openAt(`/counter/cases/${filed.caseId}`);
    await makeIn(page, 'main').click();
    const link = await linkIn(page, 'main').inputValue();
    // The browser's own dialog would wait for somebody.
    await page.evaluate('window.print = () => undefined');
    await page.getByRole('button', { name: 'Print a slip with the code' }).click();
    await page.emulateMedia({ media: 'print' });
    const shown = await page.locator('body').innerText();
    expect(shown).toContain(link);
    expect(shown).toContain(filed.caseId);
    expect(shown).not.toContain(filed.registrant.name);
    expect(await page.locator('main').isVisible()).toBe(false);
    expect(await page.locator('article img').last().isVisible()).toBe(true);
    const pictures = process.env['TIRKEU_PICTURES'];
    if (pictures !== undefined) await page.screenshot({ path: `${pictures}/slip.png` });
    await page.evaluate("dispatchEvent(new Event('afterprint'))");
    await page.emulateMedia({ media: 'screen' });
    expect(await page.locator('main').isVisible()).toBe(true);
    expect(await page.locator('article').isVisible()).toBe(false);
    await page.context().close();
  });
});
