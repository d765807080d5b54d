import { once } from 'node:events';
import { Client, type WorkflowClientInterceptor } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import { afterAll } from 'vitest';
import { createApp } from '../../api/app.ts';
import { createCaseMessenger } from '../../api/case-messenger.ts';
import { createCursors } from '../../api/cursors.ts';
import { createCertificatePrinter } from '../../api/certificate/certificate-printer.ts';
import { createApiServer } from '../../api/create-api-server.ts';
import { createLogger } from '../../platform/logging.ts';
import { type Product, PUBLIC_URL } from '../support/product.ts';
import { createTestKeys } from '../support/payload-keys.ts';

export interface WatchedApi {
  readonly url: string;
  /** Everything that this api ever sent to the engine which could start or move a case. */
  readonly sent: readonly string[];
  /** How many documents of each kind the store holds. */
  readonly count: () => Promise<Readonly<Record<string, number>>>;
}

/** One more api of the product, which says what it asked of the engine. Stopped after the calling file's last test. */
export async function watchApi(product: Product, dataConverter: DataConverter): Promise<WatchedApi> {
  const { environment, reader } = product;
  const { models } = product.dependencies;
  const sent: string[] = [];
  const noting: WorkflowClientInterceptor = {
    startWithDetails: async (input, next) => (sent.push('start'), next(input)),
    signal: async (input, next) => (sent.push('signal'), next(input)),
    startUpdate: async (input, next) => (sent.push(input.updateName), next(input)),
    startUpdateWithStart: async (input, next) => (sent.push(input.updateName), next(input)),
  };
  const client = new Client({
    connection: environment.connection,
    namespace: environment.namespace ?? 'default',
    dataConverter,
    interceptors: { workflow: [noting] },
  });
  const app = createApp(
    {
      ...product.dependencies,
      reader,
      messenger: createCaseMessenger(client),
      printCertificate: createCertificatePrinter(PUBLIC_URL),
      cursors: createCursors(createTestKeys()),
    },
    createLogger({ name: 'test', level: 'silent' }),
  );
  const server = createApiServer(app);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the api listens on no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    sent,
    count: async () => {
      const [cases, events, evidence, residences] = await Promise.all([
        models.cases.countDocuments(),
        models.events.countDocuments(),
        models.evidence.countDocuments(),
        models.residences.countDocuments(),
      ]);
      return { cases, events, evidence, residences };
    },
  };
}
