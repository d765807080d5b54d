import type { Browser, BrowserContext, Page } from 'playwright-core';
import { signIn } from '../../test/console/visit.ts';
import {
  follow,
  noteQuestions,
  type Questions,
  searchFor,
  timeAfter,
  timeAnswers,
  timeUntilSeen,
  watchPages,
} from './watch-page.ts';

const ROWS = 'main table[aria-busy="false"] tr[data-case-id]';
/** A case is there with its trail. */
const TRAIL = 'main li[value]';
const FIGURES = 'main section[data-tall]';
const NEXT = 'main button:has(.lucide-chevron-right)';
const FIRST_SCREEN = '/queues/awaiting-consent';

/** What is looked for, of cases that are there. */
export interface Sought {
  readonly caseIds: readonly string[];
  readonly iins: readonly string[];
  readonly rkas: readonly string[];
  readonly names: readonly string[];
}

/** One look at a screen: how long until it was seen, and how long the api takes to answer what it had asked. */
export interface Look {
  readonly screenMs: number;
  readonly answersMs: number;
}

export interface Screen {
  readonly name: string;
  readonly look: (n: number) => Promise<Look>;
}

type SignedIn = Awaited<ReturnType<BrowserContext['storageState']>>;

/** Signs somebody in, once. */
async function signInAs(browser: Browser, baseURL: string, user: string): Promise<SignedIn> {
  const context = await browser.newContext({ baseURL, locale: 'ru' });
  const page = await context.newPage();
  await page.goto(FIRST_SCREEN);
  await signIn(page, user);
  const state = await context.storageState();
  await context.close();
  return state;
}

const pick = <Value>(values: readonly Value[], n: number): Value => {
  const value = values[n % values.length];
  if (value === undefined) throw new Error('nothing to look for');
  return value;
};

/** The screens of somebody's day, as they see them. */
export async function screensOf(
  browser: Browser,
  { baseUrl, user, sought }: { readonly baseUrl: string; readonly user: string; readonly sought: Sought },
): Promise<readonly Screen[]> {
  const storageState = await signInAs(browser, baseUrl, user);
  const open = async () => {
    const context = await browser.newContext({ baseURL: baseUrl, locale: 'ru', storageState, reducedMotion: 'reduce' });
    const page = await context.newPage();
    await watchPages(page);
    return { context, page, questions: noteQuestions(page) };
  };
  const day = await open();
  await timeUntilSeen(day.page, FIRST_SCREEN, ROWS);

  const look = async (page: Page, questions: Questions, see: () => Promise<number>): Promise<Look> => {
    const screenMs = await see();
    return { screenMs, answersMs: await timeAnswers(page, await questions.taken()) };
  };
  /** Something done on a page that is there. */
  const within = (name: string, from: string, deed: (n: number) => string, seen = ROWS): Screen => ({
    name,
    look: async (n) => {
      await timeUntilSeen(day.page, from, ROWS);
      await day.questions.taken();
      return look(day.page, day.questions, () => timeAfter(day.page, deed(n), seen));
    },
  });
  const search = (what: string, values: readonly string[]): Screen =>
    within(`search by ${what}`, '/cases', (n) => searchFor(pick(values, n)));
  const deep = await findDeepPage(day.page);

  return [
    {
      name: 'first screen, nothing cached',
      look: async () => {
        const { context, page, questions } = await open();
        const looked = await look(page, questions, () => timeUntilSeen(page, FIRST_SCREEN, ROWS));
        await context.close();
        return looked;
      },
    },
    {
      name: 'first screen, files cached',
      look: async () => {
        await day.questions.taken();
        return look(day.page, day.questions, () => timeUntilSeen(day.page, FIRST_SCREEN, ROWS));
      },
    },
    within('a queue', FIRST_SCREEN, () => follow('a[href="/queues/in-review"]')),
    within('the next page, deep in a list', deep, () => follow(NEXT)),
    search('case id', sought.caseIds),
    search('IIN', sought.iins),
    search('RKA', sought.rkas),
    search('name', sought.names),
    within('a case', FIRST_SCREEN, (n) => follow(`tr[data-case-id]:nth-child(${(n % 20) + 1}) a`), TRAIL),
    within('overview', FIRST_SCREEN, () => follow('a[href="/overview"]'), FIGURES),
  ];
}

const DEEP_PAGES = 200;
const PAGE_SIZE = 25;

/** The address of a page of all cases, five thousand rows down. */
async function findDeepPage(page: Page): Promise<string> {
  const cursor: string = await page.evaluate(`(async () => {
    let cursor = null;
    for (let n = 0; n < ${DEEP_PAGES}; n += 1) {
      const query = new URLSearchParams({ limit: ${PAGE_SIZE}, sort: '-updatedAt', ...(cursor === null ? {} : { cursor }) });
      const answer = await fetch('/v1/cases?' + query, { headers: { 'x-tirkeu-console': '1' } });
      const { nextCursor } = await answer.json();
      if (nextCursor === null) break;
      cursor = nextCursor;
    }
    return cursor;
  })()`);
  return `/cases?${new URLSearchParams({ cursor }).toString()}`;
}
