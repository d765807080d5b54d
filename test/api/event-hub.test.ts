import { afterAll, expect, test } from 'vitest';
import { startEventHub } from '../../api/events/event-hub.ts';
import type { LiveEvent } from '../../api/events/live-event.ts';
import { createLogger } from '../../platform/logging.ts';
import { type EventPosition, positionOf } from '../../store/event-position.ts';
import { openStore } from '../store/open-store.ts';
import { until } from './event-stream.ts';
import { createCases } from './live-cases.ts';

const store = await openStore();
const aCase = createCases(store);
const logger = createLogger({ name: 'test', level: 'silent' });
const target = { filer: '', clients: [], office: null, assignee: null, parties: [] };

test('the feed goes on right where it was after each failure, and its followers notice nothing', async () => {
  let attempts = 0;
  const hub = startEventHub({
    connection: store.connection,
    logger,
    describe: async (committed) => {
      attempts += committed.length > 0 ? 1 : 0;
      if (committed.length > 0 && attempts <= 2) throw new Error('the database is away');
      return committed.flatMap(({ caseId, seq, token }): readonly LiveEvent[] => {
        const position = positionOf(token);
        return position === undefined ? [] : [{ position, id: `${caseId}/${seq}`, caseId, target, messages: [] }];
      });
    },
  });
  afterAll(() => hub.close());
  const taken: string[] = [];
  let position: EventPosition = await hub.whereabouts();
  const follower = {
    get position() {
      return position;
    },
    take: (events: readonly LiveEvent[], upTo: EventPosition) => {
      taken.push(...events.map(({ id }) => id));
      position = upTo;
    },
    reset: () => expect.unreachable('nothing was forgotten'),
  };
  expect(hub.join(follower)).toBe(true);
  const one = await aCase();
  await one.go(5);
  const wanted = (await one.told()).map((name) => name.slice(0, name.lastIndexOf('/')));
  await until(() => expect(taken).toEqual(wanted));
  expect(attempts).toBeGreaterThan(2);
});

test('who is behind the hub may not join: it would miss something', async () => {
  const hub = startEventHub({ connection: store.connection, logger, describe: async () => [] });
  afterAll(() => hub.close());
  await hub.whereabouts();
  expect(hub.join({ position: '', take: () => undefined, reset: () => undefined })).toBe(false);
});
