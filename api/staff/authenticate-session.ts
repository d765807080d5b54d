import type { Authenticate } from '../access/caller.ts';
import type { HostCookie } from './host-cookies.ts';
import { checkSameOrigin } from './same-origin.ts';
import type { StaffSessions } from './staff-sessions.ts';

interface SessionAuthentication {
  readonly sessions: StaffSessions;
  readonly cookie: HostCookie;
  readonly publicUrl: string;
}

/** Authenticates staff in browsers by their session, and takes the call for a sign of life unless it is known to be none. */
export const authenticateSession =
  ({ sessions, cookie, publicUrl }: SessionAuthentication): Authenticate =>
  async (request, isSignOfLife = true) => {
    const token = cookie.read(request);
    if (token === undefined) return undefined;
    const session = await sessions.find(token);
    if (session === undefined) return undefined;
    checkSameOrigin(request, publicUrl);
    if (isSignOfLife) await sessions.noteActivity(token, session);
    return session.staff;
  };
