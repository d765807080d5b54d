import type { CookieOptions, Request, Response } from 'express';

/** One cookie of this api: no script reads it, and no other site's form sends it along. */
export interface HostCookie {
  read(request: Request): string | undefined;
  /** @param maxAgeMs how long the browser keeps it; until it is closed if nothing is said */
  set(response: Response, value: string, maxAgeMs?: number): void;
  clear(response: Response): void;
}

export type HostCookies = (name: string) => HostCookie;

/**
 * Cookies for the api at `publicUrl`. Over https they are called `__Host-…`, which binds them to exactly this host: no
 * neighbouring subdomain can plant one. On a machine of one's own, over http, browsers would refuse that name.
 */
export function createHostCookies(publicUrl: string, sameSite: 'lax' | 'strict' = 'lax'): HostCookies {
  const secure = publicUrl.startsWith('https:');
  // `lax`: the way back from the identity provider, and a link to a case in a message, come from other sites.
  const options: CookieOptions = { httpOnly: true, secure, sameSite, path: '/' };
  return (name) => {
    const fullName = secure ? `__Host-${name}` : name;
    return {
      read: (request) => valueOf(fullName, request.get('cookie') ?? ''),
      set: (response, value, maxAge) => {
        response.cookie(fullName, value, maxAge === undefined ? options : { ...options, maxAge });
      },
      clear: (response) => {
        response.clearCookie(fullName, options);
      },
    };
  };
}

/** Our values are base64url and dots: nothing has to be decoded, and what would have to isn't ours. */
function valueOf(name: string, header: string): string | undefined {
  const pairs = header.split(';').map((pair) => pair.trim());
  const value = pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
  return value !== undefined && /^[\w.-]+$/.test(value) ? value : undefined;
}
