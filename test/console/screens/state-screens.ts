import type { Page } from 'playwright-core';
import type { Screen } from './screen.ts';

const ALERT = 'main [role="alert"]';
const QUEUE = '/queues/awaiting-consent';

const fail = (calls: RegExp, status: number) => (page: Page) =>
  page.route(calls, (route) =>
    route.fulfill({
      status,
      contentType: 'application/problem+json',
      json: { type: 'about:blank', title: 'x', status, code: 'internal-error', detail: 'x' },
    }),
  );

/** What stands there when nothing else can: no session, no such page, no permission, no answer. */
export const STATE_SCREENS: readonly Screen[] = [
  { name: 'the sign-in', viewer: null, path: QUEUE, shows: 'a[href^="/auth/sign-in"]' },
  { name: 'a queue that doesn’t exist', path: '/queues/nonsense', shows: 'main h1, main h2' },
  { name: 'an address below the console that leads nowhere', path: '/cases/a/b/c', shows: 'main h1, main h2' },
  { name: 'a list that failed', path: QUEUE, shows: ALERT, prepare: fail(/\/v1\/cases\?/, 500) },
  { name: 'an overview that failed', path: '/overview', shows: ALERT, prepare: fail(/\/v1\/overview/, 500) },
  {
    name: 'the navigation behind its button',
    path: QUEUE,
    shows: '[role="dialog"] nav a',
    width: 700,
    open: (page) => page.locator('header button').first().click(),
    isPrinted: false,
  },
];
