import type { Connection } from 'mongoose';
import type { Registry } from 'prom-client';
import type { Logger } from '../../platform/logging.ts';
import type { SecretBox } from '../../platform/secret-box.ts';
import type { Reader } from '../../store/reader.ts';
import type { Authenticate } from '../access/caller.ts';
import type { Route } from '../route.ts';
import { createDescriber } from './describe-events.ts';
import { startEventHub } from './event-hub.ts';
import { MAX_WAITING_BYTES, STREAM_TIMES, type StreamTimes } from './event-parts.ts';
import { followEvents } from './follow-events.ts';
import { createOpenStreams, STREAM_LIMITS, type StreamLimits } from './open-streams.ts';
import { createResumeIds } from './resume-ids.ts';
import { createStreamMetrics } from './stream-metrics.ts';
import { createTurns } from './turns.ts';

interface StartEventsParts {
  readonly connection: Connection;
  readonly reader: Pick<Reader, 'eventsOf'>;
  readonly secrets: SecretBox;
  readonly authenticate: Authenticate;
  readonly registry: Registry;
  readonly logger: Logger;
  readonly limits?: Partial<StreamLimits>;
  readonly times?: Partial<StreamTimes>;
  readonly maxWaitingBytes?: number;
}

/** The live stream of this process. */
export interface Events {
  readonly routes: readonly Route[];
  /** Ends all streams, so that their readers connect to another api, and then the feed. Before the server closes. */
  close(): Promise<void>;
}

/** Each catch-up holds a connection to the database, of fifty that this process has. After a release, all readers come at once. */
const CATCH_UPS_AT_ONCE = 8;

export function startEvents(parts: StartEventsParts): Events {
  const { connection, secrets, authenticate, registry, logger, maxWaitingBytes = MAX_WAITING_BYTES } = parts;
  const ids = createResumeIds(secrets);
  const describe = createDescriber({ reader: parts.reader, ids, logger });
  const hub = startEventHub({ connection, describe, logger });
  const metrics = createStreamMetrics(registry);
  const streams = createOpenStreams({ ...STREAM_LIMITS, ...parts.limits }, metrics);
  const turns = createTurns(CATCH_UPS_AT_ONCE);
  const times = { ...STREAM_TIMES, ...parts.times };
  const shared = { connection, hub, describe, turns, logger };
  return {
    routes: [followEvents({ ...shared, ids, streams, metrics, authenticate, times, maxWaitingBytes })],
    close: async () => {
      await streams.close();
      await hub.close();
    },
  };
}
