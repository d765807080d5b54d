import { Problem } from '../problem.ts';
import type { Route } from '../route.ts';
import { sessionCookieOf, type StaffSignIn } from './staff-sign-in.ts';

const notSignedIn = (): Problem =>
  new Problem({
    status: 401,
    code: 'not-signed-in',
    title: 'Nobody is signed in',
    detail: 'Sign in at /auth/sign-in.',
    headers: { 'www-authenticate': 'Bearer' },
  });

/** `GET /auth/session`: who is signed in, and until when. To ask is no sign of life: a page may ask by itself for ever. */
export const showSession = ({ sessions, cookies }: StaffSignIn): Route => ({
  method: 'get',
  path: '/auth/session',
  action: 'public',
  handler: async (request, response) => {
    const token = sessionCookieOf(cookies).read(request);
    const session = token === undefined ? undefined : await sessions.find(token);
    if (session === undefined) throw notSignedIn();
    const { staff, expiresAt, idleUntil } = session;
    const { id, name, roles, office } = staff;
    response.json({ id, name, roles, office, expiresAt, idleUntil });
  },
});
