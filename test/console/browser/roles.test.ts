import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bodyOf, type Case } from '../../../client/create-tirkeu-client.ts';
import { texts as en } from '../../../console/src/i18n/en/console.ts';
import { texts as kk } from '../../../console/src/i18n/kk/console.ts';
import { texts as ru } from '../../../console/src/i18n/ru/console.ts';
import { launchBrowser } from '../../support/browser.ts';
import { startRunningStack } from '../../support/running-stack.ts';
import { openCaseTown } from '../case-town.ts';
import { field, fillIn, openCounterTown } from '../counter-town.ts';
import { type Desks, openDesks } from '../desks.ts';
import { openReviewTown } from '../review-town.ts';
import { type Language, LANGUAGES } from '../visit.ts';

/** Who is shown what and may do what, and each task once in each language: by the words that the page itself has for it. */

const stack = await startRunningStack({ TIRKEU_SIGN_IN: '1', TIRKEU_CONSOLE: '1' });
const town = await openCaseTown(stack);
const counter = openCounterTown(stack);
const reviews = await openReviewTown(stack);
const TEXTS = { en, ru, kk };

type Action = keyof typeof en.cases.actions & `${string}-${string}`;
const ACTIONS: readonly Action[] = [
  'decide-review',
  'extend-deadline',
  'assign-case',
  'add-note',
  'remind-consenter',
  'answer-consent',
  'share-status',
  'cancel-application',
];
const AT_DESKS: readonly Action[] = ACTIONS.filter((action) => action !== 'decide-review');
type Section = keyof typeof en.shell.section;
const FOR_ALL: readonly Section[] = ['queues', 'cases', 'overview'];

interface Part {
  readonly role: string;
  readonly user: string;
  readonly sections: readonly Section[];
  /** With a case that waits for consents and that nobody has. */
  readonly may: readonly Action[];
  /** Why not the rest. */
  readonly whyNot: keyof typeof en.cases.why;
  readonly isAtDesk: boolean;
}
const DESK = {
  sections: [...FOR_ALL, 'counter', 'reviews'],
  may: AT_DESKS,
  whyNot: 'not-in-review',
  isAtDesk: true,
} as const;
const PARTS: readonly Part[] = [
  { role: 'caseworker', user: 'aigerim', ...DESK },
  { role: 'supervisor', user: 'gulnara', ...DESK },
  { role: 'ops', user: 'timur', sections: FOR_ALL, may: ['add-note'], whyNot: 'not-your-role', isAtDesk: false },
  { role: 'auditor', user: 'olga', sections: FOR_ALL, may: [], whyNot: 'not-your-role', isAtDesk: false },
];
const ROWS = PARTS.flatMap((part) => LANGUAGES.map((language) => ({ ...part, language })));

const waiting = await town.file('last-place');
const inReview = await reviews.bringToReview('arrested-dwelling');
const PATIENCE = { timeout: 30_000 };

let browser: Browser;
let desks: Desks;
beforeAll(async () => {
  browser = await launchBrowser();
  desks = openDesks(browser, stack.api);
});
afterAll(async () => {
  await desks.close();
  await browser.close();
});

async function open(user: string, language: Language, path: string): Promise<Page> {
  const page = await (await desks.profileOf(user, { language, appearance: 'light' })).newPage();
  await page.goto(path);
  return page;
}
const settled = (page: Page): Promise<void> =>
  page.locator('main [aria-busy="true"]').first().waitFor({ state: 'detached' });
const caseNow = async ({ caseId }: Pick<Case, 'caseId'>): Promise<Case> => {
  const found = await bodyOf(town.colleague.getCase({ caseId }));
  if (found === undefined || !('revision' in found)) throw new Error('the case is open');
  return found;
};

describe.each(ROWS)('$role, in $language', ({ user, language, sections, may, whyNot, isAtDesk }) => {
  const t = TEXTS[language];

  test('finds in the navigation what is their work, and boxes to share out cases only at a desk', async () => {
    const page = await open(user, language, '/queues/awaiting-consent');
    await page.locator('tbody a').first().waitFor();
    const links = page.getByRole('navigation').locator(':scope > ul > li > a');
    expect(new Set(await links.allInnerTexts())).toEqual(new Set(sections.map((name) => t.shell.section[name])));
    expect((await page.locator('tbody input[type="checkbox"]').count()) > 0).toBe(isAtDesk);
    expect(await page.locator('nav a[href="/queues/mine"]').count()).toBe(isAtDesk ? 1 : 0);
    await page.close();
  });

  test('sees every action on a case: theirs to do, the others with the reason', async () => {
    const page = await open(user, language, `/cases/${waiting.caseId}`);
    const panel = page.getByRole('region', { name: t.cases.actions.title });
    await panel.locator('button, a').first().waitFor();
    for (const action of ACTIONS) {
      const button = panel.getByRole('button', { name: t.cases.actions[action] });
      const isThere = may.includes(action);
      const link = panel.getByRole('link', { name: t.cases.actions[action] });
      const enabled = (await link.count()) > 0 || !(await button.isDisabled());
      expect({ action, enabled }).toEqual({ action, enabled: isThere });
      if (isThere) continue;
      const reasonId = await button.getAttribute('aria-describedby');
      expect(await page.locator(`[id="${reasonId}"]`).innerText()).toBe(t.cases.why[whyNot]);
    }
    expect(await panel.getByRole('button', { name: t.cases.actions.claim }).count()).toBe(isAtDesk ? 1 : 0);
    expect(await page.getByLabel(t.cases.notes.label).count()).toBe(may.includes('add-note') ? 1 : 0);
    await page.close();
  });

  test('reaches counter and review desk by their addresses, and is told where it isn’t theirs', async () => {
    const page = await open(user, language, '/counter');
    await (isAtDesk ? page.locator('main form') : page.getByText(t.counter.notYours)).first().waitFor();
    await page.goto(`/reviews/${inReview.caseId}`);
    await settled(page);
    // An office of its own may not be the case's: then it isn't seen at all.
    const isForeign = user !== 'timur' && user !== 'olga' && inReview.office !== 'astana';
    const shown = isForeign
      ? page.getByText(t.common.failed['foreign-office'])
      : isAtDesk
        ? page.locator('main form')
        : page.getByText(t.reviews.decision.notYours);
    await shown.first().waitFor();
    expect(await page.locator('main form').count()).toBe(isAtDesk && !isForeign ? 1 : 0);
    await page.close();
  });
});

describe.each(LANGUAGES)('a day’s work in %s', (language) => {
  const t = TEXTS[language];

  test('takes a case from the queue, writes, gives more time, reminds, gives back and ends it', async () => {
    const found = await town.file('last-place');
    const page = await open('gulnara', language, `/queues/awaiting-consent?q=${found.caseId}`);
    await page.locator(`tr[data-case-id="${found.caseId}"] input`).check();
    await page.getByRole('button', { name: t.queues.claim, exact: true }).click();
    await expect.poll(async () => (await caseNow(found)).assignee, PATIENCE).toBe('gulnara');
    await page.locator(`tbody a[href="/cases/${found.caseId}"]`).click();
    await page.waitForURL(`**/cases/${found.caseId}`);
    const dialog = page.getByRole('dialog');

    await page.getByLabel(t.cases.notes.label).fill('«Бірінші» – первая');
    await page.getByRole('button', { name: t.cases.notes.add }).click();
    await page.locator('li p', { hasText: '«Бірінші» – первая' }).waitFor();

    await page.getByRole('button', { name: t.cases.actions['extend-deadline'] }).first().click();
    await dialog.getByLabel(t.cases.extend.reason).fill('Иесі жолда');
    await dialog.getByRole('button', { name: t.cases.extend.submit, exact: true }).click();
    await dialog.waitFor({ state: 'detached' });

    await page
      .getByRole('region', { name: t.cases.consents.title })
      .getByText(t.cases.consents.remind, { exact: true })
      .first()
      .click();
    await page.getByText(t.cases.consents.remindNotAgain.replace('{{name}}', '').trim().slice(-20)).waitFor();

    await page.getByRole('button', { name: t.cases.actions['assign-case'] }).click();
    await dialog.getByRole('combobox').click();
    await page.getByRole('option', { name: t.queues.handOver.toNobody }).click();
    await dialog.getByRole('button', { name: t.queues.handOver.action, exact: true }).click();
    await expect.poll(async () => (await caseNow(found)).assignee, PATIENCE).toBeNull();

    await page.getByRole('button', { name: t.cases.actions['cancel-application'] }).click();
    await dialog.getByLabel(t.cases.cancel.confirm).check();
    await dialog.getByRole('button', { name: t.cases.cancel.submit, exact: true }).click();
    await expect.poll(async () => (await caseNow(found)).outcome, PATIENCE).toBe('cancelled');
    await page.close();
  });

  test('files at the counter, takes the consent and has the certificate', async () => {
    const scenario = await counter.take('counter-minor-owner');
    const page = await open('saule', language, '/counter');
    await field(page, 'applicant').waitFor();
    await fillIn(page, scenario, await counter.paperOf(scenario.applicant));
    await page.locator('main form button[type="submit"]').first().click();
    await page.waitForURL(/\/counter\/cases\//);
    const present = t.counter.consents.present.replace('{{name}}', '').trim();
    await page.getByRole('button', { name: present }).click();
    await page
      .locator('main form')
      .getByRole('textbox')
      .fill(await counter.paperOf(scenario.consenters[0]?.iin ?? ''));
    await page.locator('main form input[type="checkbox"]').last().check();
    await page.getByRole('button', { name: t.counter.consents.give, exact: true }).click();
    const certificate = page.locator('main a[href*="/certificate"]').first();
    await certificate.waitFor();
    expect(await certificate.getAttribute('href')).toContain(new URL(page.url()).pathname.split('/').at(-1));
    await page.close();
  });

  test('decides a review with its reason', async () => {
    const decided = await reviews.bringToReview('arrested-dwelling');
    const page = await open('saule', language, `/reviews/${decided.caseId}`);
    await page.getByRole('radio', { name: t.reviews.decision.refuse }).check();
    await page.getByRole('textbox', { name: t.reviews.decision.reason }).fill('Сот тыйым салған');
    await page.getByRole('button', { name: t.reviews.decision.submitRefusal }).click();
    await expect.poll(async () => (await caseNow(decided)).outcome, PATIENCE).toBe('refused');
    await page.close();
  });
});
