import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { createTirkeuClient, type FollowedEvent, type FollowOptions } from '../../client/create-tirkeu-client.ts';
import { readEventStream, type StreamBlock } from '../../client/read-event-stream.ts';

const CASE_ID = '0190d0c4-8a6d-5c7e-9b1f-2d3e4f506172';
const eventOf = (revision: number) => ({
  type: 'case.changed',
  timestamp: '2026-11-24T10:15:00.000Z',
  data: { caseId: CASE_ID, revision, stage: 'in-review', outcome: null },
});
const written = (revision: number): string => `id: ${revision}\ndata: ${JSON.stringify(eventOf(revision))}\n\n`;

const running: (() => void)[] = [];
afterEach(() => {
  for (const stop of running.splice(0)) stop();
});

type Connection = (response: ServerResponse) => void;

const stream =
  (text: string, end: 'ended' | 'broken' | 'open'): Connection =>
  (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(text, () => {
      if (end === 'ended') response.end();
      if (end === 'broken') response.destroy();
    });
  };
const problem =
  (status: number, code: string): Connection =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/problem+json', 'retry-after': '1' });
    response.end(JSON.stringify({ status, code, title: code, detail: 'a detail' }));
  };

/** A server that takes these connections one after another, and what a client of it sees until it has seen so much. */
async function follow(connections: readonly Connection[], wanted: number, options: FollowOptions = {}) {
  const asked: IncomingMessage[] = [];
  const waits: number[] = [];
  const tokens = ['first', 'second', 'third', 'fourth'];
  const server = createServer((request, response) => {
    asked.push(request);
    connections[asked.length - 1]?.(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  running.push(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  const client = createTirkeuClient({
    baseUrl: `http://127.0.0.1:${address.port}`,
    token: () => tokens[asked.length] ?? '',
    wait: async (ms) => waits.push(ms),
  });
  const ending = new AbortController();
  const seen: FollowedEvent[] = [];
  for await (const event of client.followEvents({ ...options, signal: ending.signal })) {
    seen.push(event);
    if (seen.length === wanted) ending.abort();
  }
  return {
    seen,
    waits,
    ids: asked.map(({ headers }) => headers['last-event-id']),
    tokens: asked.map(({ headers }) => headers.authorization),
    urls: asked.map(({ url }) => url),
  };
}

describe('following events', () => {
  test('goes on behind the last id whenever a connection ends or breaks, with a token of its own for each', async () => {
    const { seen, ids, tokens, waits } = await follow(
      [
        stream(`retry: 7\nid: start\n\n${written(1)}${written(2)}`, 'ended'),
        stream(`: heartbeat\nid: later\n\n${written(3).slice(0, -20)}`, 'broken'),
        stream(written(3), 'open'),
      ],
      3,
    );
    expect(seen).toEqual([1, 2, 3].map((revision) => Object.assign(eventOf(revision), { id: String(revision) })));
    expect(ids).toEqual([undefined, '2', 'later']);
    expect(tokens).toEqual(['Bearer first', 'Bearer second', 'Bearer third']);
    expect(waits).toEqual([7, 7]);
  });

  test('begins where it is told, and asks for what is wanted only', async () => {
    const { ids, urls } = await follow([stream(written(9), 'open')], 1, {
      lastEventId: '8',
      query: { type: 'case.closed' },
    });
    expect([ids, urls]).toEqual([['8'], ['/v1/events?type=case.closed']]);
  });

  test('waits where the api has no room or is away', async () => {
    const { seen } = await follow([problem(429, 'too-many-streams'), problem(503, 'x'), stream(written(1), 'open')], 1);
    expect(seen).toHaveLength(1);
  });

  test.each([
    [400, 'invalid-last-event-id'],
    [401, 'invalid-token'],
    [403, 'scope-missing'],
  ])('throws what waiting does not mend: %i %s', async (status, code) => {
    await expect(follow([problem(status, code)], 1)).rejects.toThrow(`${status} ${code}: a detail`);
  });
});

async function read(chunks: readonly string[]): Promise<readonly StreamBlock[]> {
  const bytes = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(Uint8Array.from(Buffer.from(chunk, 'latin1')));
      controller.close();
    },
  });
  const blocks: StreamBlock[] = [];
  for await (const block of readEventStream(bytes)) blocks.push(block);
  return blocks;
}

const TEXT = Buffer.from('id: 1\r\ndata: Ә\ndata:two\n\n: hello\nid\nretry: 5\n\ndata\n\ndata: never whole').toString(
  'latin1',
);
const BLOCKS = [
  { id: '1', data: 'Ә\ntwo', retryMs: undefined },
  { id: '', data: undefined, retryMs: 5 },
  { id: undefined, data: '', retryMs: undefined },
];

test('a stream means the same wherever it is cut into pieces', async () => {
  for (let at = 0; at <= TEXT.length; at += 1) {
    expect(await read([TEXT.slice(0, at), TEXT.slice(at)])).toEqual(BLOCKS);
  }
});
