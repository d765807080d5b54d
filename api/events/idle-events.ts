import type { Connection } from 'mongoose';
import type { Logger } from '../../platform/logging.ts';
import { MAX_WAITING_BYTES, STREAM_TIMES, type EventParts } from './event-parts.ts';

/** A stream of nothing, for looking at its contract. */
export const idleEvents = (connection: Connection, logger: Logger): EventParts => ({
  connection,
  hub: {
    whereabouts: () => Promise.reject(new Error('there is no feed')),
    join: () => false,
    leave: () => undefined,
    close: async () => undefined,
  },
  describe: async () => [],
  turns: { take: async () => undefined },
  logger,
  ids: { seal: () => '', open: () => '' },
  streams: {
    enter: () => ({ closing: AbortSignal.abort(), leave: () => undefined }),
    close: async () => undefined,
  },
  metrics: {
    open: { inc: () => undefined, dec: () => undefined },
    dropped: { inc: () => undefined },
  },
  authenticate: async () => undefined,
  times: STREAM_TIMES,
  maxWaitingBytes: MAX_WAITING_BYTES,
});
