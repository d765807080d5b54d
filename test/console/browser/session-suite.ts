import type { Browser } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { violationsOf } from '../axe.ts';
import { openProfile, signIn } from '../visit.ts';

const MINUTE_MS = 60_000;

/** What becomes of somebody's session while a page is open. */
export function describeSession(apiUrl: string, browser: () => Browser, page: string, user: string): void {
  describe('a session', () => {
    test('that is about to end asks whether somebody is still there, and goes on when they say so', async () => {
      const desk = await openProfile(browser(), apiUrl, { language: 'en' });
      await desk.goto(page);
      await signIn(desk, user);
      let asked = 0;
      await desk.route('**/auth/session', async (route) => {
        const response = await route.fetch();
        asked += 1;
        const idleUntil = new Date(Date.now() + (asked === 1 ? 3 : 30) * MINUTE_MS).toISOString();
        await route.fulfill({ response, json: { ...(await response.json()), idleUntil } });
      });
      await desk.reload();
      const dialog = desk.getByRole('dialog', { name: 'Your session is about to end' });
      await dialog.waitFor();
      expect(await violationsOf(desk)).toEqual([]);
      await dialog.getByRole('button', { name: 'Stay signed in' }).click();
      await dialog.waitFor({ state: 'detached' });
      await desk.context().close();
    });

    test('that has ended leads to the sign-in, and from there back to the same page', async () => {
      const desk = await openProfile(browser(), apiUrl, { language: 'en' });
      await desk.goto(page);
      await signIn(desk, user);
      await desk.context().clearCookies({ name: /session/ });
      await desk.getByRole('button', { name: /^Time left/ }).click();
      await desk.getByText('Your session has ended').waitFor();
      await signIn(desk, user);
      expect(desk.url()).toContain(`${apiUrl}${page}`);
      await desk.context().close();
    });

    test('ends when somebody signs out', async () => {
      const desk = await openProfile(browser(), apiUrl, { language: 'en' });
      await desk.goto(page);
      await signIn(desk, user);
      await desk.getByRole('button', { name: /^Account of/ }).click();
      await desk.getByRole('menuitem', { name: 'Sign out' }).click();
      await desk.waitForURL((url) => !url.href.startsWith(apiUrl));
      expect(await desk.request.get(`${apiUrl}/auth/session`).then((answer) => answer.status())).toBe(401);
      await desk.context().close();
    });
  });
}
