import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import type { RunningStack } from '../support/running-stack.ts';

type Browser = Awaited<ReturnType<typeof launchBrowser>>;

/** The reference page, as somebody reads it: in a browser, which carries out the page's policy. */
export function describeReference(stack: RunningStack): void {
  describe('the reference at /docs', () => {
    const requests: URL[] = [];
    const complaints: string[] = [];
    let browser: Browser | undefined;
    let page: Page;

    beforeAll(async () => {
      browser = await launchBrowser();
      page = await browser.newPage();
      page.on('request', (request) => requests.push(new URL(request.url())));
      // A page's breach of its own policy is said on the console, too.
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.goto(`${stack.api}/docs#tag/applications/POST/v1/applications`);
    });
    afterAll(() => browser?.close());

    test('shows a call with its path, and what it takes', async () => {
      await page.getByText('/v1/applications').first().waitFor();
      const parameter = page.getByText('Idempotency-Key').first();
      await parameter.waitFor();
      expect(await parameter.isVisible()).toBe(true);
    });

    test('complains of nothing, and asks nobody but the api', () => {
      expect(complaints).toEqual([]);
      expect(requests.map(({ pathname }) => pathname)).toContain('/openapi.json');
      const origins = new Set(requests.filter(({ protocol }) => protocol !== 'data:').map(({ origin }) => origin));
      expect([...origins]).toEqual([new URL(stack.api).origin]);
    });
  });
}
