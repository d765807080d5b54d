/** As much of a browser as a sign-in needs: it keeps cookies by host and path, and follows one redirect when told to. */
export interface Browser {
  /** One request, with the cookies that belong to it; its redirect isn't followed. */
  readonly visit: (url: string, init?: RequestInit) => Promise<Response>;
  /** Goes where redirects lead, until a page answers or `until` says that this is far enough. */
  readonly follow: (url: string, until?: (url: string) => boolean) => Promise<Landing>;
  /** Cookies by name, whatever their path. */
  readonly cookies: () => Readonly<Record<string, string>>;
  readonly setCookie: (name: string, value: string) => void;
}

export interface Landing {
  readonly url: string;
  /** `undefined` where the browser stopped before it asked. */
  readonly response: Response | undefined;
}

interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
}

const MAX_REDIRECTS = 10;

export function createBrowser(): Browser {
  let jar: readonly Cookie[] = [];

  const keep = (response: Response): void => {
    for (const header of response.headers.getSetCookie()) {
      const cookie = parseCookie(header);
      jar = jar.filter(({ name, path }) => name !== cookie.name || path !== cookie.path);
      if (!isExpired(header)) jar = [...jar, cookie];
    }
  };

  const visit: Browser['visit'] = async (url, init = {}) => {
    const { pathname } = new URL(url);
    const sent = jar.filter(({ path }) => pathname.startsWith(path)).map(({ name, value }) => `${name}=${value}`);
    const headers = new Headers(init.headers);
    if (sent.length > 0) headers.set('cookie', sent.join('; '));
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    keep(response);
    return response;
  };

  return {
    visit,
    follow: async (start, until = () => false) => {
      let url = start;
      for (let count = 0; count < MAX_REDIRECTS; count += 1) {
        if (until(url)) return { url, response: undefined };
        const response = await visit(url);
        const location = response.headers.get('location');
        if (location === null) return { url, response };
        url = new URL(location, url).href;
      }
      throw new Error(`more than ${MAX_REDIRECTS} redirects from ${start}`);
    },
    cookies: () => Object.fromEntries(jar.map(({ name, value }) => [name, value])),
    setCookie: (name, value) => {
      jar = [...jar.filter((cookie) => cookie.name !== name), { name, value, path: '/' }];
    },
  };
}

function parseCookie(header: string): Cookie {
  const [pair = '', ...attributes] = header.split(';').map((part) => part.trim());
  const [name = '', value = ''] = pair.split('=', 2);
  const path = attributes.find((attribute) => /^path=/i.test(attribute))?.slice('path='.length) ?? '/';
  return { name, value, path };
}

const isExpired = (header: string): boolean => {
  const expires = /expires=([^;]+)/i.exec(header)?.[1];
  return expires !== undefined && Date.parse(expires) <= Date.now();
};
