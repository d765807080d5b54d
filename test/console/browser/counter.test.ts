import type { Browser, Page, Request } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../support/browser.ts';
import { startRunningStack } from '../../support/running-stack.ts';
import { violationsOf } from '../axe.ts';
import { field, fillIn, openCounterTown } from '../counter-town.ts';
import { type Appearance, collectComplaints, LANGUAGES, openProfile, signIn, type Visit } from '../visit.ts';

const stack = await startRunningStack({ TIRKEU_SIGN_IN: '1', TIRKEU_CONSOLE: '1' });
const { control, take, paperOf, ownIin } = openCounterTown(stack);
/** Files for the whole country; only reads; files, and is a person of the population. */
const [SUPERVISOR, AUDITOR, OWN_CASE] = ['saule', 'olga', 'own-case'] as const;
const NARROWEST = 320;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
afterEach(() => control.clearFaults());

async function openCounter(visit: Visit = { language: 'en' }, user: string = SUPERVISOR): Promise<Page> {
  const page = await openProfile(browser, stack.api, visit);
  await page.goto('/counter');
  await signIn(page, user);
  return page;
}

const file = (page: Page) => page.locator('main form button[type="submit"]').first();
const caseIdIn = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1) ?? '';
const filed = (page: Page) => page.waitForURL(/\/counter\/cases\//);
const isFiling = (request: Request): boolean =>
  request.method() === 'POST' && request.url() === `${stack.api}/v1/applications`;

const APPEARANCES: readonly Appearance[] = ['light', 'dark'];
const LOOKS = LANGUAGES.flatMap((language) => APPEARANCES.map((appearance) => ({ language, appearance })));

describe('the form at the counter', () => {
  test.each(LOOKS)('has no barriers in $language, $appearance, filled in and with complaints', async (visit) => {
    const page = await openProfile(browser, stack.api, visit);
    const complaints = collectComplaints(page);
    await page.goto('/counter');
    await signIn(page, SUPERVISOR);
    const { applicant, rka } = await take('counter-adult-owner');
    await field(page, 'applicant').fill(applicant);
    await field(page, 'rka').fill(rka);
    await page.locator('main dl').nth(2).waitFor();
    await file(page).click();
    await page.locator('main [role="alert"]').waitFor();
    expect(await page.locator('main').innerText()).not.toMatch(/\{\{|counter:|common:|cases:|undefined/);
    expect(await violationsOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test.each(LANGUAGES)('needs no sideways scrolling at 320 pixels in %s', async (language) => {
    const page = await openCounter({ language, width: NARROWEST });
    const { applicant, rka } = await take('counter-minor-owner');
    await field(page, 'applicant').fill(applicant);
    await field(page, 'rka').fill(rka);
    await page.locator('main dl').nth(2).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(NARROWEST);
    expect(await violationsOf(page)).toEqual([]);
    await page.context().close();
  });

  test('isn’t for those who don’t file', async () => {
    const page = await openCounter({ language: 'en' }, AUDITOR);
    await page.getByText('The counter is for caseworkers').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.context().close();
  });

  test('says what the registries know: who it is, where they live, who owns, and what had better be said first', async () => {
    const page = await openCounter();
    const { applicant, rka } = await take('counter-adult-owner');
    await field(page, 'applicant').fill(applicant);
    await field(page, 'rka').fill(rka);
    await page.getByText('Lives now').waitFor();
    await page.getByText('Useful area', { exact: true }).waitFor();
    const hint = page.getByText('No owner is a minor or incapable.');
    await hint.waitFor();
    expect(await hint.isVisible()).toBe(true);
    await page.context().close();
  });

  test.each([
    ['an IIN that can’t be', 'applicant', '123456789012', 'No such number can exist.'],
    ['a code that no dwelling has', 'rka', '9999999999999999', 'The property registry knows no dwelling by this code.'],
  ])('says at the field that it holds %s', async (_what, name, number, words) => {
    const page = await openCounter();
    await field(page, name).fill(number);
    await page.getByText(words).waitFor();
    expect(await field(page, name).getAttribute('aria-invalid')).toBe('true');
    await page.context().close();
  });

  test('brings whoever files to the first field that is missing, and then to the one that the api doesn’t take', async () => {
    const page = await openCounter();
    await file(page).click();
    expect(await page.evaluate('document.activeElement?.id')).toBe('counter-applicant');
    const scenario = await take('counter-minor-owner');
    await fillIn(page, scenario, await paperOf(scenario.applicant));
    await field(page, 'rka').fill(scenario.rka.slice(1));
    await file(page).click();
    await page.getByText('it has exactly 16 digits').waitFor();
    expect(await page.evaluate('document.activeElement?.id')).toBe('counter-rka');
    await page.context().close();
  });

  test('shows at the number of the document why it proves nothing, in words of the law', async () => {
    const page = await openCounter();
    const scenario = await take('counter-minor-owner');
    await fillIn(page, scenario, 'N00000000');
    await file(page).click();
    await page.getByText('This person has no valid identity card or passport with this number.').waitFor();
    expect(await field(page, 'documentNumber').getAttribute('aria-invalid')).toBe('true');
    await field(page, 'documentNumber').fill(await paperOf(scenario.applicant));
    await file(page).click();
    await filed(page);
    await page.context().close();
  });
});

describe('filing', () => {
  test('goes from the first question to the certificate: the owner’s representative consents in person', async () => {
    const page = await openCounter();
    const scenario = await take('counter-minor-owner');
    await fillIn(page, scenario, await paperOf(scenario.applicant));
    await file(page).click();
    await filed(page);
    await page.getByRole('button', { name: /is here$/ }).click();
    const answer = page.locator('form');
    await answer.getByRole('textbox').fill(await paperOf(scenario.consenters[0]?.iin ?? ''));
    await answer.getByRole('checkbox', { name: /^I have compared/ }).check();
    expect(await violationsOf(page)).toEqual([]);
    await answer.getByRole('button', { name: 'They consent' }).click();
    const certificate = page.getByRole('link', { name: 'Certificate in English' });
    await certificate.waitFor();
    const pdf = await page.request.get(`${stack.api}${await certificate.getAttribute('href')}`);
    expect(pdf.headers()['content-type']).toBe('application/pdf');
    expect(await violationsOf(page)).toEqual([]);
    await page.context().close();
  });

  test('needs no mouse', async () => {
    const page = await openCounter();
    const scenario = await take('counter-minor-owner');
    const typeInto = async (id: string, text: string): Promise<void> => {
      await tabTo(page, `counter-${id}`);
      await page.keyboard.insertText(text);
    };
    await typeInto('applicant', scenario.applicant);
    await typeInto('rka', scenario.rka);
    await typeInto('documentNumber', await paperOf(scenario.applicant));
    await tabTo(page, 'counter-attested');
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await filed(page);
    await page.locator('h1:focus', { hasText: 'The application is filed' }).waitFor();
    expect(await page.locator('h1:focus').count()).toBe(1);
    await page.context().close();
  });

  test('that is pressed twice, or whose answer is lost, makes one case, also over a reload', async () => {
    const page = await openCounter();
    const scenario = await take('counter-minor-owner');
    await fillIn(page, scenario, await paperOf(scenario.applicant));
    const keys: (string | undefined)[] = [];
    page.on('request', (request) => isFiling(request) && keys.push(request.headers()['idempotency-key']));
    const arrived = new Promise<string>((resolve) => {
      void page.route('**/v1/applications', async (route) => {
        const answer: { readonly caseId: string } = await (await route.fetch()).json();
        await route.abort('connectionreset');
        resolve(answer.caseId);
      });
    });
    await file(page).dblclick();
    await page.getByText('No answer came.').waitFor();
    await page.unroute('**/v1/applications');
    await page.reload();
    await page.getByText('This application was sent before, and no answer came.').waitFor();
    await file(page).click();
    await filed(page);
    expect(caseIdIn(page)).toBe(await arrived);
    expect(new Set(keys).size).toBe(1);
    await page.context().close();
  });

  test('says of a case that a registry keeps waiting that it is safe, and goes on by itself', async () => {
    const page = await openCounter();
    const scenario = await take('counter-minor-owner');
    await fillIn(page, scenario, await paperOf(scenario.applicant));
    await page.getByText('Useful area', { exact: true }).waitFor();
    await control.putFault({ registry: 'property', mode: 'down' });
    await file(page).click();
    await filed(page);
    await page.getByText('It is safe and being opened.').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await control.clearFaults();
    await page.getByText('Awaiting consent', { exact: true }).last().waitFor();
    await page.context().close();
  });

  test('for oneself is refused with words (R27), and a second case of the service leads to the first (R28)', async () => {
    const own = await openCounter({ language: 'en' }, OWN_CASE);
    const { rka, applicant } = await take('counter-minor-owner');
    await fillIn(own, { applicant: ownIin, rka }, await paperOf(ownIin));
    await file(own).click();
    await own.getByText('This concerns yourself').waitFor();
    expect(await violationsOf(own)).toEqual([]);
    await own.context().close();

    const page = await openCounter();
    const paper = await paperOf(applicant);
    await fillIn(page, { applicant, rka }, paper);
    await file(page).click();
    await filed(page);
    const first = caseIdIn(page);
    await page.getByRole('link', { name: 'Next person' }).click();
    await fillIn(page, { applicant, rka }, paper);
    await file(page).click();
    const link = page.getByRole('link', { name: 'Open that case' });
    await link.waitFor();
    expect(await link.getAttribute('href')).toBe(`/cases/${first}`);
    await page.context().close();
  });

  test.each([
    [
      'temporary-stay',
      async (page: Page) => {
        await field(page, 'months').click();
        await page.getByRole('option', { name: '3 months' }).click();
        await field(page, 'stayReason').fill('Study');
      },
    ],
    ['departure-abroad', (page: Page) => field(page, 'departureDocument').fill('D-1')],
  ])('asks for what %s needs', async (service, fill) => {
    const page = await openCounter();
    await page.locator(`input[type="radio"][value="${service}"]`).check();
    const scenario = await take('counter-minor-owner');
    await fillIn(page, scenario, await paperOf(scenario.applicant));
    await fill(page);
    const request = page.waitForRequest(isFiling);
    await file(page).click();
    expect((await request).postDataJSON()).toMatchObject({ application: { service, channel: 'counter' } });
    await filed(page);
    await page.context().close();
  });

  test('has people withdrawn by an owner who chooses them from those who live there', async () => {
    const page = await openCounter();
    const { applicant, rka, registrant } = await take('owner-withdrawal');
    await page.locator('input[type="radio"][value="owner-withdrawal"]').check();
    await fillIn(page, { applicant, rka }, await paperOf(applicant));
    await page
      .getByRole('button', { name: /^Withdraw / })
      .first()
      .click();
    expect(await field(page, 'registrant-0').inputValue()).toBe(registrant);
    const request = page.waitForRequest(isFiling);
    await file(page).click();
    expect((await request).postDataJSON()).toMatchObject({ application: { registrant: { iin: registrant } } });
    await filed(page);
    await page.context().close();
  });
});

describe('a half-filled form', () => {
  test('survives a reload, and is gone once it is filed', async () => {
    const page = await openCounter();
    const scenario = await take('counter-minor-owner');
    await fillIn(page, scenario, await paperOf(scenario.applicant));
    await page.reload();
    await page.locator('dd', { hasText: 'Apartment' }).waitFor();
    expect(await field(page, 'rka').inputValue()).toBe(scenario.rka);
    await file(page).click();
    await filed(page);
    expect(await page.evaluate('JSON.stringify(sessionStorage)')).not.toContain(scenario.applicant);
    await page.context().close();
  });

  test('goes with who signs out, and isn’t shown to the next one at the same computer', async () => {
    const page = await openCounter();
    const { applicant } = await take('counter-minor-owner');
    await field(page, 'applicant').fill(applicant);
    await page.getByText('Lives now').waitFor();
    // A session that ended by itself leaves the form for the same person only.
    await page.context().clearCookies();
    await page.goto('/counter');
    await signIn(page, 'gulnara');
    expect(await field(page, 'applicant').inputValue()).toBe('');
    expect(await page.evaluate('JSON.stringify(sessionStorage)')).not.toContain(applicant);
    await field(page, 'applicant').fill(applicant);
    await page.getByRole('button', { name: /^Account of/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.waitForURL((url) => !url.href.startsWith(stack.api));
    await page.goto(`${stack.api}/status`);
    expect(await page.evaluate('JSON.stringify(sessionStorage)')).not.toContain(applicant);
    await page.context().close();
  });
});

const MOST_TABS = 40;

async function tabTo(page: Page, id: string): Promise<void> {
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate('document.activeElement?.id')) === id) return;
  }
  throw new Error(`the keyboard doesn't reach ${id}`);
}
