import type { BrowserContext, Page } from 'playwright-core';
import type { ScreenTown } from './screen-town.ts';
import type { Screen } from './screens/screen.ts';
import { collectComplaints } from './visit.ts';

/** A laptop's. */
export const DESK = { width: 1280, height: 800 };

export interface Shown {
  readonly page: Page;
  readonly complaints: readonly string[];
}

const ON_ITS_WAY = '[aria-busy="true"], .mantine-Skeleton-root, .mantine-Loader-root';

/** Opens a screen in somebody's profile and does what it takes to see it; nothing is on its way any more then. */
export async function showScreen(profile: BrowserContext, screen: Screen, town: ScreenTown): Promise<Shown> {
  const page = await profile.newPage();
  await page.setViewportSize({ ...DESK, width: screen.width ?? DESK.width });
  const complaints = collectComplaints(page);
  await screen.prepare?.(page, town);
  await page.goto(typeof screen.path === 'string' ? screen.path : screen.path(town));
  await settled(page);
  await screen.open?.(page, town);
  await page.locator(screen.shows).filter({ visible: true }).first().waitFor();
  await settled(page);
  return { page, complaints };
}

async function settled(page: Page): Promise<void> {
  await page.locator('main').waitFor();
  await page.locator(ON_ITS_WAY).filter({ visible: true }).first().waitFor({ state: 'detached' });
}
