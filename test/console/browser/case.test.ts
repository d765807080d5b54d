import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bodyOf, type Case } from '../../../client/create-tirkeu-client.ts';
import { launchBrowser } from '../../support/browser.ts';
import { startRunningStack } from '../../support/running-stack.ts';
import { violationsOf } from '../axe.ts';
import { openCaseTown } from '../case-town.ts';
import { type Appearance, collectComplaints, LANGUAGES, openProfile, signIn, type Visit } from '../visit.ts';

const stack = await startRunningStack({ TIRKEU_SIGN_IN: '1', TIRKEU_CONSOLE: '1' });
const town = await openCaseTown(stack);
/** Two who decide for the whole country; sees it; sees Astana only. */
const [SUPERVISOR, OTHER_SUPERVISOR, AUDITOR, CASEWORKER] = ['saule', 'own-case', 'olga', 'aigerim'] as const;
const NARROWEST = 320;
const REASON = 'The owner comes back on Monday';

const rich = await town.fileRich(SUPERVISOR);

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function openCase(
  { caseId }: Pick<Case, 'caseId'>,
  user: string,
  visit: Visit = { language: 'en' },
): Promise<Page> {
  const page = await openProfile(browser, stack.api, visit);
  await page.goto(`/cases/${caseId}`);
  await signIn(page, user);
  await settled(page);
  return page;
}

/** Nothing is on its way any more. */
async function settled(page: Page): Promise<void> {
  await page.locator('main ol li').first().waitFor();
  await page.locator('main [aria-busy="true"]').first().waitFor({ state: 'detached' });
}

const APPEARANCES: readonly Appearance[] = ['light', 'dark'];
const LOOKS = LANGUAGES.flatMap((language) => APPEARANCES.map((appearance) => ({ language, appearance })));

describe('the page of a case', () => {
  test.each(LOOKS)('has no barriers in $language, $appearance, and breaks no policy', async (visit) => {
    const page = await openProfile(browser, stack.api, visit);
    const complaints = collectComplaints(page);
    await page.goto(`/cases/${rich.caseId}`);
    await signIn(page, SUPERVISOR);
    await settled(page);
    expect(await page.locator('h1').innerText()).toContain(rich.registrant.name);
    expect(await page.locator('main').innerText()).not.toMatch(/\{\{|cases:|common:|undefined/);
    await page.locator('details').first().click();
    // Before axe, which measures with styles of its own.
    expect(complaints).toEqual([]);
    expect(await violationsOf(page)).toEqual([]);
    await page.context().close();
  });

  test.each(LANGUAGES)('needs no sideways scrolling at 320 pixels in %s', async (language) => {
    const page = await openCase(rich, SUPERVISOR, { language, width: NARROWEST });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(NARROWEST);
    expect(await violationsOf(page)).toEqual([]);
    await page.context().close();
  });

  test('leaves out of print what can only be clicked', async () => {
    const page = await openCase(rich, SUPERVISOR);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button').filter({ visible: true }).allInnerTexts()).toEqual([]);
    expect(await page.getByText('History', { exact: true }).isVisible()).toBe(true);
    await page.context().close();
  });

  test('says of a case of another office, and of none, what that means', async () => {
    const foreign = await openProfile(browser, stack.api, { language: 'en' });
    const elsewhere = rich.office === 'astana' ? await town.file('renter-one-owner') : rich;
    await foreign.goto(`/cases/${elsewhere.caseId}`);
    await signIn(foreign, CASEWORKER);
    await foreign.getByText('This case belongs to another office').waitFor();
    expect(await violationsOf(foreign)).toEqual([]);
    await foreign.goto(`/cases/${crypto.randomUUID()}`);
    await foreign.getByText('There is no case with this number.').waitFor();
    await foreign.context().close();
  });

  test('shows an auditor everything and nothing to do, with the reasons', async () => {
    const page = await openCase(rich, AUDITOR);
    const actions = page.getByRole('region', { name: 'What you can do' });
    expect(await actions.getByRole('button', { disabled: false }).count()).toBe(0);
    expect(await actions.getByText('Not the task of your role.').count()).toBeGreaterThan(0);
    expect(await page.getByRole('button', { name: 'Ask the registry now' }).count()).toBe(0);
    // What proves the answers comes by a call of its own.
    await page.getByText('Certificate of').first().waitFor();
    await page.context().close();
  });
});

describe('the work on a case', () => {
  test('is taken, handed on and given back', async () => {
    const found = await town.file('renter-one-owner');
    const page = await openCase(found, SUPERVISOR);
    await page.getByRole('button', { name: 'Take the case' }).click();
    await page.getByText('the case is yours').waitFor();
    await page.getByRole('button', { name: 'Hand over' }).click();
    const dialog = page.getByRole('dialog', { name: 'Hand the case over' });
    expect(await violationsOf(page)).toEqual([]);
    await dialog.getByRole('combobox').click();
    await page.getByRole('option', { name: 'Nobody, back to the queue' }).click();
    await dialog.getByRole('button', { name: 'Hand over' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Assigned to nobody').waitFor();
    await page.context().close();
  });

  test('reminds one consenter once a day, and makes a link for them', async () => {
    const found = await town.file('renter-one-owner');
    const page = await openCase(found, SUPERVISOR);
    await page
      .getByRole('region', { name: 'Consents' })
      .getByRole('button', { name: /^Remind / })
      .click();
    await page.getByText('was asked less than a day ago').waitFor();
    await page.getByRole('button', { name: /^Link or QR code/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Make the link' }).click();
    expect(await dialog.getByLabel('Link', { exact: true }).inputValue()).toContain(`${stack.api}/invitation#`);
    await dialog.getByRole('img', { name: 'QR code of the link' }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.context().close();
  });

  test('is ended at the applicant’s wish, after a question', async () => {
    const found = await town.file('renter-one-owner');
    const page = await openCase(found, SUPERVISOR);
    await page.getByRole('button', { name: 'Cancel the application' }).click();
    const dialog = page.getByRole('dialog');
    const submit = dialog.getByRole('button', { name: 'Cancel the application' });
    expect(await submit.isDisabled()).toBe(true);
    await dialog.getByLabel('The applicant asked for it').check();
    expect(await violationsOf(page)).toEqual([]);
    await submit.click();
    await page.getByText('Application cancelled').waitFor();
    await page.getByText('The case is closed.').first().waitFor();
    await page.context().close();
  });

  test('offers the certificate of who is registered, and says what others were told', async () => {
    const found = await town.file('renter-one-owner', 1);
    const page = await openCase(found, SUPERVISOR);
    const link = page.getByRole('link', { name: 'Қазақша' });
    await link.waitFor();
    const answer = await page.request.get((await link.getAttribute('href')) ?? '');
    expect(answer.headers()['content-type']).toBe('application/pdf');
    await page.getByRole('region', { name: 'What others are told' }).waitFor();
    await page.context().close();
  });

  test('compares the owners then with those that the registry names now', async () => {
    const found = await town.file('renter-one-owner');
    await town.sell(found);
    const page = await openCase(found, SUPERVISOR);
    await page.getByRole('button', { name: 'Ask the registry now' }).click();
    await page.getByText('The owners differ').waitFor();
    const marks = page.getByRole('region', { name: 'Ownership' }).getByRole('rowheader');
    expect((await marks.allInnerTexts()).map((text) => /New|No longer/.exec(text)?.[0])).toEqual(['No longer', 'New']);
    expect(await violationsOf(page)).toEqual([]);
    await page.context().close();
  });
});

describe('two caseworkers on one case', () => {
  test('don’t trample each other: what changed is shown first, and nothing that was typed is lost', async () => {
    const found = await town.file('renter-one-owner');
    const { caseId } = found;
    const page = await openCase(found, SUPERVISOR);
    await page.getByLabel('New note').fill('half a thou');
    await page.getByRole('button', { name: 'Extend the deadline' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Extend the deadline' });
    await dialog.getByLabel('Reason').fill(REASON);
    await bodyOf(town.colleague.addNote({ caseId, body: { text: 'She is back already' } }));
    await dialog.getByText('The case has changed since you opened this').waitFor();
    await dialog.getByText('She is back already').waitFor();
    const submit = dialog.getByRole('button', { name: 'Extend', exact: true });
    expect(await submit.isDisabled()).toBe(true);
    expect(await violationsOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'I have seen it' }).click();
    expect(await dialog.getByLabel('Reason').inputValue()).toBe(REASON);
    await submit.click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Deadline moved to').waitFor();
    expect(await page.getByLabel('New note').inputValue()).toBe('half a thou');
    await page.context().close();
  });

  test('hear of a change that the page didn’t hear of in time from the api, and decide again', async () => {
    const found = await town.file('renter-one-owner');
    const page = await openCase(found, SUPERVISOR);
    // The live stream is what tells the page at once: without it only the api knows better.
    await page.route('**/v1/events', (route) => route.abort());
    await page.reload();
    await settled(page);
    await bodyOf(town.colleague.assignCase({ caseId: found.caseId, ifMatch: '*', body: { assignee: CASEWORKER } }));
    await page.getByRole('button', { name: 'Extend the deadline' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Extend the deadline' });
    await dialog.getByLabel('Reason').fill(REASON);
    await dialog.getByRole('button', { name: 'Extend', exact: true }).click();
    await dialog.getByText('The case has changed since you opened this').waitFor();
    await dialog.getByText(/Assigned to/).waitFor();
    expect(await dialog.getByLabel('Reason').inputValue()).toBe(REASON);
    await page.context().close();
  });
});

describe('a half-written note', () => {
  test('is there when somebody signs in again after their session has ended, until it is saved', async () => {
    const found = await town.file('renter-one-owner');
    const page = await openCase(found, SUPERVISOR);
    await page.getByLabel('New note').fill('half a thou');
    await page.context().clearCookies({ name: /session/ });
    // That the session is over is heard when the note is sent.
    await page.getByRole('button', { name: 'Add the note' }).click();
    await page.getByText('Your session has ended').waitFor();
    await signIn(page, SUPERVISOR);
    await settled(page);
    expect(await page.getByLabel('New note').inputValue()).toBe('half a thou');
    await page.getByRole('button', { name: 'Add the note' }).click();
    await page.locator('li p', { hasText: 'half a thou' }).waitFor();
    await expect.poll(() => page.getByLabel('New note').inputValue()).toBe('');
    expect(await page.evaluate('JSON.stringify(sessionStorage)')).not.toContain('half a thou');
    await page.context().close();
  });

  test('is nowhere when somebody else signs in at the same computer', async () => {
    const found = await town.file('renter-one-owner');
    const page = await openCase(found, SUPERVISOR);
    await page.getByLabel('New note').fill('half a thou');
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Add the note' }).click();
    await page.getByText('Your session has ended').waitFor();
    await signIn(page, OTHER_SUPERVISOR);
    await settled(page);
    expect(await page.getByLabel('New note').inputValue()).toBe('');
    expect(await page.evaluate('JSON.stringify(sessionStorage)')).not.toContain('half a thou');
    await page.context().close();
  });
});

describe('the keyboard', () => {
  test('writes a note and extends the deadline', async () => {
    const found = await town.file('renter-one-owner');
    const page = await openCase(found, SUPERVISOR);
    await tabTo(page, 'Extend the deadline');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.type(REASON);
    await tabTo(page, 'Extend');
    await page.keyboard.press('Enter');
    await page.getByText('Deadline moved to').waitFor();
    expect(await focused(page)).toBe('Extend the deadline');
    await tabTo(page, 'Write a note');
    await page.keyboard.press('Enter');
    await page.locator('#new-note:focus').waitFor();
    await page.keyboard.type('Called; nobody answered');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('li p', { hasText: 'Called; nobody answered' }).waitFor();
    expect(await page.getByLabel('New note').inputValue()).toBe('');
    await page.context().close();
  });

  test('doesn’t leave a note behind unasked', async () => {
    const page = await openCase(rich, SUPERVISOR);
    await page.getByLabel('New note').fill('unfinished');
    await page.getByRole('link', { name: 'Overview' }).click();
    const dialog = page.getByRole('dialog', { name: 'Leave without saving the note?' });
    expect(await violationsOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Stay' }).click();
    expect(await page.getByLabel('New note').inputValue()).toBe('unfinished');
    await page.getByRole('link', { name: 'Overview' }).click();
    await dialog.getByRole('button', { name: 'Leave' }).click();
    await page.waitForURL(({ pathname }) => pathname === '/overview');
    expect(await page.evaluate('JSON.stringify(sessionStorage)')).not.toContain('unfinished');
    await page.context().close();
  });
});

/** What has the focus, as it is read out or written. */
const focused = async (page: Page): Promise<string> => {
  const focus = page.locator(':focus');
  return (await focus.getAttribute('aria-label')) ?? (await focus.textContent()) ?? '';
};

const MOST_TABS = 60;

async function tabTo(page: Page, name: string): Promise<void> {
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    await page.keyboard.press('Tab');
    if ((await focused(page)) === name) return;
  }
  throw new Error(`the keyboard doesn't reach ${name}`);
}
