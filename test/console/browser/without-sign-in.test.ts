import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { texts as en } from '../../../console/src/i18n/en/console.ts';
import { texts as kk } from '../../../console/src/i18n/kk/console.ts';
import { texts as ru } from '../../../console/src/i18n/ru/console.ts';
import { launchBrowser } from '../../support/browser.ts';
import { startRunningStack } from '../../support/running-stack.ts';
import { violationsOf } from '../axe.ts';
import { fileCases } from '../town.ts';
import { collectComplaints, LANGUAGES, openProfile } from '../visit.ts';

/** Where nobody signs in nobody has a name that the trail could keep: the console shows everything, and says why it does little. */

const stack = await startRunningStack({ TIRKEU_SIGN_IN: '0', TIRKEU_CONSOLE: '1' });
const TEXTS = { en, ru, kk };
const [filed] = await fileCases(stack, ['renter-one-owner']);
if (filed === undefined) throw new Error('nothing was filed');

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test.each(LANGUAGES)('a case says in %s what needs somebody’s name, and offers the rest', async (language) => {
  const t = TEXTS[language];
  const page = await openProfile(browser, stack.api, { language });
  const complaints = collectComplaints(page);
  await page.goto(`/cases/${filed.caseId}`);
  const panel = page.getByRole('region', { name: t.cases.actions.title });
  await panel.getByText(t.cases.why['nobody-signs-in']).waitFor();
  await page.getByText(t.shell.actingNeedsSignIn).waitFor();
  for (const action of ['extend-deadline', 'assign-case', 'add-note', 'remind-consenter'] as const) {
    expect(await panel.getByRole('button', { name: t.cases.actions[action] }).isDisabled()).toBe(true);
  }
  expect(await panel.getByRole('button', { name: t.cases.actions['cancel-application'] }).isEnabled()).toBe(true);
  expect(await page.getByLabel(t.cases.notes.label).count()).toBe(0);
  expect(complaints).toEqual([]);
  expect(await violationsOf(page)).toEqual([]);
  await page.goto('/queues/awaiting-consent');
  await page.locator('tbody a').first().waitFor();
  expect(await page.getByRole('checkbox').count()).toBe(0);
  await page.context().close();
});
