import { writeFileSync } from 'node:fs';
import type { Browser, BrowserContext } from 'playwright-core';
import { openProfile } from '../visit.ts';
import { toPalettePng } from './palette-png.ts';
import type { PictureTown } from './picture-town.ts';
import type { Picture } from './pictures.ts';

/** On a machine that has other things to do, too. */
const PATIENCE_MS = 120_000;

export type Session = Awaited<ReturnType<BrowserContext['storageState']>>;

/** What a browser keeps of somebody who has signed in: all pictures are taken in one session. */
export async function openSession(browser: Browser, { stack }: PictureTown, user: string): Promise<Session> {
  const page = await openProfile(browser, stack.api);
  await page.goto('/auth/sign-in');
  await page.locator(`button[name="user"][value="${user}"]`).click();
  await page.waitForURL(`${stack.api}/**`);
  const session = await page.context().storageState();
  await page.context().close();
  return session;
}

/** Takes one picture as somebody would see it who opens this page, and does what the picture says. */
export async function takePicture(
  browser: Browser,
  town: PictureTown,
  session: Session,
  picture: Picture,
  file: string,
): Promise<void> {
  const { path, isPublic = false, act, isWhole = false } = picture;
  const page = await openProfile(browser, town.stack.api, { ...picture, density: 2 });
  page.setDefaultTimeout(PATIENCE_MS);
  if (!isPublic) await page.context().addCookies(session.cookies);
  await page.goto(typeof path === 'string' ? path : await path(town));
  await page.locator('main h1').waitFor();
  await act?.(page, town);
  await page.waitForLoadState('load');
  await page.locator('main [aria-busy="true"], main .mantine-Loader-root').first().waitFor({ state: 'detached' });
  // Fonts that a picture needs are asked for by what is in it.
  await page.evaluate('document.fonts.ready.then(() => undefined)');
  await page.mouse.move(0, 0);
  // Else what sticks to the window's edge is in the middle of a page that is taken as a whole.
  await page.evaluate('scrollTo(0, 0)');
  writeFileSync(file, toPalettePng(await page.screenshot({ fullPage: isWhole })));
  await page.context().close();
}
