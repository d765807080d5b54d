import type { Browser, BrowserContext } from 'playwright-core';
import { type Appearance, type Language, openProfile, signIn } from './visit.ts';

export interface Look {
  readonly language: Language;
  readonly appearance: Appearance;
}

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;

export interface Desks {
  /** A browser profile in which somebody (`null`: nobody) is signed in; the same one whenever it is asked for. */
  readonly profileOf: (user: string | null, look: Look) => Promise<BrowserContext>;
  readonly close: () => Promise<void>;
}

/** Everybody signs in once, however many languages and appearances they look at the site in. */
export function openDesks(browser: Browser, baseUrl: string): Desks {
  const cookies = new Map<string, Cookies>();
  const profiles = new Map<string, BrowserContext>();

  async function cookiesOf(user: string): Promise<Cookies> {
    const known = cookies.get(user);
    if (known !== undefined) return known;
    const page = await openProfile(browser, baseUrl);
    await page.goto('/queues/mine');
    await signIn(page, user);
    const given = await page.context().cookies();
    await page.context().close();
    cookies.set(user, given);
    return given;
  }

  return {
    profileOf: async (user, look) => {
      const key = `${user ?? ''} ${look.language} ${look.appearance}`;
      const known = profiles.get(key);
      if (known !== undefined) return known;
      const page = await openProfile(browser, baseUrl, look);
      const profile = page.context();
      if (user !== null) await profile.addCookies(await cookiesOf(user));
      await page.close();
      profiles.set(key, profile);
      return profile;
    },
    close: async () => {
      await Promise.all([...profiles.values()].map((profile) => profile.close()));
    },
  };
}
