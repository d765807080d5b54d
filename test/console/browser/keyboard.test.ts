import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bodyOf } from '../../../client/create-tirkeu-client.ts';
import { launchBrowser } from '../../support/browser.ts';
import { startRunningStack } from '../../support/running-stack.ts';
import { field, openCounterTown } from '../counter-town.ts';
import { openReviewTown } from '../review-town.ts';
import { openProfile } from '../visit.ts';

/** A working day without a mouse: nothing here is clicked, filled in or given the focus but by keys. */

const stack = await startRunningStack({ TIRKEU_SIGN_IN: '1', TIRKEU_CONSOLE: '1' });
const { take, paperOf } = openCounterTown(stack);
const { colleague, bringToReview } = await openReviewTown(stack);
const SUPERVISOR = 'saule';
const NOTE = 'Called the owner; comes on Monday';
const REASON = 'The arrest concerns the sale only';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const MOST_TABS = 80;

/** As much of an element as is looked at: tests aren't written in the page's own types. */
interface Box {
  readonly parentElement: Box | null;
  readonly ownerDocument: { readonly defaultView: { getComputedStyle(box: Box, part: string | null): Edges } | null };
}
interface Edges {
  readonly outline: string;
  readonly boxShadow: string;
  readonly borderColor: string;
  readonly backgroundColor: string;
}

/** What an element looks like at its edges, and what is around it: a row may be marked for the link within. */
const edgesOf = (target: Locator): Promise<string> =>
  target.evaluate((element: Box) => {
    const around = [element, element.parentElement, element.parentElement?.parentElement ?? null];
    const styles = around
      .filter((box) => box !== null)
      .flatMap((box) => [null, '::after'].map((part) => box.ownerDocument.defaultView?.getComputedStyle(box, part)));
    return styles
      .map((style) => [style?.outline, style?.boxShadow, style?.borderColor, style?.backgroundColor].join(', '))
      .join('; ');
  });

const hasFocus = async (target: Locator): Promise<boolean> =>
  (await target.and(target.page().locator(':focus')).count()) > 0;

/** Goes on with Tab until something has the focus, and says so to whoever looks. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  const before = await edgesOf(target);
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    await page.keyboard.press('Tab');
    if (!(await hasFocus(target))) continue;
    await expect.poll(() => edgesOf(target), { message: `the focus shows at ${target.toString()}` }).not.toBe(before);
    return;
  }
  throw new Error(`the keyboard doesn't reach ${target.toString()}`);
}

async function press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

async function type(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.type(text);
}

/** Comes to a page of the console, and in. */
async function enter(path: string): Promise<Page> {
  const page = await openProfile(browser, stack.api, { language: 'en' });
  await page.goto(path);
  await press(page, page.locator('a[href^="/auth/sign-in"]'));
  await press(page, page.locator(`button[name="user"][value="${SUPERVISOR}"]`));
  await page.locator('main h1').waitFor();
  return page;
}

/** Opens a dialog, leaves it with Escape, and is where it was. */
async function openAndLeave(page: Page, opener: Locator): Promise<void> {
  await press(page, opener);
  const dialog = page.getByRole('dialog');
  await dialog.locator(':focus').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => hasFocus(opener)).toBe(true);
}

describe('without a mouse', () => {
  test('somebody files at the counter, finds the case again by its number, and writes a note on it', async () => {
    const page = await enter('/counter');
    const { applicant, rka } = await take('counter-minor-owner');
    await type(page, field(page, 'applicant'), applicant);
    await page.getByText('Lives now').waitFor();
    await type(page, field(page, 'rka'), rka);
    await page.getByText('Useful area', { exact: true }).waitFor();
    await type(page, field(page, 'documentNumber'), await paperOf(applicant));
    await press(page, field(page, 'attested'), 'Space');
    await press(page, page.locator('main form button[type="submit"]').first());
    await page.waitForURL(/\/counter\/cases\//);
    await page.locator('h1:focus', { hasText: 'The application is filed' }).waitFor();
    const caseId = new URL(page.url()).pathname.split('/').at(-1) ?? '';

    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').locator('input:focus').waitFor();
    await page.keyboard.type(caseId);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/cases/${caseId}`);
    await page.locator('main [aria-busy="true"]').first().waitFor({ state: 'detached' });

    await openAndLeave(page, page.getByRole('button', { name: 'Extend the deadline' }).first());
    await press(page, page.getByRole('button', { name: 'Write a note' }));
    await page.locator('#new-note:focus').waitFor();
    await page.keyboard.type(NOTE);
    await press(page, page.getByRole('button', { name: 'Add the note' }));
    await page.locator('li p', { hasText: NOTE }).waitFor();
    await expect.poll(() => page.locator('#new-note').inputValue()).toBe('');
    await page.context().close();
  });

  test('somebody opens a review from the list and refuses, on a ground that they look for', async () => {
    const { caseId, registrant } = await bringToReview('arrested-dwelling');
    const page = await enter('/reviews');
    await press(page, page.locator(`main a[href="/reviews/${caseId}"]`));
    await page.waitForURL(`**/reviews/${caseId}`);
    await page.locator('main form').waitFor();
    // Radios are one stop; the arrows choose among them.
    await press(page, page.getByRole('radio', { name: 'Approve' }), 'ArrowDown');
    await page.locator('input[value="refuse"]:checked').waitFor();
    await type(page, page.getByRole('combobox', { name: 'Ground' }), 'building has not been');
    await page.getByRole('option', { name: /The building has not been commissioned/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await type(page, page.getByRole('textbox', { name: 'Reason' }), REASON);
    await press(page, page.locator('main form button[type="submit"]'));
    await page.getByText(`Refused: ${registrant.name}`).waitFor();
    await page.waitForURL((url) => url.pathname !== `/reviews/${caseId}`);
    const refusal = { ground: 'dwelling-not-commissioned', reason: REASON };
    expect(await bodyOf(colleague.getCase({ caseId }))).toMatchObject({ outcome: 'refused', refusal });
    await page.context().close();
  });
});
