import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import type { Logger } from '../../platform/logging.ts';
import type { CaseHistories } from '../../store/case-histories.ts';
import { type Batch, type EventFeed, EventsForgotten, openEventFeed } from '../../store/event-feed.ts';
import type { RelayPosition } from '../../store/relay-position.ts';
import type { DeliveryStore } from '../../store/webhook-deliveries.ts';
import { type TellReceivers, wantedOf } from './tell-receivers.ts';

export interface RelayParts {
  readonly connection: Connection;
  readonly position: RelayPosition;
  readonly histories: CaseHistories;
  readonly deliveries: Pick<DeliveryStore, 'listActive'>;
  readonly tell: TellReceivers;
  readonly logger: Logger;
}

/** Between two looks whether the relay is free, and two attempts after a failure. */
const PAUSE_MS = 1_000;
const PROLONG_EVERY_MS = 2_000;
/** Quiet passes too: a position that is never moved on falls out of the oplog. */
const SAVE_QUIET_EVERY_MS = 10_000;

const DAY_MS = 24 * 60 * 60 * 1_000;
/**
 * How far back a scan looks. A step may be carried out days after the message that dates it, while a registry is away; older
 * than this is only what has been told long ago.
 */
const LOOK_BACK_DAYS = 14;
/** By so much the clocks of our machines may differ. */
const CLOCKS_MS = 60_000;

/**
 * Tells every committed event to those who want to know (docs/decisions/0020). One worker of several does it, in the order of
 * the commits; its position is saved only behind what the engine has taken, so that whoever goes on may repeat something
 * and never leaves anything out.
 *
 * @param signal ends it; the promise then resolves
 */
export async function runRelay(parts: RelayParts, signal: AbortSignal): Promise<void> {
  const { position, logger } = parts;
  while (!signal.aborted) {
    try {
      if (await position.hold()) await relayWhileHeld(parts, signal);
    } catch (err) {
      // The store or the engine is away, or another worker goes on: the position is safe, and the next round asks again.
      if (!signal.aborted) logger.warn({ err }, 'events are not told to receivers at the moment');
    }
    await pause(PAUSE_MS, undefined, { signal }).catch(() => undefined);
  }
  await position.release().catch((err: unknown) => logger.warn({ err }, 'the relay was left without a word'));
}

async function relayWhileHeld(parts: RelayParts, stopped: AbortSignal): Promise<void> {
  const { position, logger } = parts;
  const lost = new AbortController();
  const until = AbortSignal.any([stopped, lost.signal]);
  const prolonging = setInterval(() => {
    position.prolong().then(
      (isMine) => (isMine ? undefined : lost.abort()),
      (err: unknown) => logger.warn({ err }, 'the relay could not be prolonged'),
    );
  }, PROLONG_EVERY_MS);
  try {
    const { token } = await position.read();
    if (token === undefined) return await startAnew(parts, until);
    await follow(parts, openEventFeed(parts.connection, token), until);
  } catch (error) {
    if (!(error instanceof EventsForgotten)) throw error;
    logger.error(
      { err: error },
      'the oplog no longer holds what was not told yet: all cases are looked through instead',
    );
    await startAnew(parts, until);
  } finally {
    clearInterval(prolonging);
  }
}

/** Without a position: opens the stream first, and then looks for what was committed before that and never told. */
async function startAnew(parts: RelayParts, until: AbortSignal): Promise<void> {
  const feed = openEventFeed(parts.connection, undefined);
  const first = await orClose(feed, () => feed.next());
  if (first.token === undefined) {
    await feed.close();
    throw new Error('the change stream was not opened in time');
  }
  await orClose(feed, () => scan(parts));
  await follow(parts, feed, until, first);
}

async function scan({ position, histories, deliveries, tell }: RelayParts): Promise<void> {
  const webhooks = await deliveries.listActive();
  const { savedAt } = await position.read();
  const since = new Date((savedAt?.getTime() ?? Date.now()) - LOOK_BACK_DAYS * DAY_MS);
  const clients = [...new Set(webhooks.map(({ client }) => client))];
  if (clients.length === 0) return;
  for await (const caseIds of histories.changedSince(since, clients)) {
    await tell(new Map(caseIds.map((caseId) => [caseId, 'all'])), ({ createdAt }, { timestamp }) => {
      const happenedAt = Date.parse(timestamp);
      return happenedAt >= since.getTime() && happenedAt >= createdAt.getTime() - CLOCKS_MS;
    });
    await position.prolong();
  }
}

async function follow(parts: RelayParts, feed: EventFeed, until: AbortSignal, first?: Batch): Promise<void> {
  const { position, tell } = parts;
  await orClose(feed, async () => {
    let savedAtMs = 0;
    for (let batch = first ?? (await feed.next()); !until.aborted; batch = await feed.next()) {
      if (batch.events.length > 0) await tell(wantedOf(batch.events));
      const isDue = batch.events.length > 0 || Date.now() - savedAtMs > SAVE_QUIET_EVERY_MS;
      if (!isDue || batch.token === undefined) continue;
      await position.save(batch.token);
      savedAtMs = Date.now();
    }
  });
  await feed.close();
}

/** Whatever goes wrong, no stream is left open. */
async function orClose<Value>(feed: EventFeed, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    await feed.close();
    throw error;
  }
}
