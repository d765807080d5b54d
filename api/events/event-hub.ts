import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import type { Logger } from '../../platform/logging.ts';
import { EventsForgotten, openEventFeed } from '../../store/event-feed.ts';
import { type EventPosition, positionOf, tokenAt } from '../../store/event-position.ts';
import { unavailable } from '../problem.ts';
import type { DescribeEvents } from './describe-events.ts';
import type { LiveEvent } from './live-event.ts';

/** Somebody who is told everything as it is committed. */
export interface Follower {
  /** Up to where it has been told; what is not behind that is nothing new to it. */
  readonly position: EventPosition;
  /** @param upTo there is nothing else up to here */
  take(events: readonly LiveEvent[], upTo: EventPosition): void;
  /** What was committed until here can't be told any more. */
  reset(upTo: EventPosition): void;
}

/** The one feed of this process, for all of its readers. */
export interface EventHub {
  /** Up to where everybody who has joined has been told. @throws {Problem} 503 while that isn't known */
  whereabouts(): Promise<EventPosition>;
  /** @returns whether the follower is in; not, where it would miss something: then it has to catch up first */
  join(follower: Follower): boolean;
  leave(follower: Follower): void;
  /** Ends the feed; followers are told no more. */
  close(): Promise<void>;
}

export interface HubParts {
  readonly connection: Connection;
  readonly describe: DescribeEvents;
  readonly logger: Logger;
}

/** Between attempts to open the feed while the database is away. */
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;
/** For how long a reader waits for an api that has only just begun. */
const PATIENCE_MS = 5_000;

/**
 * Follows committed events for as long as the process runs. Its position moves only behind what followers have been told, so
 * after a failure it goes on right there, and nobody has to know.
 */
export function startEventHub({ connection, describe, logger }: HubParts): EventHub {
  const followers = new Set<Follower>();
  const closing = new AbortController();
  const stopped = new Promise<undefined>((resolve) => {
    closing.signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
  const known = Promise.withResolvers<void>();
  let position: EventPosition | undefined;
  let isForgotten = false;
  let failures = 0;

  function moveOn(events: readonly LiveEvent[], upTo: EventPosition): void {
    position = upTo;
    known.resolve();
    for (const follower of followers) {
      if (isForgotten) follower.reset(upTo);
      else follower.take(events, upTo);
    }
    isForgotten = false;
  }

  async function follow(): Promise<void> {
    const feed = openEventFeed(connection, position === undefined ? undefined : tokenAt(position));
    try {
      while (!closing.signal.aborted) {
        const batch = await Promise.race([feed.next(), stopped]);
        if (batch === undefined) return;
        // While nobody listens, nothing is read of the cases.
        const events = followers.size === 0 ? [] : await describe(batch.events);
        const upTo = positionOf(batch.token);
        failures = 0;
        if (upTo !== undefined) moveOn(events, upTo);
      }
    } finally {
      // While the database is away that takes as long as the driver looks for it: the end of a process doesn't wait.
      await Promise.race([feed.close().catch(() => undefined), stopped]);
    }
  }

  async function run(): Promise<void> {
    while (!closing.signal.aborted) {
      try {
        await follow();
      } catch (err) {
        if (err instanceof EventsForgotten) {
          logger.error({ err }, 'the oplog no longer holds what was not told to readers yet: they begin anew');
          isForgotten = true;
          position = undefined;
        } else logger.warn({ err }, 'events are not told to readers at the moment');
        failures += 1;
      }
      const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS);
      await pause(pauseMs, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  }

  const running = run();
  return {
    async whereabouts() {
      if (position === undefined) await Promise.race([known.promise, pause(PATIENCE_MS, undefined, { ref: false })]);
      if (position === undefined) throw unavailable('Events can not be read at the moment. Come back for them.');
      return position;
    },
    join(follower) {
      if (position === undefined || follower.position < position) return false;
      followers.add(follower);
      return true;
    },
    leave: (follower) => void followers.delete(follower),
    close() {
      closing.abort();
      return running;
    },
  };
}
