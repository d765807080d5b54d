import type { Browser, Page } from 'playwright-core';

export const LANGUAGES = ['kk', 'ru', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
export type Appearance = 'light' | 'dark';

export interface Visit {
  readonly language?: Language;
  readonly appearance?: Appearance;
  readonly width?: number;
  readonly height?: number;
  /** Dots to a pixel; 2 on good screens. */
  readonly density?: number;
}

/** A fresh browser profile at the site, as somebody with these wishes would have it. What goes wrong in the page is an error here. */
export async function openProfile(
  browser: Browser,
  baseUrl: string,
  { language = 'kk', appearance = 'light', width = 1280, height = 800, density = 1 }: Visit = {},
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: baseUrl,
    locale: language,
    colorScheme: appearance,
    reducedMotion: 'reduce',
    viewport: { width, height },
    deviceScaleFactor: density,
  });
  return context.newPage();
}

/** What a page complains of: exceptions, and what its policy forbids. */
export function collectComplaints(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) complaints.push(message.text());
  });
  return complaints;
}

/** Signs in at the demonstration's provider, whose buttons are named by user. Starts on any page of the console. */
export async function signIn(page: Page, user: string): Promise<void> {
  await page.locator('a[href^="/auth/sign-in"]').click();
  await page.locator(`button[name="user"][value="${user}"]`).click();
  await page.locator('main h1').waitFor();
}
