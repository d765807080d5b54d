import type { Page } from 'playwright-core';
import type { ScreenTown } from '../screen-town.ts';
import type { Screen } from './screen.ts';

const QUEUE = '/queues/awaiting-consent';
const ROWS_OR_NONE = 'main tbody a, main h2';
const DIALOG = '[role="dialog"]';

interface Listed {
  readonly data: readonly { readonly openedAt: string }[];
}

const markAsStuck = (row: Listed['data'][number]) => ({ ...row, stuckSince: row.openedAt });

/** Steps are marked as stuck after minutes; until then other rows stand in for them. */
const asIfStuck = (page: Page) =>
  page.route(/\/v1\/cases\?/, async (route) => {
    const response = await route.fetch({ url: route.request().url().replace('queue=stuck', 'queue=awaiting-consent') });
    const listed: Listed = await response.json();
    await route.fulfill({
      response,
      json: { ...listed, data: listed.data.map(markAsStuck) },
    });
  });

const select = (page: Page) => page.locator('tbody input:enabled').first().check();

/** Queues, the search, and what opens over them. */
export const LIST_SCREENS: readonly Screen[] = [
  { name: 'the queue of what one has taken', path: '/queues/mine', shows: ROWS_OR_NONE },
  { name: 'the queue of those who wait for a consent', path: QUEUE, shows: 'main tbody a' },
  { name: 'the queue of what is due soon', path: '/queues/due-soon', shows: ROWS_OR_NONE },
  { name: 'the queue of what is overdue', path: '/queues/overdue', shows: ROWS_OR_NONE },
  { name: 'the queue of reviews', path: '/queues/in-review', shows: 'main tbody a' },
  { name: 'the queue of what is stuck', path: '/queues/stuck', shows: 'main tbody a', prepare: asIfStuck },
  { name: 'the queue of what was registered today', path: '/queues/registered-today', shows: 'main tbody a' },
  { name: 'a queue for an auditor', viewer: 'olga', path: QUEUE, shows: 'main tbody a' },
  { name: 'a queue for ops', viewer: 'timur', path: QUEUE, shows: 'main tbody a' },
  {
    name: 'all cases, filtered and selected',
    path: '/cases?service=permanent-residence&opened=7d&assigned=false',
    shows: '[role="group"] button',
    open: select,
  },
  { name: 'a search that finds nothing', path: '/cases?q=Ъъъ', shows: 'main h2' },
  {
    name: 'the filters',
    path: QUEUE,
    shows: DIALOG,
    open: (page) => page.locator('button:has(.lucide-list-filter)').click(),
    isPrinted: false,
  },
  {
    name: 'the dialog that names a saved list',
    path: `${QUEUE}?opened=7d`,
    shows: `${DIALOG} input`,
    open: (page) => page.locator('button:has(.lucide-bookmark)').click(),
    isPrinted: false,
  },
  {
    name: 'the dialog that hands cases over',
    path: '/cases',
    shows: `${DIALOG} input`,
    open: async (page) => {
      await select(page);
      await page.locator('[role="group"] button').nth(1).click();
    },
    isPrinted: false,
  },
  {
    name: 'the palette',
    path: QUEUE,
    shows: '[role="option"]',
    open: (page) => page.keyboard.press('Control+k'),
    isPrinted: false,
  },
  {
    name: 'the palette with the number of a case',
    path: QUEUE,
    shows: '[role="option"]',
    open: async (page, { waiting }: ScreenTown) => {
      await page.keyboard.press('Control+k');
      await page.locator(`${DIALOG} input`).fill(waiting.caseId);
    },
    isPrinted: false,
  },
  {
    name: 'the keys',
    path: QUEUE,
    shows: DIALOG,
    open: (page) => page.keyboard.press('?'),
    isPrinted: false,
  },
  {
    name: 'the menu of the language',
    path: QUEUE,
    shows: '[role="menuitem"]',
    open: (page) => page.locator('button:has(.lucide-languages)').click(),
    isPrinted: false,
  },
  {
    name: 'the menu of one’s account',
    path: QUEUE,
    shows: '[role="menuitem"]',
    open: (page) => page.locator('button:has(.lucide-circle-user-round)').click(),
    isPrinted: false,
  },
];
