import { setTimeout as pause } from 'node:timers/promises';
import type { Page, Request } from 'playwright-core';

/**
 * Runs in each page before its own program: `tirkeuSeen(selector)` resolves with the instant (ms since the navigation began)
 * at which something that fits is in a frame that has been drawn.
 */
const WATCH = `
  window.tirkeuSeen = (selector) => new Promise((resolve) => {
    const drawn = () => requestAnimationFrame(() => requestAnimationFrame((at) => resolve(at)));
    const look = () => document.querySelector(selector) !== null;
    if (look()) { drawn(); return; }
    const watcher = new MutationObserver(() => { if (look()) { watcher.disconnect(); drawn(); } });
    watcher.observe(document, { childList: true, subtree: true, attributes: true });
  });
`;

export const watchPages = (page: Page): Promise<unknown> => page.addInitScript(WATCH);

/** Milliseconds from the beginning of a navigation until something is seen. */
export async function timeUntilSeen(page: Page, path: string, selector: string): Promise<number> {
  await page.goto(path, { waitUntil: 'commit' });
  const seen: number = await page.evaluate(`window.tirkeuSeen(${JSON.stringify(selector)})`);
  return seen;
}

/** Milliseconds from what somebody does in the page (a script) until something is seen that wasn't there. */
export async function timeAfter(page: Page, deed: string, selector: string): Promise<number> {
  const took: number = await page.evaluate(`(async () => {
    for (const old of document.querySelectorAll(${JSON.stringify(selector)})) old.setAttribute('data-old', '');
    const before = performance.now();
    ${deed};
    return (await window.tirkeuSeen(${JSON.stringify(`${selector}:not([data-old])`)})) - before;
  })()`);
  return took;
}

/** Follows a link of the page. */
export const follow = (selector: string): string => `document.querySelector(${JSON.stringify(selector)}).click()`;

/** Types into the page's search box, and Enter. */
export const searchFor = (text: string): string => `
  const box = document.querySelector('main form[role="search"] input');
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(box, ${JSON.stringify(text)});
  box.dispatchEvent(new Event('input', { bubbles: true }));
  await new Promise((resolve) => setTimeout(resolve));
  box.form.requestSubmit()`;

/** What a page asks the api, the stream of events apart. */
export interface Questions {
  /** Paths with their queries, each once, as soon as all of them are answered; then it begins anew. */
  readonly taken: () => Promise<readonly string[]>;
}

const QUIET_MS = 250;

export function noteQuestions(page: Page): Questions {
  let asked = new Set<string>();
  const open = new Set<Request>();
  const isQuestion = (request: Request): boolean => {
    const { pathname } = new URL(request.url());
    return /^\/(v1|auth\/session)/.test(pathname) && pathname !== '/v1/events' && request.method() === 'GET';
  };
  page.on('request', (request) => {
    if (!isQuestion(request)) return;
    const { pathname, search } = new URL(request.url());
    asked.add(`${pathname}${search}`);
    open.add(request);
  });
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
  return {
    taken: async () => {
      do await pause(QUIET_MS);
      while (open.size > 0);
      const taken = [...asked];
      asked = new Set();
      return taken;
    },
  };
}

/** Milliseconds that the api takes for such questions, all at once, asked by the same browser with nothing to draw. */
export async function timeAnswers(page: Page, questions: readonly string[]): Promise<number> {
  const took: number = await page.evaluate(`(async () => {
    const before = performance.now();
    const headers = { 'x-tirkeu-console': '1' };
    await Promise.all(${JSON.stringify(questions)}.map(async (path) => (await fetch(path, { headers })).arrayBuffer()));
    return performance.now() - before;
  })()`);
  return took;
}
