import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import type { Connection } from 'mongoose';
import type { Logger } from '../../platform/logging.ts';
import { createCaseHistories } from '../../store/case-histories.ts';
import { createRelayPosition } from '../../store/relay-position.ts';
import type { Models } from '../../store/schemas.ts';
import type { DeliveryStore } from '../../store/webhook-deliveries.ts';
import { runRelay } from './relay.ts';
import { createTeller } from './tell-receivers.ts';

interface StartRelayParts {
  readonly client: Client;
  readonly connection: Connection;
  readonly models: Models;
  readonly deliveries: DeliveryStore;
  readonly logger: Logger;
}

/** Begins to tell committed events to receivers. @returns its end */
export function startRelay({ client, connection, models, deliveries, logger }: StartRelayParts): () => Promise<void> {
  const histories = createCaseHistories(models);
  const tell = createTeller({ client, histories, deliveries, logger });
  const position = createRelayPosition(connection, randomUUID());
  const ending = new AbortController();
  const running = runRelay({ connection, position, histories, deliveries, tell, logger }, ending.signal);
  return () => {
    ending.abort();
    return running;
  };
}
