import { once } from 'node:events';
import type { Connection } from 'mongoose';
import { Registry } from 'prom-client';
import { afterAll } from 'vitest';
import { openAccess } from '../../api/access/admit.ts';
import type { Authenticate } from '../../api/access/caller.ts';
import { createApp } from '../../api/app.ts';
import { createApiServer } from '../../api/create-api-server.ts';
import { startEvents } from '../../api/events/start-events.ts';
import type { StreamTimes } from '../../api/events/event-parts.ts';
import type { StreamLimits } from '../../api/events/open-streams.ts';
import { idleParts } from '../../api/openapi/served-routes.ts';
import { createLogger } from '../../platform/logging.ts';
import { createSecretBox } from '../../platform/secret-box.ts';
import type { Reader } from '../../store/reader.ts';
import { createTestKeys } from '../support/payload-keys.ts';

/** All apis of a test have the same keys, as those of one installation do. */
export const secrets = createSecretBox(createTestKeys());

interface Store {
  readonly connection: Connection;
  readonly reader: Reader;
}

interface EventApiOptions {
  readonly authenticate?: Authenticate;
  readonly limits?: Partial<StreamLimits>;
  readonly times?: Partial<StreamTimes>;
  readonly maxWaitingBytes?: number;
}

export interface EventApi {
  readonly url: string;
  readonly stop: () => Promise<void>;
  readonly metric: (name: string) => Promise<number>;
}

const silent = createLogger({ name: 'test', level: 'silent' });

/** An api of which only the stream is used. It stops as `main.ts` has it stop, after the calling file's last test at the latest. */
export async function startEventApi({ connection, reader }: Store, options: EventApiOptions = {}): Promise<EventApi> {
  const { authenticate = openAccess.authenticate, ...settings } = options;
  const registry = new Registry();
  const events = startEvents({
    connection,
    reader,
    secrets,
    authenticate,
    registry,
    logger: silent,
    ...settings,
  });
  const { dependencies } = idleParts();
  const app = createApp(dependencies, silent, { ...openAccess, authenticate }, events.routes);
  const server = createApiServer(app);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the api listens on no port');
  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    await events.close();
    const closed = once(server, 'close');
    server.close();
    server.closeIdleConnections();
    await closed;
  };
  const stopOnce = (): Promise<void> => (stopping ??= stop());
  afterAll(stopOnce);
  return {
    url: `http://127.0.0.1:${address.port}`,
    stop: stopOnce,
    metric: async (name) => (await registry.getSingleMetric(name)?.get())?.values[0]?.value ?? 0,
  };
}
