import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../support/browser.ts';
import { startRunningStack } from '../../support/running-stack.ts';
import { violationsOf } from '../axe.ts';
import { openCaseTown } from '../case-town.ts';
import { LANGUAGES, openProfile, signIn, type Visit } from '../visit.ts';

const stack = await startRunningStack({ TIRKEU_SIGN_IN: '1', TIRKEU_CONSOLE: '1' });
const town = await openCaseTown(stack);
const SITUATION = 'renter-one-owner';
const first = await town.file(SITUATION);

const QUEUE = '/queues/awaiting-consent';
/** Decides for the whole country. */
const SUPERVISOR = 'saule';
const NARROWEST = 320;
const REASON = 'The owner comes back on Monday';

const EVENTS = '**/v1/events';
const LIST = /\/v1\/cases\?/;
const OVERVIEW_PROGRAM = /\/assets\/overview-page-[^/]*\.js$/;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const ENGLISH: Visit = { language: 'en' };

async function openAt(path: string, visit: Visit = ENGLISH): Promise<Page> {
  const page = await openProfile(browser, stack.api, visit);
  await page.goto(path);
  await signIn(page, SUPERVISOR);
  return page;
}

const rowOf = (page: Page, { caseId } = first) => page.locator(`tbody a[href="/cases/${caseId}"]`);

/** With its rows there, and nobody pointing at them. */
async function openQueue(visit?: Visit): Promise<Page> {
  const page = await openAt(QUEUE, visit);
  await rowOf(page).waitFor();
  await page.mouse.move(0, 0);
  return page;
}

const bannerOf = (page: Page) => page.locator('main [role="status"] > p');
const alertOf = (page: Page) => page.locator('main [role="alert"]');
/** By the navigation, where counts stand behind names. */
const goTo = (page: Page, name: string) =>
  page.getByRole('navigation').getByRole('link').filter({ hasText: name }).first().click();

const problem = (status: number, code: string) => (route: Route) =>
  route.fulfill({
    status,
    contentType: 'application/problem+json',
    headers: { 'retry-after': '0' },
    json: { type: 'about:blank', title: 'x', status, code, detail: 'x' },
  });
const answer = (contentType: string) => (route: Route) => route.fulfill({ contentType, body: '<p>Welcome, guest' });

describe('a list', () => {
  test.each([
    { what: 'a 500', meet: problem(500, 'internal-error'), says: 'The service has a problem' },
    { what: 'a 503', meet: problem(503, 'temporarily-unavailable'), says: 'The service cannot answer at the moment' },
    { what: 'a 429', meet: problem(429, 'too-many-requests'), says: 'Too many requests in a short time' },
    { what: 'garbage', meet: answer('application/json'), says: 'did not answer as it should' },
    { what: 'somebody else’s page', meet: answer('text/html; charset=utf-8'), says: 'did not answer as it should' },
    { what: 'silence', meet: (route: Route) => route.abort(), says: 'No connection to the service' },
  ])('that meets $what says so, and is there when somebody tries again', async ({ meet, says }) => {
    const page = await openQueue();
    await page.route(LIST, meet);
    await page.reload();
    await alertOf(page).getByText(says).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.unroute(LIST);
    await alertOf(page).getByRole('button', { name: 'Try again' }).click();
    await rowOf(page).waitFor();
    await page.context().close();
  });
});

describe('without a connection', () => {
  test('rows stay and a banner says that they may be old; back again, what was missed is there', async () => {
    const page = await openQueue();
    await page.context().setOffline(true);
    await bannerOf(page).getByText('No connection').waitFor();
    const filed = await town.file(SITUATION);
    expect(await rowOf(page).count()).toBe(1);
    await page.context().setOffline(false);
    await rowOf(page, filed).waitFor();
    await bannerOf(page).waitFor({ state: 'detached' });
    await page.context().close();
  });

  test.each(LANGUAGES)('the banner has no barriers and its room at 320 pixels in %s', async (language) => {
    const page = await openQueue({ language, width: NARROWEST });
    await page.context().setOffline(true);
    await bannerOf(page).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(NARROWEST);
    expect(await violationsOf(page)).toEqual([]);
    await page.context().close();
  });

  test('what failed meanwhile is asked again by itself', async () => {
    const page = await openQueue();
    await page.context().setOffline(true);
    await goTo(page, 'Stuck');
    await alertOf(page).getByText('No connection to the service').waitFor();
    await page.context().setOffline(false);
    await alertOf(page).waitFor({ state: 'detached' });
    expect(await page.locator('h1').innerText()).toBe('Stuck');
    await page.context().close();
  });

  test('a screen that was never opened doesn’t cost the page: the way back is there, and so is the screen later', async () => {
    const page = await openQueue();
    await page.context().setOffline(true);
    await goTo(page, 'Overview');
    await alertOf(page).getByText('No connection to the service').waitFor();
    await goTo(page, 'Awaiting consent');
    await rowOf(page).waitFor();
    await goTo(page, 'Overview');
    await alertOf(page).waitFor();
    expect(page.url()).toBe(`${stack.api}/overview`);
    await page.context().setOffline(false);
    await alertOf(page).getByRole('button', { name: 'Try again' }).click();
    await page.locator('h1', { hasText: 'Overview' }).waitFor();
    await page.context().close();
  });

  test('an action says that it came to nothing, and keeps what was typed', async () => {
    const { caseId } = await town.file(SITUATION);
    const page = await openAt(`/cases/${caseId}`);
    await page.getByRole('button', { name: 'Extend the deadline' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Extend the deadline' });
    const submit = dialog.getByRole('button', { name: 'Extend', exact: true });
    await dialog.getByLabel('Reason').fill(REASON);
    await page.context().setOffline(true);
    await submit.click();
    await dialog.getByRole('alert').getByText('No connection to the service').waitFor();
    expect(await dialog.getByLabel('Reason').inputValue()).toBe(REASON);
    await page.context().setOffline(false);
    await submit.click();
    await page.getByText('Deadline moved to').waitFor();
    await page.context().close();
  });
});

describe('without live updates', () => {
  test('a page says that it hears nothing, and catches up as soon as it does', async () => {
    const page = await openQueue();
    await page.route(EVENTS, (route) => route.abort());
    await page.reload();
    await bannerOf(page).getByText('Live updates are interrupted').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    const filed = await town.file(SITUATION);
    expect(await rowOf(page, filed).count()).toBe(0);
    await page.unroute(EVENTS);
    await rowOf(page, filed).waitFor();
    await bannerOf(page).waitFor({ state: 'detached' });
    await page.context().close();
  });
});

describe('a screen', () => {
  test('whose program is gone since a newer version was deployed offers to reload the page', async () => {
    const page = await openQueue();
    await page.route(OVERVIEW_PROGRAM, (route) => route.fulfill({ status: 404 }));
    await goTo(page, 'Overview');
    await alertOf(page).getByText('There is a new version').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.unroute(OVERVIEW_PROGRAM);
    await alertOf(page).getByRole('button', { name: 'Reload the page' }).click();
    await page.locator('h1', { hasText: 'Overview' }).waitFor();
    await page.context().close();
  });

  test('that breaks leaves the rest of the page as it is, and the ways on work', async () => {
    const page = await openQueue();
    const called = `**/v1/cases/${first.caseId}`;
    await page.route(called, (route) => route.fulfill({ json: { revision: 1 } }));
    await rowOf(page).click();
    await alertOf(page).getByText('This page stopped working').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await alertOf(page).getByRole('link', { name: 'To the queues' }).click();
    await rowOf(page).waitFor();
    await page.goBack();
    await alertOf(page).getByText('This page stopped working').waitFor();
    await page.unroute(called);
    await alertOf(page).getByRole('button', { name: 'Reload the page' }).click();
    await page.locator('h1', { hasText: 'Case of' }).waitFor();
    await page.context().close();
  });
});
