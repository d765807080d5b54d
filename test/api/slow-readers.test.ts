import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { createEventReader, type EventReader } from '../../api/events/event-reader.ts';
import type { LiveEvent } from '../../api/events/live-event.ts';
import { listen } from '../access/listen.ts';
import { until } from './event-stream.ts';

const MAX_WAITING_BYTES = 64 * 1024;
const ids = { seal: (position: string) => position, open: (id: string) => id };

/** Events of some length, so that it takes few of them to fill what both systems hold for a connection. */
const eventAt = (position: number): LiveEvent => ({
  position: String(position).padStart(9, '0'),
  id: String(position).padStart(9, '0'),
  caseId: 'a case',
  target: { filer: '', clients: [], office: null, assignee: null, parties: [] },
  messages: [{ type: 'case.changed', data: 'x'.repeat(100_000) }],
});

async function startReaders() {
  const readers: EventReader[] = [];
  const dropped: string[] = [];
  const url = await listen(() => (request, response) => {
    const name = request.url ?? '';
    const onSlow = (): void => void dropped.push(name);
    const shownOf = ({ messages }: LiveEvent) => messages;
    const reader = createEventReader({ response, ids, shownOf, onSlow, maxWaitingBytes: MAX_WAITING_BYTES }, '0');
    reader.start(1);
    readers.push(reader);
  });
  const { hostname, port } = new URL(url);
  const open = async (name: string) => {
    const socket = connect({ host: hostname, port: Number(port) });
    socket.on('error', () => undefined);
    socket.write(`GET /${name} HTTP/1.1\r\nHost: test\r\n\r\n`);
    const closed = once(socket, 'close');
    return { socket, closed };
  };
  return { readers, dropped, open };
}

test('who does not read as fast as events come is dropped, and nobody else', async () => {
  const { readers, dropped, open } = await startReaders();
  const slow = await open('slow');
  slow.socket.pause();
  const quick = await open('quick');
  let received = 0;
  quick.socket.on('data', (bytes: Buffer) => {
    received += bytes.length;
  });
  await until(() => expect(readers).toHaveLength(2));
  let sent = 0;
  while (dropped.length === 0) {
    sent += 1;
    const before = received;
    for (const reader of readers) reader.take([eventAt(sent)], eventAt(sent).position);
    await until(() => expect(received).toBeGreaterThan(before));
  }
  expect(dropped).toEqual(['/slow']);
  await until(() => expect(received).toBeGreaterThan(sent * 100_000));
  quick.socket.destroy();
});

test('who takes nothing between two heartbeats is dropped, though little waits', async () => {
  const { readers, dropped, open } = await startReaders();
  const { socket } = await open('stuck');
  socket.pause();
  await until(() => expect(readers).toHaveLength(1));
  const [reader] = readers;
  if (reader === undefined) throw new Error('nobody reads');
  let position = 0;
  while (!reader.isFull) {
    position += 1;
    reader.take([eventAt(position)], eventAt(position).position);
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
  reader.heartbeat();
  expect(dropped).toEqual([]);
  reader.heartbeat();
  expect(dropped).toEqual(['/stuck']);
  socket.destroy();
});
