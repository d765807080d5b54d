import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { openAccess } from '../../../api/access/admit.ts';
import { createApp } from '../../../api/app.ts';
import { serveConsole } from '../../../api/console/serve-console.ts';
import { statusRoutes } from '../../../api/status/status-routes.ts';
import { createTirkeuClient } from '../../../client/create-tirkeu-client.ts';
import { silent } from '../../access/gate.ts';
import { listen } from '../../access/listen.ts';
import { launchBrowser } from '../../support/browser.ts';
import { answerConsent, file } from '../../support/case-actions.ts';
import { pair, startStories } from '../../support/story.ts';
import { violationsOf } from '../axe.ts';
import { type Appearance, collectComplaints, LANGUAGES, openProfile, type Visit } from '../visit.ts';

const product = await startStories();
const root = join(import.meta.dirname, '..', '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'tirkeu-test-console-'));
execFileSync(process.execPath, [join(root, 'console', 'build.ts'), folder], { cwd: root });
const api = await listen((publicUrl) => {
  const parts = { ...product.status, publicUrl };
  const pages = serveConsole(folder, product.registries.ncalayerUrl);
  return createApp(parts.dependencies, silent, openAccess, [...statusRoutes(parts), ...pages]);
});
const browser = await launchBrowser();
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

const client = createTirkeuClient({ baseUrl: api });

async function filedWithLink(name: string) {
  const filed = await file(product, name);
  const answer = await client.createStatusLink({ caseId: filed.caseId });
  if (!answer.ok) throw new Error(answer.problem.code);
  return { ...filed, url: answer.body.url };
}

const TELEPHONE = { width: 360, height: 740 };
const HEADLINE = 'main h1';

/** A telephone of somebody who follows the link. */
async function follow(url: string, visit: Visit = {}): Promise<Page> {
  const page = await openProfile(browser, api, { language: 'en', ...TELEPHONE, ...visit });
  await page.goto(url);
  await page.locator('main h2, main h1:not(.unseen)').first().waitFor();
  return page;
}

const headlineOf = (page: Page) => page.locator(HEADLINE).innerText();
const reads = (page: Page, headline: string) => page.locator(HEADLINE, { hasText: headline }).waitFor();
const isWide = (page: Page) => page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth');
/** Time passes for the page alone. */
const pass = (page: Page, seconds: number) => page.clock.runFor(seconds * 1_000);

async function keepPicture(page: Page, name: string): Promise<void> {
  const pictures = process.env['TIRKEU_PICTURES'];
  if (pictures !== undefined) await page.screenshot({ path: join(pictures, `status-${name}.png`), fullPage: true });
}

const APPEARANCES: readonly Appearance[] = ['light', 'dark'];
const LOOKS = LANGUAGES.flatMap((language) => APPEARANCES.map((appearance) => ({ language, appearance })));
/** Each language and each appearance, where words and colours come from the same parts as elsewhere. */
const SOME_LOOKS: typeof LOOKS = [
  { language: 'kk', appearance: 'dark' },
  { language: 'ru', appearance: 'light' },
  { language: 'en', appearance: 'dark' },
];

describe.each([
  ['renter-two-owners', 'waiting', { kk: 'Келісім күтілуде', ru: 'Ждём согласия', en: 'Waiting for consent' }],
  [
    'uncommissioned',
    'refused',
    { kk: 'Тіркеуден бас тартылды', ru: 'В регистрации отказано', en: 'The application was refused' },
  ],
  ['sole-owner', 'registered', { kk: 'Тіркеу жасалды', ru: 'Регистрация оформлена', en: 'The registration is made' }],
] as const)('a case of %s, which is %s', async (scenario, name, headlines) => {
  const { url, caseId } = await filedWithLink(scenario);

  test.each(name === 'waiting' ? LOOKS : SOME_LOOKS)(
    'is told in $language, $appearance, without barriers, on 320 pixels',
    async (visit) => {
      const page = await openProfile(browser, api, { ...TELEPHONE, ...visit, width: 320 });
      const complaints = collectComplaints(page);
      await page.goto(url);
      await page.locator('main h2').first().waitFor();
      expect(await headlineOf(page)).toBe(headlines[visit.language]);
      expect(await page.locator('html').getAttribute('lang')).toBe(visit.language);
      expect(await page.locator('body').innerText()).toContain(caseId);
      expect(await isWide(page)).toBe(false);
      expect(await violationsOf(page)).toEqual([]);
      await keepPicture(page, `${name}-${visit.language}-${visit.appearance}`);
      // Large text, as somebody sets it who doesn't see well.
      await page.evaluate("document.documentElement.style.fontSize = '200%'");
      expect(await isWide(page)).toBe(false);
      await keepPicture(page, `${name}-${visit.language}-${visit.appearance}-large`);
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );
});

describe('an applicant with the page open', () => {
  test('sees by themselves how it goes on, from the owners’ answers to the registration', async () => {
    const { url, caseId, scenario, consents } = await filedWithLink('renter-two-owners');
    const page = await openProfile(browser, api, { language: 'en', ...TELEPHONE });
    await page.clock.install();
    await page.goto(url);
    await reads(page, 'Waiting for consent');
    const [first, second] = pair(consents);
    await page.getByText('Agreed: 0 of 2').waitFor();
    await answerConsent(product, scenario, caseId, first);
    await pass(page, 6);
    await page.getByText('Agreed: 1 of 2').waitFor();
    await answerConsent(product, scenario, caseId, second);
    await pass(page, 6);
    await reads(page, 'The registration is made');
    expect(await page.locator('[aria-current="step"]').count()).toBeLessThanOrEqual(1);
    await page.context().close();
  });

  test('asks nothing of the service while nobody sees it, and at once when it is seen again', async () => {
    const { url } = await filedWithLink('renter-one-owner');
    const page = await openProfile(browser, api, { language: 'en', ...TELEPHONE });
    await page.clock.install();
    await page.goto(url);
    await reads(page, 'Waiting for consent');
    let looks = 0;
    page.on('request', (request) => (looks += request.url().endsWith('/v1/status') ? 1 : 0));
    const show = (isHidden: boolean) =>
      page.evaluate(
        `Object.defineProperty(document, 'hidden', { configurable: true, value: ${isHidden} });
         document.dispatchEvent(new Event('visibilitychange'))`,
      );
    await show(true);
    await pass(page, 600);
    expect(looks).toBe(0);
    const answered = page.waitForResponse(/\/v1\/status$/);
    await show(false);
    await answered;
    expect(looks).toBe(1);
    await page.context().close();
  });

  test('keeps what was shown without a connection, says so, and goes on with one', async () => {
    const { url } = await filedWithLink('renter-one-owner');
    const page = await follow(url);
    await page.context().setOffline(true);
    await page.getByText('No connection.').waitFor();
    expect(await headlineOf(page)).toBe('Waiting for consent');
    expect(await violationsOf(page)).toEqual([]);
    await keepPicture(page, 'offline');
    await page.context().setOffline(false);
    await page.getByText('No connection.').waitFor({ state: 'detached' });
    await page.context().close();
  });

  test('finds no secret in the address, and the same page after a reload; another tab has none', async () => {
    const { url } = await filedWithLink('renter-one-owner');
    const page = await follow(url);
    expect(page.url()).toBe(`${api}/status`);
    await page.reload();
    await reads(page, 'Waiting for consent');
    const another = await page.context().newPage();
    await another.goto(`${api}/status`);
    await reads(another, 'This link leads nowhere');
    await page.context().close();
  });

  test('goes over to another link in the same tab', async () => {
    const one = await filedWithLink('renter-one-owner');
    const other = await filedWithLink('uncommissioned');
    const page = await follow(one.url);
    await page.evaluate(`location.hash = ${JSON.stringify(new URL(other.url).hash)}`);
    await reads(page, 'The application was refused');
    expect(page.url()).toBe(`${api}/status`);
    await page.context().close();
  });

  test('can print it: what cannot be pressed on paper is not there', async () => {
    const { url } = await filedWithLink('renter-two-owners');
    const page = await follow(url);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false);
    expect(await page.locator('main ol').isVisible()).toBe(true);
    await keepPicture(page, 'printed');
    await page.context().close();
  });
});

describe('a link that leads nowhere', () => {
  test.each(SOME_LOOKS)('says so and what to do: $language, $appearance', async (visit) => {
    const page = await follow(`${api}/status#nothing`, { ...visit, width: 320 });
    expect(await page.locator('main p').innerText()).not.toBe('');
    expect(await isWide(page)).toBe(false);
    expect(await violationsOf(page)).toEqual([]);
    await keepPicture(page, `closed-${visit.language}-${visit.appearance}`);
    await page.context().close();
  });

  test('shows nothing any more of what it led to', async () => {
    const { url, caseId } = await filedWithLink('renter-one-owner');
    const page = await openProfile(browser, api, { language: 'en', ...TELEPHONE });
    await page.clock.install();
    await page.goto(url);
    await reads(page, 'Waiting for consent');
    await client.removeStatusLinks({ caseId });
    await pass(page, 6);
    await reads(page, 'This link leads nowhere');
    expect(await page.locator('body').innerText()).not.toContain(caseId);
    await page.reload();
    await reads(page, 'This link leads nowhere');
    await page.context().close();
  });
});
