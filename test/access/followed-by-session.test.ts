import { describe, expect, test } from 'vitest';
import type { Staff } from '../../api/access/caller.ts';
import { authenticateSession } from '../../api/staff/authenticate-session.ts';
import { createHostCookies } from '../../api/staff/host-cookies.ts';
import { createStaffSessions } from '../../api/staff/staff-sessions.ts';
import { sessionCookieOf } from '../../api/staff/staff-sign-in.ts';
import { openEvents, until } from '../api/event-stream.ts';
import { startEventApi } from '../api/start-event-api.ts';
import { openStore } from '../store/open-store.ts';
import { createClock } from './signed-in.ts';

const PUBLIC_URL = 'http://127.0.0.1';
const LIMITS = { idleMs: 30 * 60_000, absoluteMs: 10 * 60 * 60_000 };
const SOMEBODY: Staff = { kind: 'staff', id: 'x', iin: 'x', name: 'x', roles: ['caseworker'], office: null };

/** An api with somebody signed in, who follows events. */
async function follow() {
  const store = await openStore();
  const clock = createClock();
  const sessions = await createStaffSessions(store.connection, { limits: LIMITS, now: clock.now });
  const cookie = sessionCookieOf(createHostCookies(PUBLIC_URL));
  const authenticate = authenticateSession({ sessions, cookie, publicUrl: PUBLIC_URL });
  const api = await startEventApi(store, { authenticate, times: { checkMs: 20, heartbeatMs: 20 } });
  const token = await sessions.begin(SOMEBODY);
  const stream = await openEvents(api.url, { headers: { cookie: `tirkeu-session=${token}` } });
  await until(() => expect(stream.comments.length).toBeGreaterThan(1));
  expect(stream.hasEnded()).toBe(false);
  return { sessions, token, clock, stream };
}

describe('a stream that was opened by a session', () => {
  test('ends when somebody signs out', async () => {
    const { sessions, token, stream } = await follow();
    await sessions.end(token);
    await until(() => expect(stream.hasEnded()).toBe(true));
  });

  test('ends with the session, which it doesn’t keep alive', async () => {
    const { clock, stream } = await follow();
    const heard = stream.comments.length;
    clock.advance(LIMITS.idleMs / 2);
    await until(() => expect(stream.comments.length).toBeGreaterThan(heard + 5));
    expect(stream.hasEnded()).toBe(false);
    clock.advance(LIMITS.idleMs / 2);
    await until(() => expect(stream.hasEnded()).toBe(true));
  });
});
