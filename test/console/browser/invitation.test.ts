import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { openAccess } from '../../../api/access/admit.ts';
import { createApp } from '../../../api/app.ts';
import { serveConsole } from '../../../api/console/serve-console.ts';
import { invitationRoutes } from '../../../api/invitations/invitation-routes.ts';
import { answererOf } from '../../../cli/scenario-actions.ts';
import { createTirkeuClient } from '../../../client/create-tirkeu-client.ts';
import { silent } from '../../access/gate.ts';
import { listen } from '../../access/listen.ts';
import { launchBrowser } from '../../support/browser.ts';
import { file } from '../../support/case-actions.ts';
import { only, startStories } from '../../support/story.ts';
import { violationsOf } from '../axe.ts';
import { type Appearance, LANGUAGES, openProfile } from '../visit.ts';

const product = await startStories();
const root = join(import.meta.dirname, '..', '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'tirkeu-test-console-'));
execFileSync(process.execPath, [join(root, 'console', 'build.ts'), folder], { cwd: root });
const { ncalayerUrl } = product.registries;
const api = await listen((publicUrl) => {
  const parts = { ...product.invitations, publicUrl, ncalayerUrl };
  const pages = serveConsole(folder, ncalayerUrl);
  return createApp(parts.dependencies, silent, openAccess, [...invitationRoutes(parts), ...pages]);
});
const browser = await launchBrowser();
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

const client = createTirkeuClient({ baseUrl: api });

/** A case whose owner was sent a link, and their key. */
async function invited() {
  const filed = await file(product, 'renter-one-owner');
  const consent = only(filed.consents);
  const { caseId } = filed;
  const answer = await client.inviteConsenter({ caseId, consentId: consent.consentId });
  if (!answer.ok) throw new Error(answer.problem.code);
  return { ...filed, url: answer.body.url, signAs: answererOf(filed.scenario, consent).signAs };
}

const plugIn = (key: object) => product.control.call('PUT', '/ncalayer', key);

/** A telephone, narrow, of somebody who reads this language. */
async function follow(url: string, language = 'en', width = 360): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 740 }, locale: language });
  await page.addInitScript((chosen) => localStorage.setItem('tirkeu-language', chosen), language);
  await page.goto(url);
  return page;
}

const SHOW = 'Show who I am with NCALayer';
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const seen = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();

describe('an owner who follows the link', () => {
  test.each([
    ['I consent', 'Sign', 'Your consent is recorded', 'given'],
    ['I decline', 'Sign that I decline', 'You have declined', 'declined'],
  ])('presses “%s”', async (wish, yes, result, status) => {
    const { url, signAs, caseId, scenario } = await invited();
    await plugIn(signAs);
    const page = await follow(url);
    await seen(page, SHOW);
    expect(new URL(page.url()).hash).toBe('');
    const name = (await product.reader.findCase(caseId))?.state.learned.registrantName ?? scenario.registrant;
    expect(await page.locator('body').innerText()).not.toContain(name);
    await press(page, SHOW);
    await seen(page, new RegExp(name));
    await press(page, wish);
    await press(page, yes);
    await seen(page, result);
    expect((await product.api.getCase(caseId)).body.consents).toMatchObject([{ status }]);
    await page.reload();
    await seen(page, result);
    // Whoever sits down at this computer next sees nothing.
    await press(page, 'I’m done');
    await seen(page, 'You have left');
    await page.reload();
    await seen(page, 'This link leads nowhere');
    expect(await page.locator('body').innerText()).not.toContain(name);
    await page.close();
  });

  test('is told that the key is somebody else’s, and sees nothing', async () => {
    const { url, scenario } = await invited();
    await plugIn({ iin: scenario.registrant });
    const page = await follow(url);
    await press(page, SHOW);
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('button', { name: 'I consent' }).count()).toBe(0);
    await page.close();
  });

  test('is told that NCALayer isn’t running, and tries again once it is', async () => {
    const { url, signAs } = await invited();
    await plugIn({ ...signAs, behaviour: 'not-started' });
    const page = await follow(url);
    await press(page, SHOW);
    await seen(page, /does not answer on this computer/);
    await plugIn(signAs);
    await press(page, SHOW);
    await seen(page, 'I consent');
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.close();
  });

  test.each([
    ['cancel', /was cancelled/],
    ['wrong-password', /could not sign/],
  ])('may %s at NCALayer and try again', async (behaviour, says) => {
    const { url, signAs } = await invited();
    await plugIn({ ...signAs, behaviour });
    const page = await follow(url);
    await press(page, SHOW);
    await seen(page, says);
    await plugIn(signAs);
    await press(page, SHOW);
    await seen(page, 'I consent');
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.close();
  });

  test('gets nowhere by a link that is used, or never was', async () => {
    const { url, signAs } = await invited();
    await plugIn(signAs);
    const page = await follow(url);
    await press(page, SHOW);
    await seen(page, 'I consent');
    for (const link of [url, `${api}/invitation#nothing`, `${api}/invitation`]) {
      const context = await browser.newContext();
      const another = await context.newPage();
      await another.addInitScript(() => localStorage.setItem('tirkeu-language', 'en'));
      await another.goto(link);
      await seen(another, 'This link leads nowhere');
      expect(await another.getByRole('button', { name: SHOW }).count()).toBe(0);
      await context.close();
    }
    // Nor in this browser, where the owner is still known: a link shows what it was made for, and nothing else.
    for (const link of [url, `${api}/invitation#nothing`]) {
      // By another page, or only the fragment would change and nothing be loaded.
      await page.goto('about:blank');
      await page.goto(link);
      await seen(page, 'This link leads nowhere');
    }
    await page.close();
  });

  test('may go before they have answered', async () => {
    const { url, signAs } = await invited();
    await plugIn(signAs);
    const page = await follow(url);
    await press(page, SHOW);
    await press(page, 'I’m done');
    await seen(page, 'You have left');
    await page.reload();
    await seen(page, 'This link leads nowhere');
    expect(await page.locator('dl').count()).toBe(0);
    await page.close();
  });

  const APPEARANCES: readonly Appearance[] = ['light', 'dark'];
  const LOOKS = LANGUAGES.flatMap((language) => APPEARANCES.map((appearance) => ({ language, appearance })));

  test.each(LOOKS)('meets no barriers, on 320 pixels: $language, $appearance', async (visit) => {
    const { url, signAs } = await invited();
    await plugIn(signAs);
    const page = await openProfile(browser, api, { ...visit, width: 320 });
    await page.goto(url);
    const look = async (step: string): Promise<void> => {
      expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);
      expect(await violationsOf(page)).toEqual([]);
      const pictures = process.env['TIRKEU_PICTURES'];
      const name = `invitation-${visit.language}-${visit.appearance}-${step}.png`;
      if (pictures !== undefined) await page.screenshot({ path: join(pictures, name), fullPage: true });
    };
    const first = page.getByRole('button', { name: /NCALayer/ });
    await first.waitFor();
    await look('welcome');
    await first.click();
    await page.locator('dl').waitFor();
    await look('details');
    await page.context().close();
  });
});
