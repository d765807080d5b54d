import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Authenticate, Caller, Role, Scope } from '../../api/access/caller.ts';
import { invalidToken } from '../../api/access/token-problems.ts';
import { openStore } from '../store/open-store.ts';
import { named, openEvents, until } from './event-stream.ts';
import { createCases } from './live-cases.ts';
import { startEventApi } from './start-event-api.ts';

const store = await openStore();
const aCase = createCases(store);

const integrator = (clientId: string, scopes: readonly Scope[] = ['cases:read']): Caller => ({
  kind: 'integrator',
  clientId,
  channel: 'portal',
  scopes,
});
const staff = (role: Role, office: string | null): Caller => ({
  kind: 'staff',
  id: `${role} of ${office}`,
  iin: 'of nobody',
  name: 'Somebody',
  roles: [role],
  office,
});
const CALLERS: Readonly<Record<string, Caller>> = {
  portal: integrator('portal'),
  bank: integrator('bank'),
  withoutScope: integrator('portal', []),
  almaty: staff('caseworker', 'almaty'),
  astana: staff('supervisor', 'astana'),
  auditor: staff('auditor', 'almaty'),
  country: staff('caseworker', null),
};
const authenticate: Authenticate = async (request) => CALLERS[request.get('x-test-caller') ?? ''];
const as = (name: string) => ({ headers: { 'x-test-caller': name } });

const codeOf = async (response: Response) => z.looseObject({ code: z.string() }).parse(await response.json()).code;

describe('who reads', () => {
  test('sees the cases that they may read, whether live or later, and no trace of any other', async () => {
    const api = await startEventApi(store, { authenticate });
    const cases = {
      a: await aCase({ client: 'portal', office: 'almaty' }),
      b: await aCase({ client: 'bank', office: 'astana' }),
      c: await aCase({ client: 'portal', office: 'astana' }),
    };
    const sees = { portal: 'ac', bank: 'b', almaty: 'a', astana: 'bc', auditor: 'abc', country: 'abc' };
    const live = await Promise.all(Object.keys(sees).map((name) => openEvents(api.url, as(name))));
    const [first] = live;
    if (first === undefined) throw new Error('nobody reads');
    await until(() => expect(first.lastId()).not.toBe(''));
    const start = first.lastId();
    for (const one of Object.values(cases)) await one.go(2);
    for (const one of Object.values(cases)) await one.cancel();
    const later = await Promise.all(
      Object.keys(sees).map((name) => openEvents(api.url, { ...as(name), lastEventId: start })),
    );
    for (const streams of [live, later]) {
      for (const [index, letters] of Object.values(sees).entries()) {
        const wanted = Object.entries(cases).flatMap(([letter, { caseId }]) =>
          letters.includes(letter) ? [`${caseId}/5/case.closed`] : [],
        );
        const seen = () => named(streams[index]?.seen ?? []);
        await until(() => expect(seen().filter((name) => name.endsWith('closed'))).toEqual(wanted));
        const foreign = Object.entries(cases).filter(([letter]) => !letters.includes(letter));
        for (const [, { caseId }] of foreign) expect(seen().join()).not.toContain(caseId);
      }
    }
  });

  test('gets ids that tell nothing of what they stand for', async () => {
    const api = await startEventApi(store, { authenticate, times: { heartbeatMs: 50 } });
    const stream = await openEvents(api.url, as('bank'));
    const { caseId } = await aCase({ client: 'portal' });
    await until(() => expect(stream.comments.length).toBeGreaterThan(2));
    const [, sealed = ''] = stream.lastId().split(':');
    const bytes = Buffer.from(sealed, 'base64url').toString('latin1');
    expect(bytes).not.toContain(caseId);
    expect(bytes).not.toContain(Buffer.from(caseId).toString('hex').toUpperCase());
  });

  test('has to say who they are, with the scope for it', async () => {
    const api = await startEventApi(store, { authenticate });
    const nobody = await openEvents(api.url);
    expect(nobody.response.status).toBe(401);
    const unscoped = await openEvents(api.url, as('withoutScope'));
    expect(unscoped.response.status).toBe(403);
  });

  test('is cut off once their word counts no longer, and asking that is no sign of life', async () => {
    let isValid = true;
    const signs: (boolean | undefined)[] = [];
    const api = await startEventApi(store, {
      authenticate: async (_request, isSignOfLife) => {
        signs.push(isSignOfLife);
        if (!isValid) throw invalidToken('The access token has expired.');
        return integrator('portal');
      },
      times: { checkMs: 20 },
    });
    const stream = await openEvents(api.url);
    await until(() => expect(signs.length).toBeGreaterThan(3));
    expect(stream.hasEnded()).toBe(false);
    isValid = false;
    await until(() => expect(stream.hasEnded()).toBe(true));
    expect(new Set(signs)).toEqual(new Set([false]));
  });
});

describe('what a process bears', () => {
  test('is so many streams of one caller, and so many at all; the next is told to come later', async () => {
    const api = await startEventApi(store, { authenticate, limits: { ofOneCaller: 2, atOnce: 3 } });
    const mine = [await openEvents(api.url, as('portal')), await openEvents(api.url, as('portal'))];
    const third = await fetch(`${api.url}/v1/events`, as('portal'));
    expect([third.status, await codeOf(third)]).toEqual([429, 'too-many-streams']);
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0);
    await openEvents(api.url, as('bank'));
    const fourth = await fetch(`${api.url}/v1/events`, as('almaty'));
    expect([fourth.status, await codeOf(fourth)]).toEqual([429, 'too-many-streams']);
    expect(await api.metric('tirkeu_event_streams_open')).toBe(3);
    for (const stream of mine) stream.cut();
    await until(async () => expect(await api.metric('tirkeu_event_streams_open')).toBe(1));
    expect((await openEvents(api.url, as('almaty'))).response.status).toBe(200);
  });

  test('ends with it: streams are closed at once, and nobody gets a new one', async () => {
    const api = await startEventApi(store, { authenticate });
    const streams = await Promise.all(['portal', 'bank'].map((name) => openEvents(api.url, as(name))));
    await api.stop();
    for (const { hasEnded } of streams) await until(() => expect(hasEnded()).toBe(true));
    await expect(fetch(`${api.url}/v1/events`, as('portal'))).rejects.toThrow('fetch failed');
  });
});
