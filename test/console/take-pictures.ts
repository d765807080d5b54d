// `npm run pictures`: docs/pictures/console-*.png, taken of the stack that `npm start` runs.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { findCallers } from '../../cli/callers.ts';
import { findStack } from '../../cli/find-stack.ts';
import { bodyOf, type Case } from '../../client/create-tirkeu-client.ts';
import { launchBrowser } from '../support/browser.ts';
import { type Addresses, fileCases, WAITING } from './town.ts';
import { openProfile, signIn, type Visit } from './visit.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'docs', 'pictures');
const DAY_MS = 24 * 60 * 60_000;

/** Cases are filed within a second of each other; the browser's clock is ahead, and some have more time, so that they differ. */
const AHEAD_MS = 8.6 * DAY_MS;
const MORE_DAYS = [0, 3, 9, 0, 16, 5];
const ASSIGNEES = ['saule', null, 'aigerim'];
const SUPERVISOR = 'saule';

interface Picture extends Visit {
  readonly name: string;
  readonly path: (first: Case) => string;
  /** `null`: not signed in. */
  readonly user: string | null;
  readonly isWhole?: boolean;
}

const QUEUE = '/queues/awaiting-consent';
const PICTURES: readonly Picture[] = [
  { name: 'sign-in-kk', path: () => QUEUE, user: null, language: 'kk' },
  { name: 'queue-kk', path: () => QUEUE, user: SUPERVISOR, language: 'kk' },
  { name: 'queue-ru', path: () => QUEUE, user: SUPERVISOR, language: 'ru' },
  { name: 'queue-en', path: () => QUEUE, user: SUPERVISOR, language: 'en' },
  { name: 'queue-dark-ru', path: () => QUEUE, user: SUPERVISOR, language: 'ru', appearance: 'dark' },
  { name: 'queue-narrow-kk', path: () => QUEUE, user: SUPERVISOR, language: 'kk', width: 320, height: 720 },
  {
    name: 'cases-ru',
    path: () => '/cases?service=permanent-residence&opened=30d',
    user: SUPERVISOR,
    language: 'ru',
  },
  { name: 'case-kk', path: ({ caseId }) => `/cases/${caseId}`, user: SUPERVISOR, language: 'kk' },
  // Of the demo town, which had better have been living for some minutes.
  { name: 'overview-ru', path: () => '/overview', user: SUPERVISOR, language: 'ru', width: 1440, isWhole: true },
  {
    name: 'overview-dark-en',
    path: () => '/overview',
    user: SUPERVISOR,
    language: 'en',
    appearance: 'dark',
    isWhole: true,
  },
];

/** Two rounds of the situations, with different deadlines and hands. */
async function fillTown(stack: Addresses): Promise<readonly Case[]> {
  const filed = await fileCases(stack, [...WAITING, ...WAITING]);
  const { tirkeu } = (await findCallers(stack)).forOffice(undefined);
  for (const [index, { caseId, deadlineAt }] of filed.entries()) {
    const days = MORE_DAYS[index % MORE_DAYS.length] ?? 0;
    const later = new Date(Date.parse(deadlineAt ?? '') + days * DAY_MS).toISOString();
    if (days > 0)
      await bodyOf(
        tirkeu.extendDeadline({ caseId, ifMatch: '*', body: { deadlineAt: later, reason: 'Owner abroad' } }),
      );
    const assignee = ASSIGNEES[index % ASSIGNEES.length] ?? null;
    if (assignee !== null) await bodyOf(tirkeu.assignCase({ caseId, ifMatch: '*', body: { assignee } }));
  }
  return filed;
}

async function take(browser: Browser, stack: Addresses, first: Case, picture: Picture): Promise<void> {
  const page = await openProfile(browser, stack.api, picture);
  await page.clock.setFixedTime(new Date(Date.now() + AHEAD_MS));
  await page.goto(picture.path(first));
  if (picture.user === null) await page.locator('a[href^="/auth/sign-in"]').waitFor();
  else await signIn(page, picture.user);
  await page.waitForLoadState('load');
  // Fonts that a picture needs are asked for by what is in it.
  await page.evaluate('document.fonts.ready.then(() => undefined)');
  await page.locator('[aria-busy="true"], [role="status"] .mantine-Loader-root').waitFor({ state: 'detached' });
  await page.screenshot({ path: join(FOLDER, `console-${picture.name}.png`), fullPage: picture.isWhole ?? false });
  await page.context().close();
}

const found = findStack(process.env);
const stack: Addresses = { ...found, issuer: found.issuer ?? null };
const [first] = await fillTown(stack);
if (first === undefined) throw new Error('nothing was filed');
mkdirSync(FOLDER, { recursive: true });
const browser = await launchBrowser();
try {
  for (const picture of PICTURES) await take(browser, stack, first, picture);
} finally {
  await browser.close();
}
process.stdout.write(`${PICTURES.length} pictures in ${FOLDER}\n`);
