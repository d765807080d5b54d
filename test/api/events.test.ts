import { describe, expect, test } from 'vitest';
import { openStore } from '../store/open-store.ts';
import { named, openEvents, until } from './event-stream.ts';
import { createCases, type LiveCase } from './live-cases.ts';
import { secrets, startEventApi } from './start-event-api.ts';

const store = await openStore();
const aCase = createCases(store);
const api = await startEventApi(store, { times: { heartbeatMs: 100 } });

const toldOf = async (cases: readonly LiveCase[]): Promise<readonly string[]> =>
  (await Promise.all(cases.map(({ told }) => told()))).flat();

/** What a stream says of some cases, case by case. */
const ofCases = (seen: readonly string[], cases: readonly LiveCase[]): readonly string[] =>
  cases.flatMap(({ caseId }) => seen.filter((name) => name.startsWith(caseId)));

describe('the event stream', () => {
  test('tells whatever is committed from now on, once and in order for each case, in thin messages', async () => {
    const stream = await openEvents(api.url);
    const cases = await Promise.all([aCase(), aCase()]);
    await Promise.all(cases.map(({ go }) => go(5)));
    await cases[0].cancel();
    const wanted = await toldOf(cases);
    await until(() => expect(ofCases(named(stream.seen), cases)).toEqual(wanted));
    expect(wanted).toContain(`${cases[0].caseId}/8/case.closed`);
  });

  test('is nothing that a proxy may keep, change or wait with, and says when to come back', async () => {
    const stream = await openEvents(api.url);
    expect(stream.response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(stream.response.headers.get('cache-control')).toBe('no-store, no-transform');
    expect(stream.response.headers.get('x-accel-buffering')).toBe('no');
    expect(stream.response.headers.get('content-encoding')).toBeNull();
    await until(() => expect(stream.retryMs()).toBeGreaterThan(0));
  });

  test('goes on from every single id with exactly what came behind it', async () => {
    const stream = await openEvents(api.url);
    const one = await aCase();
    await one.go(4);
    await one.cancel();
    const wanted = await one.told();
    await until(() => expect(named(stream.seen)).toEqual(wanted));
    stream.cut();
    const other = await aCase();
    for (const [index, { id }] of stream.seen.entries()) {
      const again = await openEvents(api.url, { lastEventId: id });
      const isLast = stream.seen[index + 1]?.id !== id;
      // Two messages of one event have one id; it stands with the second.
      const rest = isLast ? wanted.slice(index + 1) : wanted.slice(index);
      await other.go();
      const newest = (await other.told()).at(-1);
      await until(() => expect(named(again.seen)).toContain(newest));
      expect(ofCases(named(again.seen), [one])).toEqual(rest);
      again.cut();
    }
  });

  test('goes on by `lastEventId` where the header can not be set; the header counts where both are there', async () => {
    const stream = await openEvents(api.url);
    const one = await aCase();
    await until(() => expect(stream.seen).toHaveLength(2));
    const [first, second] = stream.seen.map(({ id }) => id);
    const query = `?lastEventId=${encodeURIComponent(first ?? '')}`;
    const byQuery = await openEvents(api.url, { path: query });
    const byHeader = await openEvents(api.url, { path: query, lastEventId: second });
    await one.go();
    const wanted = await one.told();
    await until(() => expect(named(byQuery.seen)).toEqual(wanted.slice(1)));
    await until(() => expect(named(byHeader.seen)).toEqual(wanted.slice(2)));
  });

  test('loses and repeats nothing while readers are cut off again and again', async () => {
    let stream = await openEvents(api.url);
    const cases = await Promise.all([aCase(), aCase(), aCase()]);
    const working = Promise.all(cases.map(({ go }) => go(30)));
    const seen: string[] = [];
    for (let cuts = 0; cuts < 8; cuts += 1) {
      const before = stream;
      await until(() => expect(before.seen.length).toBeGreaterThan(3));
      before.cut();
      await until(() => expect(before.hasEnded()).toBe(true));
      seen.push(...named(before.seen));
      stream = await openEvents(api.url, { lastEventId: before.lastId() });
    }
    await working;
    const wanted = await toldOf(cases);
    await until(() => expect(ofCases([...seen, ...named(stream.seen)], cases)).toEqual(wanted));
  });

  test('goes on at another api, and at one that has begun only after everything had happened', async () => {
    const mine = await startEventApi(store);
    const stream = await openEvents(mine.url);
    const one = await aCase();
    await until(() => expect(stream.seen).toHaveLength(2));
    await mine.stop();
    await until(() => expect(stream.hasEnded()).toBe(true));
    await one.go(3);
    const later = await startEventApi(store);
    const resumed = await Promise.all([api, later].map(({ url }) => openEvents(url, { lastEventId: stream.lastId() })));
    await one.cancel();
    const rest = (await one.told()).slice(2);
    for (const { seen } of resumed) await until(() => expect(named(seen)).toEqual(rest));
  });

  test('shows only one case, or one type, to whoever wants no more', async () => {
    const cases = await Promise.all([aCase(), aCase()]);
    const [ofOne, closings] = await Promise.all([
      openEvents(api.url, { path: `?caseId=${cases[0].caseId.toUpperCase()}` }),
      openEvents(api.url, { path: '?type=case.closed' }),
    ]);
    await cases[1].cancel();
    await cases[0].cancel();
    await until(() => expect(ofOne.seen.map(({ data }) => data?.caseId)).toEqual([cases[0].caseId]));
    await until(() =>
      expect(closings.seen.map(({ data }) => data?.caseId)).toEqual([cases[1].caseId, cases[0].caseId]),
    );
  });

  test('keeps a quiet connection open, and the position of its reader from growing old', async () => {
    const stream = await openEvents(api.url, { path: '?type=objection.raised' });
    const one = await aCase();
    const first = stream.lastId();
    await until(() => expect(stream.comments.length).toBeGreaterThan(2));
    await one.go();
    await until(() => expect(stream.lastId()).not.toBe(first));
    expect(stream.seen).toEqual([]);
    const resumed = await openEvents(api.url, { lastEventId: stream.lastId() });
    await one.cancel();
    await until(() => expect(resumed.seen.at(-1)?.type).toBe('case.closed'));
  });

  test('tells a reader whose position the database can not go on from to look for itself, and goes on', async () => {
    const lost = secrets.seal('nonsense', 'event position');
    const stream = await openEvents(api.url, { lastEventId: lost });
    await until(() => expect(stream.seen).toMatchObject([{ type: 'stream.reset', data: null }]));
    const one = await aCase();
    const wanted = await one.told();
    await until(() => expect(named(stream.seen.slice(1))).toEqual(wanted));
    expect(stream.lastId()).not.toBe(lost);
  });

  test.each([
    ['nothing of ours', 'garbage'],
    ['what was sealed for something else', secrets.seal('8200000001000000012B0229296E04', 'a webhook')],
    ['more than an id can be', 'x'.repeat(5_000)],
  ])('takes no id that is %s', async (_, lastEventId) => {
    const { response } = await openEvents(api.url, { lastEventId });
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toMatch(/problem\+json/);
  });

  test('answers HEAD at once', async () => {
    const response = await fetch(`${api.url}/v1/events`, { method: 'HEAD' });
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('text/event-stream'),
    ]);
  });
});
