import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import { mongo } from 'mongoose';

/** An event that has been committed. */
export interface CommittedEvent {
  readonly caseId: string;
  readonly seq: number;
  /** With it saved, a later feed goes on right behind this event. */
  readonly token: unknown;
}

/** Events in the order of their commits. With `token` saved, a later feed goes on right behind them. */
export interface Batch {
  readonly events: readonly CommittedEvent[];
  readonly token: unknown;
}

/** The events of all cases as they are committed, from MongoDB's change stream. */
export interface EventFeed {
  /** What has come, as soon as something has; nothing, where it stays quiet for a while. */
  next(): Promise<Batch>;
  close(): Promise<void>;
}

/** What follows the token can't be had any more: the oplog has gone on without us, or was made anew by a restore. */
export class EventsForgotten extends Error {
  override readonly name = 'EventsForgotten';
}

type Numbered = Omit<CommittedEvent, 'token'>;

/** ChangeStreamHistoryLost, ChangeStreamFatalError, InvalidResumeToken, CappedPositionLost, and a token that is none. */
const FORGOTTEN: readonly unknown[] = [286, 280, 260, 136, 9];

const QUIET_MS = 1_000;
const MAX_BATCH = 500;

/**
 * @param after the token of the last batch that was dealt with; without one, from now on
 * @param quietMs how long a quiet feed waits before it says so
 */
export function openEventFeed(connection: Connection, after: unknown, quietMs = QUIET_MS): EventFeed {
  const events = connection.getClient().db(connection.name).collection<Numbered>('events');
  const stream = events.watch<Numbered, mongo.ChangeStreamInsertDocument<Numbered>>(
    [
      { $match: { operationType: 'insert' } },
      // What happened to whom stays where it is.
      { $project: { 'fullDocument.caseId': 1, 'fullDocument.seq': 1 } },
    ],
    after === undefined ? {} : { resumeAfter: after },
  );
  const read = async (): Promise<mongo.ChangeStreamInsertDocument<Numbered>> => {
    try {
      return await stream.next();
    } catch (error) {
      if (error instanceof mongo.MongoServerError && FORGOTTEN.includes(error.code)) {
        throw new EventsForgotten('the change stream can not go on from the saved position', { cause: error });
      }
      throw error;
    }
  };
  let coming = read();
  // Looked at when the next batch is asked for.
  coming.catch(() => undefined);

  return {
    async next() {
      const batch: CommittedEvent[] = [];
      let token: unknown;
      let change = await Promise.race([coming, pause(quietMs, undefined)]);
      // Asked only while nothing has come: it then stands for "all until now", which includes the events of nobody.
      if (change === undefined) return { events: [], token: stream.resumeToken };
      while (change !== undefined) {
        token = change._id;
        batch.push({ caseId: change.fullDocument.caseId, seq: change.fullDocument.seq, token });
        coming = read();
        coming.catch(() => undefined);
        change = batch.length < MAX_BATCH ? await Promise.race([coming, nextTurn(undefined)]) : undefined;
      }
      return { events: batch, token };
    },
    close: () => stream.close(),
  };
}
