import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bodyOf, type Case } from '../../../client/create-tirkeu-client.ts';
import { launchBrowser } from '../../support/browser.ts';
import { startRunningStack } from '../../support/running-stack.ts';
import { violationsOf } from '../axe.ts';
import { openCaseTown } from '../case-town.ts';
import { field, fillIn, openCounterTown } from '../counter-town.ts';
import { openReviewTown } from '../review-town.ts';
import { openProfile, signIn } from '../visit.ts';

/**
 * Colleagues in browsers of their own, on the same case and the same queue: whatever they do at once or on a page that is out of
 * date, one of them has done it, the other sees who and what to do now, and nobody's words are gone.
 */

const stack = await startRunningStack({ TIRKEU_SIGN_IN: '1', TIRKEU_CONSOLE: '1' });
const town = await openCaseTown(stack);
const counter = openCounterTown(stack);
const reviews = await openReviewTown(stack);

interface Colleague {
  readonly id: string;
  readonly name: string;
}
/** A caseworker and a supervisor of Astana, and a supervisor of the whole country. */
const AIGERIM = { id: 'aigerim', name: 'Әйгерім Сәрсенова' } as const;
const GULNARA = { id: 'gulnara', name: 'Гүлнар Ахметова' } as const;
const SAULE = { id: 'saule', name: 'Сәуле Бекова' } as const;
/** Another one who sees the whole country, where cases come from anywhere. */
const ELSEWHERE = { id: 'own-case', name: '' } as const;

/** Flats in Astana: all three see them. */
const fileInAstana = (): Promise<Case> => town.file('last-place');
const QUEUE = '/queues/awaiting-consent?office=astana';
const PATIENCE = { timeout: 30_000 };
const REASON = 'The owner comes back on Monday';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function open({ id }: Colleague, path: string): Promise<Page> {
  const page = await openProfile(browser, stack.api, { language: 'en' });
  await page.goto(path);
  await signIn(page, id);
  return page;
}

async function openCase(colleague: Colleague, { caseId }: Pick<Case, 'caseId'>): Promise<Page> {
  const page = await open(colleague, `/cases/${caseId}`);
  await page.locator('main ol li').first().waitFor();
  await page.locator('main [aria-busy="true"]').first().waitFor({ state: 'detached' });
  return page;
}

/** The same, as it was some time ago: nothing tells the page what happens elsewhere. */
async function openDeaf(colleague: Colleague, path: string, ready: (page: Page) => Promise<void>): Promise<Page> {
  const page = await open(colleague, path);
  await page.route('**/v1/events', (route) => route.abort());
  await page.reload();
  await ready(page);
  return page;
}

const close = async (...pages: readonly Page[]): Promise<void> => {
  for (const page of pages) await page.context().close();
};

async function caseNow({ caseId }: Pick<Case, 'caseId'>): Promise<Case> {
  const found = await bodyOf(town.colleague.getCase({ caseId }));
  if (found === undefined || !('revision' in found)) throw new Error('the case is open');
  return found;
}
const eventsOf = async ({ caseId }: Pick<Case, 'caseId'>, type: string) =>
  (await bodyOf(town.colleague.listCaseEvents({ caseId }))).data.filter((event) => event.type === type);

const row = (page: Page, { caseId }: Pick<Case, 'caseId'>) => page.locator(`tr[data-case-id="${caseId}"]`);
const dialogIn = (page: Page) => page.getByRole('dialog');
const onlookers = (page: Page) => page.getByText(/^Looking at it, too:/);

describe('who has a case open', () => {
  test('sees at once who else has, in turn is seen, and sees them go', async () => {
    const found = await fileInAstana();
    const hers = await openCase(AIGERIM, found);
    const his = await openCase(GULNARA, found);
    await his.getByText(`Looking at it, too: ${AIGERIM.name}`).waitFor();
    await hers.getByText(`Looking at it, too: ${GULNARA.name}`).waitFor();
    expect(await violationsOf(hers)).toEqual([]);
    const third = await openCase(SAULE, found);
    await third.getByText(`${AIGERIM.name}, ${GULNARA.name}`).waitFor();
    await hers.getByText(`${GULNARA.name}, ${SAULE.name}`).waitFor();
    await his.goto('/queues');
    await third.getByRole('link', { name: 'Overview' }).click();
    await third.locator('h1', { hasText: 'Overview' }).waitFor();
    await onlookers(hers).waitFor({ state: 'detached', ...PATIENCE });
    await close(hers, his, third);
  });
});

/** Who has it, once somebody has. */
async function holderOf(found: Case): Promise<Colleague> {
  await expect.poll(async () => (await caseNow(found)).assignee, PATIENCE).not.toBeNull();
  const { assignee } = await caseNow(found);
  const holder = [AIGERIM, GULNARA, SAULE].find(({ id }) => id === assignee);
  if (holder === undefined) throw new Error(`${assignee} is none of them`);
  return holder;
}

/** Chooses a colleague in the dialog that is open. */
async function chooseColleague(page: Page, option: string): Promise<void> {
  await dialogIn(page).getByRole('combobox', { name: 'To whom' }).click();
  await page.getByRole('option', { name: option }).click();
}
const handOver = (page: Page) => dialogIn(page).getByRole('button', { name: 'Hand over', exact: true });

describe('a case that both want', () => {
  test('at the same moment is one’s, and the other sees whose, and is asked', async () => {
    const found = await fileInAstana();
    const pages = new Map([
      [AIGERIM.id, await openCase(AIGERIM, found)],
      [GULNARA.id, await openCase(GULNARA, found)],
    ]);
    await Promise.all([...pages.values()].map((page) => page.getByRole('button', { name: 'Take the case' }).click()));
    const holder = await holderOf(found);
    for (const [id, page] of pages) {
      if (id === holder.id) await page.getByText('the case is yours').waitFor();
      else {
        await dialogIn(page).getByText(`Is with: ${holder.name}`).waitFor();
        await page.getByRole('button', { name: /^Leave it/ }).click();
      }
    }
    expect(await caseNow(found)).toMatchObject({ assignee: holder.id });
    expect(await eventsOf(found, 'case-assigned')).toHaveLength(1);
    await close(...pages.values());
  });

  test('is taken from nobody by a page that is out of date: handing over, giving back and claiming ask first', async () => {
    const found = await fileInAstana();
    const hers = await openDeaf(AIGERIM, `/cases/${found.caseId}`, (page) =>
      page.getByRole('button', { name: 'Take the case' }).waitFor(),
    );
    await hers.getByRole('button', { name: 'Hand over' }).click();
    await dialogIn(hers).getByText('Nobody has it now.').waitFor();
    await chooseColleague(hers, GULNARA.name);
    // A colleague claims it before she presses the button.
    const theirs = await openCase(SAULE, found);
    await theirs.getByRole('button', { name: 'Take the case' }).click();
    await theirs.getByText('the case is yours').waitFor();
    await handOver(hers).click();
    await dialogIn(hers).getByText(`Is with: ${SAULE.name}`).waitFor();
    expect(await violationsOf(hers)).toEqual([]);
    await hers.getByRole('button', { name: /^Leave it/ }).click();
    expect((await caseNow(found)).assignee).toBe(SAULE.id);
    await close(hers, theirs);
  });

  test('can be taken from a colleague by whoever was told who has it, who sees that at once', async () => {
    const found = await fileInAstana();
    const hers = await openCase(AIGERIM, found);
    await hers.getByRole('button', { name: 'Take the case' }).click();
    await hers.getByText('the case is yours').waitFor();
    const theirs = await openCase(GULNARA, found);
    await theirs.getByRole('button', { name: 'Hand over' }).click();
    await dialogIn(theirs).getByText(`${AIGERIM.name} has it now.`).waitFor();
    await chooseColleague(theirs, SAULE.name);
    await handOver(theirs).click();
    await theirs.getByText(`the case is now with ${SAULE.name}`).waitFor();
    await hers.getByText(`Assigned to ${SAULE.name}`).first().waitFor();
    expect((await eventsOf(found, 'case-assigned')).at(-1)?.actor.id).toBe(GULNARA.id);
    await close(hers, theirs);
  });
});

describe('a queue that three share out at the same moment', () => {
  test('gives each case to one of them; the counts add up, and the others are told who has it', async () => {
    const last = await fileInAstana();
    const cases = [await fileInAstana(), await fileInAstana(), last];
    const colleagues = [AIGERIM, GULNARA, SAULE];
    const pages: Page[] = [];
    for (const colleague of colleagues) {
      // Nothing of what the others do appears in time.
      const page = await openDeaf(colleague, QUEUE, (shown) => row(shown, last).waitFor());
      for (const found of cases) await row(page, found).getByRole('checkbox').check();
      pages.push(page);
    }
    await Promise.all(pages.map((page) => page.getByRole('button', { name: 'Claim', exact: true }).click()));
    for (const page of pages)
      await dialogIn(page)
        .getByText(/^\d of 3 done/)
        .waitFor();
    const words = await Promise.all(pages.map((page) => dialogIn(page).getByRole('status').innerText()));
    const done = words.map((text) => Number(/^(\d) of 3/.exec(text)?.[1]));
    expect(done.reduce((sum, count) => sum + count, 0)).toBe(cases.length);
    for (const found of cases) {
      const holder = await holderOf(found);
      expect(await eventsOf(found, 'case-assigned')).toHaveLength(1);
      for (const [index, page] of pages.entries()) {
        const line = dialogIn(page).locator('li', { hasText: found.registrant.name ?? '' });
        await line.getByText(colleagues[index] === holder ? 'Done' : `Is with: ${holder.name}`).waitFor();
      }
    }
    await close(...pages);
  });
});

describe('decisions about one case', () => {
  test('are made on what was seen: of two new deadlines one counts, the other sees whose and keeps the reason', async () => {
    const found = await fileInAstana();
    const hers = await openCase(SAULE, found);
    const his = await openCase(GULNARA, found);
    for (const [page, reason] of [
      [hers, 'Hers'],
      [his, 'His'],
    ] as const) {
      await page.getByRole('button', { name: 'Extend the deadline' }).first().click();
      await dialogIn(page).getByLabel('Reason').fill(reason);
    }
    const extend = (page: Page) => dialogIn(page).getByRole('button', { name: 'Extend', exact: true });
    await Promise.all([extend(hers).click(), extend(his).click()]);
    await expect.poll(() => eventsOf(found, 'deadline-extended'), PATIENCE).toHaveLength(1);
    const [extended] = await eventsOf(found, 'deadline-extended');
    const isHers = extended?.actor.id === SAULE.id;
    const loser = isHers ? his : hers;
    const changed = dialogIn(loser).getByRole('alert');
    await changed.getByText('Deadline moved to').waitFor();
    await changed.getByText(isHers ? SAULE.name : GULNARA.name).waitFor();
    expect(await dialogIn(loser).getByLabel('Reason').inputValue()).toBe(isHers ? 'His' : 'Hers');
    expect(await violationsOf(loser)).toEqual([]);
    await close(hers, his);
  });

  test('find a case that a colleague has ended: what was being written stays, with who ended it', async () => {
    const found = await fileInAstana();
    const hers = await openCase(AIGERIM, found);
    await hers.getByLabel('New note').fill('She called this morning');
    await hers.getByRole('button', { name: 'Extend the deadline' }).first().click();
    await dialogIn(hers).getByLabel('Reason').fill(REASON);
    const his = await openCase(GULNARA, found);
    await his.getByRole('button', { name: 'Cancel the application' }).click();
    await dialogIn(his).getByLabel('The applicant asked for it').check();
    await dialogIn(his).getByRole('button', { name: 'Cancel the application' }).click();
    await dialogIn(his).waitFor({ state: 'detached' });
    const changed = dialogIn(hers).getByRole('alert');
    await changed.getByText('Application cancelled').waitFor();
    await changed.getByText(GULNARA.name).waitFor();
    expect(await dialogIn(hers).getByLabel('Reason').inputValue()).toBe(REASON);
    await dialogIn(hers).getByRole('button', { name: 'Cancel', exact: true }).click();
    await hers.getByText('This note can’t be saved any more').waitFor();
    expect(await hers.getByLabel('New note').inputValue()).toBe('She called this morning');
    expect(await violationsOf(hers)).toEqual([]);
    await close(hers, his);
  });

  test('that need no latest state add up: notes of both are kept, and one reminder is as good as two', async () => {
    const found = await fileInAstana();
    const pages = [await openCase(AIGERIM, found), await openCase(GULNARA, found)];
    for (const [index, page] of pages.entries()) await page.getByLabel('New note').fill(`Note ${index}`);
    await Promise.all(pages.map((page) => page.getByRole('button', { name: 'Add the note' }).click()));
    for (const page of pages) {
      for (const text of ['Note 0', 'Note 1']) await page.locator('li p', { hasText: text }).waitFor();
      expect(await page.getByLabel('New note').inputValue()).toBe('');
    }
    expect(await eventsOf(found, 'note-added')).toHaveLength(2);
    await Promise.all(
      pages.map((page) =>
        page
          .getByRole('button', { name: /^Remind / })
          .last()
          .click(),
      ),
    );
    for (const page of pages) await page.getByText('was asked less than a day ago').waitFor();
    await close(...pages);
  });
});

describe('a review on two desks', () => {
  const decide = (page: Page) => page.locator('main form button[type="submit"]');
  const reasonOf = (page: Page) => page.getByRole('textbox', { name: 'Reason' });
  const openDesk = async (colleague: Colleague, { caseId }: Case): Promise<Page> => {
    const page = await open(colleague, `/reviews/${caseId}`);
    await page.locator('main form').waitFor();
    return page;
  };

  test('is decided once, however close together; the other sees who decided what and keeps the words', async () => {
    const shared = await reviews.bringToReview('arrested-dwelling');
    const [one, other] = [await openDesk(SAULE, shared), await openDesk(ELSEWHERE, shared)];
    await one.getByText(/^Looking at it, too:/).waitFor();
    await one.getByRole('radio', { name: 'Refuse' }).check();
    await reasonOf(one).fill('The order of the court stands.');
    await other.getByRole('radio', { name: 'Approve' }).check();
    await reasonOf(other).fill('The arrest concerns the sale only.');
    await Promise.all([decide(one).click(), decide(other).click()]);
    const decided = async () => [
      ...(await eventsOf(shared, 'review-approved')),
      ...(await eventsOf(shared, 'case-refused')),
    ];
    await expect.poll(decided, PATIENCE).toHaveLength(1);
    const [{ actor } = { actor: undefined }] = await decided();
    const [loser, words] =
      actor?.id === SAULE.id ? [other, 'The arrest concerns the sale only.'] : [one, 'The order of the court stands.'];
    await loser.getByText('Nothing to decide here').waitFor();
    await loser
      .locator('main')
      .getByText(/Approved|Refused/)
      .first()
      .waitFor();
    expect(await loser.getByRole('textbox', { name: 'What you had written' }).inputValue()).toBe(words);
    expect(await violationsOf(loser)).toEqual([]);
    await close(one, other);
  });
});

describe('one family at two counters', () => {
  const file = (page: Page) => page.locator('main form button[type="submit"]').first();

  test('has one case; the second desk is led to it, and its form stays filled in', async () => {
    const scenario = await counter.take('counter-minor-owner');
    const paper = await counter.paperOf(scenario.applicant);
    const pages = [await open(SAULE, '/counter'), await open(ELSEWHERE, '/counter')];
    for (const page of pages) await fillIn(page, scenario, paper);
    await Promise.all(pages.map((page) => file(page).click()));
    const isFiled = (page: Page): boolean => new URL(page.url()).pathname.startsWith('/counter/cases/');
    await expect.poll(() => pages.filter(isFiled).length, PATIENCE).toBe(1);
    const [winner, loser] = pages.toSorted((a, b) => Number(isFiled(b)) - Number(isFiled(a)));
    if (winner === undefined || loser === undefined) throw new Error('there are two');
    const caseId = new URL(winner.url()).pathname.split('/').at(-1);
    const link = loser.getByRole('link', { name: 'Open that case' });
    expect(await link.getAttribute('href')).toBe(`/cases/${caseId}`);
    expect(await field(loser, 'applicant').inputValue()).toBe(scenario.applicant);
    expect(await field(loser, 'documentNumber').inputValue()).toBe(paper);
    expect(await violationsOf(loser)).toEqual([]);

    // The owner's representative goes to both desks, and answers once.
    await loser.goto(`/counter/cases/${caseId}`);
    const consenter = await counter.paperOf(scenario.consenters[0]?.iin ?? '');
    for (const page of [winner, loser]) {
      await page.getByRole('button', { name: /is here$/ }).click();
      await page.locator('form').getByRole('textbox').fill(consenter);
      await page.getByRole('checkbox', { name: 'I have compared the document' }).check();
    }
    await Promise.all([winner, loser].map((page) => page.getByRole('button', { name: 'They consent' }).click()));
    for (const page of [winner, loser]) await page.getByRole('link', { name: 'Certificate in English' }).waitFor();
    expect(await eventsOf({ caseId: caseId ?? '' }, 'consent-given')).toHaveLength(1);
    await close(...pages);
  });
});

describe('one’s own lists in two windows', () => {
  test('that are saved at the same moment are both kept, and both windows show them', async () => {
    const windows = [await open(AIGERIM, `${QUEUE}&opened=7d`), await open(AIGERIM, `${QUEUE}&assigned=false`)];
    for (const [index, page] of windows.entries()) {
      await page.getByRole('button', { name: 'Save this list' }).click();
      await page.getByRole('textbox', { name: 'Name' }).fill(`List ${index}`);
    }
    await Promise.all(windows.map((page) => page.getByRole('button', { name: 'Save', exact: true }).click()));
    for (const page of windows) await page.getByText(/^Saved: List/).waitFor();
    for (const page of windows) {
      await page.reload();
      for (const name of ['List 0', 'List 1']) await page.getByRole('link', { name }).waitFor();
      expect(
        await page
          .getByRole('navigation')
          .getByRole('link', { name: /^List \d/ })
          .count(),
      ).toBe(windows.length);
    }
    await windows[0]?.getByRole('link', { name: 'List 1' }).click();
    await windows[0]?.waitForURL(/assigned=false/);
    await close(...windows);
  });
});
