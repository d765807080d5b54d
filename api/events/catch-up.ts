import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import type { Logger } from '../../platform/logging.ts';
import { EventsForgotten, openEventFeed } from '../../store/event-feed.ts';
import { positionOf, tokenAt } from '../../store/event-position.ts';
import type { DescribeEvents } from './describe-events.ts';
import type { EventHub, Follower } from './event-hub.ts';
import type { Turns } from './turns.ts';

/** A follower that says when it has had enough for now. */
export interface Reader extends Follower {
  readonly isFull: boolean;
  /** Resolves once there is room again, or the reader is gone. */
  drained(): Promise<void>;
}

export interface CatchUpParts {
  readonly connection: Connection;
  readonly hub: EventHub;
  readonly describe: DescribeEvents;
  readonly turns: Turns;
  readonly logger: Logger;
}

/** A feed of its own is asked for what is there already, and doesn't wait for more. */
const QUIET_MS = 50;
/** Then others have their turn: somebody comes back after days, and somebody after a second. */
const BATCHES_IN_A_TURN = 20;
const PAUSE_MS = 1_000;

/**
 * Tells a reader what was committed behind its position, by a feed of its own, until it is as far as the hub; there it joins
 * in the same instant, so that nothing lies between.
 *
 * Its position may be of a database that has been restored since, so that it lies before us or nowhere: the database is asked
 * even where there seems to be nothing to catch up with.
 *
 * @param signal the reader is gone
 */
export async function catchUp(parts: CatchUpParts, reader: Reader, signal: AbortSignal): Promise<void> {
  const { hub, turns, logger } = parts;
  let isProved = false;
  while (!signal.aborted && !(isProved && hub.join(reader))) {
    try {
      await turns.take(() => readOn(parts, reader, signal), signal);
      isProved = true;
      await reader.drained();
    } catch (err) {
      const upTo = err instanceof EventsForgotten ? await hub.whereabouts().catch(() => undefined) : undefined;
      if (upTo !== undefined) {
        reader.reset(upTo);
        isProved = true;
        continue;
      }
      logger.warn({ err }, 'a reader can not catch up at the moment');
      await pause(PAUSE_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}

async function readOn({ connection, hub, describe }: CatchUpParts, reader: Reader, signal: AbortSignal): Promise<void> {
  const feed = openEventFeed(connection, tokenAt(reader.position), QUIET_MS);
  try {
    for (let batches = 0; batches < BATCHES_IN_A_TURN; batches += 1) {
      const batch = await feed.next();
      const events = await describe(batch.events);
      const upTo = positionOf(batch.token);
      if (signal.aborted) return;
      if (upTo !== undefined) reader.take(events, upTo);
      // A reader that takes its time holds no cursor meanwhile.
      if (reader.isFull || hub.join(reader)) return;
    }
  } finally {
    await feed.close().catch(() => undefined);
  }
}
