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
/** Flats in Astana, so that both its caseworker and its supervisor see them. */
const IN_ASTANA = ['last-place', 'last-place', 'last-place', 'last-place'] as const;
const astana = await fileCases(stack, IN_ASTANA);
const elsewhere = await fileCases(stack, [...WAITING, ...WAITING, ...WAITING, ...WAITING, ...WAITING]);
const [named] = elsewhere;
if (named === undefined) throw new Error('nothing was filed');
const desk = (await findCallers(stack)).forOffice(undefined).tirkeu;
/** A desk is shown whole numbers; the portal that filed isn't. */
const whole = await bodyOf(desk.getCase({ caseId: named.caseId }));
if (whole === undefined || !('registrant' in whole)) throw new Error('the case is still being opened');

const QUEUE = '/queues/awaiting-consent';
const CASEWORKER = 'aigerim';
const COLLEAGUE = 'gulnara';
const COLLEAGUES_NAME = 'Гүлнар Ахметова';
const EVERYWHERE = 'saule';
const AUDITOR = 'olga';
const NARROWEST = 320;
const PAGE_SIZE = 25;
const PATIENCE = { timeout: 30_000 };

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function openList(user: string, path: string, visit: Visit = {}): Promise<Page> {
  const page = await openProfile(browser, stack.api, { language: 'en', ...visit });
  await page.goto(path);
  await signIn(page, user);
  await settled(page);
  return page;
}

/** Rows are there, or the words that say why none are. */
const settled = (page: Page): Promise<void> => page.locator('tbody a, main h2').first().waitFor();
const idsIn = (page: Page) =>
  page.evaluate<string[]>('[...document.querySelectorAll("tbody tr")].map((row) => row.dataset.caseId)');
const rowOf = (page: Page, caseId: string) => page.locator(`tr[data-case-id="${caseId}"]`);
const choose = async (page: Page, filter: string, value: string): Promise<void> => {
  await page.getByRole('button', { name: /^Filters/ }).click();
  await page.getByRole('combobox', { name: filter }).click();
  await page.getByRole('option', { name: value, exact: true }).click();
  await page.keyboard.press('Escape');
};

const APPEARANCES: readonly Appearance[] = ['light', 'dark'];
const LOOKS = LANGUAGES.flatMap((language) => APPEARANCES.map((appearance) => ({ language, appearance })));
const QUEUES = ['mine', 'due-soon', 'overdue', 'in-review', 'stuck', 'registered-today'];

describe('the queues', () => {
  test('stand in the navigation, each with how much is in it, for whoever works on cases', async () => {
    const page = await openList(EVERYWHERE, QUEUE);
    const complaints = collectComplaints(page);
    const queues = page.getByRole('navigation').getByRole('link', { name: /\d+$/ });
    const inQueue = await bodyOf(desk.listQueues());
    expect(await queues.count()).toBe(inQueue.data.length);
    const waiting = inQueue.data.find(({ name }) => name === 'awaiting-consent')?.count;
    await page.getByRole('link', { name: `Awaiting consent ${waiting}` }).waitFor();
    for (const name of QUEUES) {
      await page.locator(`nav a[href="/queues/${name}"]`).click();
      await page.waitForURL(`**/queues/${name}`);
      await settled(page);
      expect(await page.locator('nav a[aria-current="page"]').count()).toBeGreaterThan(0);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('leave out what only desks have for an auditor, who can take nothing', async () => {
    const page = await openList(AUDITOR, QUEUE);
    expect(await page.locator('nav a[href="/queues/mine"]').count()).toBe(0);
    expect(await page.getByRole('checkbox').count()).toBe(0);
    await page.context().close();
  });

  test.each(LOOKS)('all cases, filtered: no barriers in $language, $appearance', async (visit) => {
    const page = await openList(EVERYWHERE, '/cases?service=permanent-residence&opened=7d', visit);
    await page.locator('tbody input').first().check();
    expect((await violationsOf(page)).join('\n')).toBe('');
    await page.context().close();
  });

  test.each(LANGUAGES)('need no sideways scrolling at 320 pixels in %s', async (language) => {
    const page = await openList(EVERYWHERE, `${QUEUE}?opened=7d&service=permanent-residence`, {
      language,
      width: NARROWEST,
    });
    await page.locator('tbody input').first().check();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(NARROWEST);
    await page.context().close();
  });
});

describe('searching', () => {
  test.each([
    ['its number', named.caseId],
    ['the registrant’s IIN, spaces and all', whole.registrant.iin.replace(/^(.{6})/, '$1 ')],
    ['the RKA of the dwelling', named.dwelling.rka ?? ''],
    ['the beginning of a name', named.registrant.name ?? ''],
  ])('finds a case by %s', async (_, text) => {
    const page = await openList(EVERYWHERE, '/cases');
    await page.keyboard.press('/');
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
    await page.waitForURL(/[?&]q=/);
    await rowOf(page, named.caseId).waitFor();
    await page.reload();
    await rowOf(page, named.caseId).waitFor();
    expect(await page.locator('tbody tr').count()).toBeLessThan(PAGE_SIZE);
    await page.context().close();
  });

  test('that finds nothing says so, and takes the search back on demand', async () => {
    const page = await openList(EVERYWHERE, '/cases?q=Ъъъ');
    await page.getByRole('heading', { name: 'Nothing fits' }).waitFor();
    await page.getByRole('button', { name: 'Clear the search' }).click();
    await page.locator('tbody a').first().waitFor();
    expect(page.url()).not.toContain('q=');
    await page.context().close();
  });
});

describe('pages', () => {
  test('go on and back, and the address of the second one is enough to see it', async () => {
    const page = await openList(EVERYWHERE, '/cases');
    const first = await idsIn(page);
    await page.getByRole('button', { name: 'Next' }).click();
    await page.waitForURL(/cursor=/);
    const rest = astana.length + elsewhere.length - PAGE_SIZE;
    await expect.poll(() => page.locator('tbody tr').count(), PATIENCE).toBe(rest);
    const address = page.url();
    await page.getByRole('button', { name: 'Back' }).click();
    await expect.poll(() => idsIn(page), PATIENCE).toEqual(first);
    await page.goto(address);
    await expect.poll(() => page.locator('tbody tr').count(), PATIENCE).toBe(rest);
    await page
      .getByRole('button', { name: 'Back' })
      .or(page.getByRole('button', { name: 'To the beginning' }))
      .click();
    await expect.poll(() => page.locator('tbody tr').count(), PATIENCE).toBe(PAGE_SIZE);
    await page.context().close();
  });

  test('stand where they stood when somebody comes back from a case', async () => {
    const page = await openList(EVERYWHERE, '/cases?sort=openedAt');
    const last = page.locator('tbody a').last();
    await last.scrollIntoViewIfNeeded();
    const [address, top] = [page.url(), await page.evaluate<number>('scrollY')];
    expect(top).toBeGreaterThan(0);
    await last.click();
    await page.waitForURL(/\/cases\/[0-9a-f-]{36}/);
    await page.locator('main ol li').first().waitFor();
    await page.goBack();
    expect(page.url()).toBe(address);
    await expect.poll(() => page.evaluate<number>('scrollY'), PATIENCE).toBe(top);
    await page.context().close();
  });

  test('with somebody else’s cursor begin anew, and say so', async () => {
    const page = await openProfile(browser, stack.api, { language: 'en' });
    await page.goto('/cases?cursor=nonsense');
    await signIn(page, EVERYWHERE);
    await page.getByText('It begins anew').waitFor();
    await page.locator('tbody a').first().waitFor();
    expect(page.url()).not.toContain('cursor');
    await page.context().close();
  });
});

describe('what nobody has', () => {
  test('is a filter of its own, and leaves the list when somebody takes it', async () => {
    const fourth = astana[3];
    if (fourth === undefined) throw new Error('too few cases');
    const page = await openList(CASEWORKER, QUEUE);
    await choose(page, 'Taken', 'by nobody yet');
    await page.waitForURL(/assigned=false/);
    await rowOf(page, fourth.caseId).waitFor();
    await page.keyboard.press('Escape');
    await rowOf(page, fourth.caseId).getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Claim', exact: true }).click();
    await page.getByText('the case is yours').waitFor();
    // A list that is pointed at holds still until it isn't any more.
    await page.mouse.move(0, 0);
    await page.reload();
    await settled(page);
    await rowOf(page, fourth.caseId).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Remove the filter: Taken/ }).click();
    await rowOf(page, fourth.caseId).waitFor();
    expect(page.url()).not.toContain('assigned');
    await page.context().close();
  });
});

describe('saved lists', () => {
  test('keep filters with their relative time, are found in the navigation, and can be renamed and removed', async () => {
    const page = await openList(CASEWORKER, QUEUE);
    await choose(page, 'Opened', 'in the last 7 days');
    await page.waitForURL(/opened=7d/);
    await page.getByRole('button', { name: 'Save this list' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Fresh ones');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.locator('h1', { hasText: 'Fresh ones' }).waitFor();
    await page.locator('nav a[href="/queues/awaiting-consent"]').click();
    await page.getByRole('link', { name: 'Fresh ones' }).click();
    await page.waitForURL(/opened=7d/);
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Saved', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Rename' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('This week');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'This week' }).waitFor();
    await page.getByRole('button', { name: 'Saved', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await page.getByRole('link', { name: 'This week' }).waitFor({ state: 'detached' });
    await page.context().close();
  });

  test('of two windows are both kept, under names of their own', async () => {
    const windows = [await openList(COLLEAGUE, `${QUEUE}?opened=7d`), await openList(COLLEAGUE, `${QUEUE}?opened=30d`)];
    for (const page of windows) {
      await page.getByRole('button', { name: 'Save this list' }).click();
      await page.getByRole('textbox', { name: 'Name' }).fill('Ours');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('Saved: Ours').waitFor();
    }
    const saved = windows[1]?.getByRole('navigation').locator('a', { hasText: 'Ours' });
    await expect.poll(() => saved?.allInnerTexts(), PATIENCE).toEqual(['Ours', 'Ours (2)']);
    for (const page of windows) await page.context().close();
  });
});

describe('two colleagues at the same queue', () => {
  test('each see what the other takes, and nobody loses a case without having been asked', async () => {
    const [first, second] = astana;
    if (first === undefined || second === undefined) throw new Error('too few cases');
    const hers = await openList(CASEWORKER, QUEUE);
    const theirs = await openList(COLLEAGUE, QUEUE);
    await theirs.mouse.move(0, 0);

    await hers.locator(`tbody a[href="/cases/${first.caseId}"]`).focus();
    await hers.keyboard.press('c');
    await hers.getByText('the case is yours').waitFor();
    await rowOf(theirs, first.caseId).getByText('Әйгерім Сәрсенова').waitFor();

    // The colleague takes both: the free one at once, the other only after the question.
    for (const { caseId } of [first, second]) await rowOf(theirs, caseId).getByRole('checkbox').check();
    await theirs.getByRole('button', { name: 'Claim' }).click();
    const dialog = theirs.getByRole('dialog', { name: `Assign to ${COLLEAGUES_NAME}` });
    await dialog.getByText('1 of 2 done').waitFor();
    await dialog.getByText('Is with: Әйгерім Сәрсенова').waitFor();
    expect(await violationsOf(theirs)).toEqual([]);
    await dialog.getByRole('button', { name: /^Leave it:/ }).click();
    await dialog.getByText('Left as it was').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    const { tirkeu } = (await findCallers(stack)).forOffice('astana');
    const holderOf = async (caseId: string) => (await bodyOf(tirkeu.getCase({ caseId }))) ?? {};
    expect(await holderOf(first.caseId)).toMatchObject({ assignee: CASEWORKER });
    expect(await holderOf(second.caseId)).toMatchObject({ assignee: COLLEAGUE });
    // Her focus is in the list, which stood still for it and says what it held back.
    await hers.getByRole('button', { name: /update/ }).click();
    await rowOf(hers, second.caseId).getByText(COLLEAGUES_NAME).waitFor();
    for (const page of [hers, theirs]) await page.context().close();
  });

  test('a list that is out of date takes nothing either: who was faster is named, and asked about', async () => {
    const third = astana[2];
    if (third === undefined) throw new Error('too few cases');
    const hers = await openList(CASEWORKER, QUEUE);
    // The row stays as it was seen: updates are paused.
    await hers.getByRole('switch').click();
    const { tirkeu } = (await findCallers(stack)).forOffice('astana');
    await bodyOf(tirkeu.assignCase({ caseId: third.caseId, ifMatch: '*', body: { assignee: COLLEAGUE } }));
    await rowOf(hers, third.caseId).getByText('Nobody').waitFor();
    await hers.locator(`tbody a[href="/cases/${third.caseId}"]`).focus();
    await hers.keyboard.press('c');
    const dialog = hers.getByRole('dialog', { name: /^Assign to/ });
    await dialog.getByText(`Is with: ${COLLEAGUES_NAME}`).waitFor();
    await dialog.getByRole('button', { name: /^Take over:/ }).click();
    await hers.getByText('the case is yours').waitFor();
    expect(await bodyOf(tirkeu.getCase({ caseId: third.caseId }))).toMatchObject({ assignee: CASEWORKER });
    await hers.context().close();
  });
});

describe('handing over', () => {
  test('gives several cases to a colleague, and each line says what became of it', async () => {
    // Those who have signed in can be given cases.
    await (await openList(COLLEAGUE, QUEUE)).context().close();
    const page = await openList(EVERYWHERE, `${QUEUE}?office=astana`);
    const boxes = page.locator('tbody input');
    const count = await boxes.count();
    await page.getByRole('checkbox', { name: 'Select all that are shown' }).check();
    await page.getByRole('button', { name: 'Hand over' }).click();
    await page.getByRole('combobox', { name: 'To whom' }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('combobox', { name: 'To whom' }).click();
    await page.getByRole('option', { name: new RegExp(COLLEAGUES_NAME) }).click();
    await page.getByRole('button', { name: 'Hand over', exact: true }).click();
    if (count > 1) await page.getByText(`${count} of ${count} done`).waitFor();
    else await page.getByText('is now with').waitFor();
    await page.context().close();
  });
});

describe('the keyboard alone', () => {
  test('walks through the rows, selects, claims and opens, with a Russian layout, too', async () => {
    const page = await openList(EVERYWHERE, QUEUE);
    const ids = await idsIn(page);
    const focusedRow = () => page.evaluate('document.activeElement.closest("tr")?.dataset.caseId');
    await page.keyboard.press('j');
    expect(await focusedRow()).toBe(ids[0]);
    // What J writes where letters are Cyrillic.
    await page.evaluate(
      'document.dispatchEvent(new KeyboardEvent("keydown", { key: "о", code: "KeyJ", bubbles: true, cancelable: true }))',
    );
    expect(await focusedRow()).toBe(ids[1]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('k');
    expect(await focusedRow()).toBe(ids[1]);
    await page.keyboard.press('x');
    await page.getByText('1 selected').first().waitFor();
    await page.keyboard.press('x');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/cases\/[0-9a-f-]{36}/);
    await page.context().close();
  });

  test('single keys can be switched off', async () => {
    const page = await openList(EVERYWHERE, QUEUE);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard' }).getByRole('switch').click();
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('j');
    expect(await page.evaluate('document.activeElement.closest("tr")')).toBe(null);
    await page.context().close();
  });

  test('goes anywhere by the palette: to a queue, to a case by its number, to another language', async () => {
    const page = await openList(EVERYWHERE, QUEUE);
    await page.keyboard.press('Control+k');
    await page
      .getByRole('combobox', { name: 'Search and commands' })
      .or(page.getByLabel('Search and commands'))
      .last()
      .waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.type('overd');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/queues/overdue');
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type(named.caseId);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/cases/${named.caseId}`);
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('русс');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('html[lang="ru"]').waitFor();
    await page.context().close();
  });
});
