import type { Authenticate } from '../access/caller.ts';
import type { CatchUpParts } from './catch-up.ts';
import type { OpenStreams } from './open-streams.ts';
import type { ResumeIds } from './resume-ids.ts';
import type { StreamMetrics } from './stream-metrics.ts';

export interface StreamTimes {
  /** Proxies close what is silent for a minute, some after half of one. */
  readonly heartbeatMs: number;
  /** How long, at most, a stream outlives the token or the session that opened it. */
  readonly checkMs: number;
  /** When a reader that was cut off comes back: so many milliseconds later, up to twice as many. */
  readonly retryMs: number;
  /** How long a reader may take to read what is left when the api stops. */
  readonly goodbyeMs: number;
}

export const STREAM_TIMES: StreamTimes = { heartbeatMs: 15_000, checkMs: 5_000, retryMs: 1_000, goodbyeMs: 2_000 };

/** Some thousand events, or a minute of a reader's bad connection. */
export const MAX_WAITING_BYTES = 512 * 1024;

/** What following events needs. */
export interface EventParts extends CatchUpParts {
  readonly ids: ResumeIds;
  readonly streams: OpenStreams;
  readonly metrics: StreamMetrics;
  readonly authenticate: Authenticate;
  readonly times: StreamTimes;
  readonly maxWaitingBytes: number;
}
