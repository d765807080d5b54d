import type { Page } from 'playwright-core';
import { SERVICES } from '../../../console/src/data/case-codes.ts';
import { field } from '../counter-town.ts';
import type { ScreenTown } from '../screen-town.ts';
import type { Screen } from './screen.ts';

const COUNTER = '/counter';
const SUBMIT = 'main form button[type="submit"]';

/** Somebody is there, and the registries have said what they know of them and of the dwelling. */
async function fillIn(page: Page, { counter }: ScreenTown): Promise<void> {
  const { applicant, rka } = await counter.take('counter-adult-owner');
  await field(page, 'applicant').fill(applicant);
  await field(page, 'rka').fill(rka);
  await page.locator('main dl').nth(2).waitFor();
}

const filing = (service: (typeof SERVICES)[number]): Screen => ({
  name: `the counter: ${service}`,
  path: COUNTER,
  shows: SUBMIT,
  open: async (page, town) => {
    await page.locator(`input[type="radio"][value="${service}"]`).check();
    await fillIn(page, town);
  },
});

/** Where applications are filed and where unclear ones are decided; the overview. */
export const DESK_SCREENS: readonly Screen[] = [
  ...SERVICES.map(filing),
  {
    name: 'the counter with what is still missing',
    path: COUNTER,
    shows: 'main form [role="alert"]',
    open: (page) => page.locator(SUBMIT).first().click(),
  },
  {
    name: 'a case at the counter that waits for a consent',
    path: ({ waiting }) => `/counter/cases/${waiting.caseId}`,
    shows: 'main form input[type="checkbox"]',
    open: (page) => page.locator('main ul button').first().click(),
  },
  {
    name: 'a registered case at the counter',
    path: ({ registered }) => `/counter/cases/${registered.caseId}`,
    shows: 'main a[href*="certificate"]',
  },
  { name: 'the counter for an auditor', viewer: 'olga', path: COUNTER, shows: 'main h2' },
  { name: 'the reviews', path: '/reviews', shows: 'main a[href^="/reviews/"]' },
  {
    name: 'the review desk, before a refusal',
    path: ({ disputed }) => `/reviews/${disputed.caseId}`,
    shows: 'main form textarea',
    open: (page) => page.locator('input[type="radio"][value="refuse"]').check(),
  },
  {
    name: 'the review desk with what is still missing',
    path: ({ inReview }) => `/reviews/${inReview.caseId}`,
    shows: 'main form [aria-invalid="true"]',
    open: (page) => page.locator(SUBMIT).click(),
  },
  {
    name: 'the review desk for an auditor',
    viewer: 'olga',
    path: ({ inReview }) => `/reviews/${inReview.caseId}`,
    shows: 'main table',
  },
  {
    name: 'the review desk when there is nothing to decide',
    path: ({ registered }) => `/reviews/${registered.caseId}`,
    shows: 'main h2',
  },
  { name: 'the overview', path: '/overview', shows: 'main section' },
  {
    name: 'the overview as tables',
    path: '/overview?days=7',
    shows: 'main section table',
    open: async (page) => {
      const toggles = page.locator('main section button');
      await toggles.first().waitFor();
      for (const toggle of await toggles.all()) await toggle.click();
    },
  },
];
