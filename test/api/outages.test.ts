import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { createApp } from '../../api/app.ts';
import { createCaseMessenger } from '../../api/case-messenger.ts';
import { createCursors } from '../../api/cursors.ts';
import { createCertificatePrinter } from '../../api/certificate/certificate-printer.ts';
import { createApiServer } from '../../api/create-api-server.ts';
import { createAddressClient } from '../../clients/address.ts';
import { createPopulationClient } from '../../clients/population.ts';
import { createPolicyAt } from '../../domain/policy.ts';
import { startMongo } from '../../dev/servers/start-mongo.ts';
import { createLogger } from '../../platform/logging.ts';
import { connectMongo } from '../../platform/mongo.ts';
import { createReader } from '../../store/reader.ts';
import { createTestDataConverter, createTestKeys } from '../support/payload-keys.ts';
import { createTimeSkippingEnvironment } from '../support/temporal.ts';
import { freshDatabase } from '../support/mongo.ts';
import { ask } from './ask.ts';
import { problemIn } from './problem-document.ts';

const environment = await createTimeSkippingEnvironment(createTestDataConverter());

/** A port on which nobody answers: it was ours a moment ago. */
async function deadPort(): Promise<number> {
  const server = createTcpServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function startApi(client: Client, mongodbUri: string): Promise<string> {
  const connection = await connectMongo({ uri: mongodbUri, appName: 'tirkeu-test-outage' });
  const logger = createLogger({ name: 'test', level: 'silent' });
  // None of these tests asks a registry, and the api starts without one.
  const registry = { baseUrl: `http://127.0.0.1:${await deadPort()}` };
  const app = createApp(
    {
      reader: createReader(connection),
      messenger: createCaseMessenger(client),
      population: createPopulationClient(registry),
      address: createAddressClient(registry),
      policyAt: createPolicyAt(),
      printCertificate: createCertificatePrinter('https://registration.example'),
      cursors: createCursors(createTestKeys()),
    },
    logger,
  );
  const server = createApiServer(app);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  afterAll(async () => {
    server.close();
    server.closeAllConnections();
    await connection.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}

describe('readiness', () => {
  test('is there when everything answers', async () => {
    const url = await startApi(environment.client, freshDatabase());
    const { status, text } = await ask(url, { path: '/readyz' });
    expect({ status, body: JSON.parse(text) }).toEqual({
      status: 200,
      body: { status: 'ready', checks: { mongodb: 'ok', temporal: 'ok' } },
    });
  });

  test('is gone without Temporal, and whether a case exists is left open', async () => {
    const client = new Client({ connection: Connection.lazy({ address: `127.0.0.1:${await deadPort()}` }) });
    const url = await startApi(client, freshDatabase());
    const { status, text } = await ask(url, { path: '/readyz' });
    expect(status).toBe(503);
    expect(JSON.parse(text)).toEqual({ status: 'not-ready', checks: { mongodb: 'ok', temporal: 'failed' } });
    expect(await ask(url, { path: '/healthz' })).toMatchObject({ status: 200 });
    const unknown = await ask(url, { path: `/v1/cases/${randomUUID()}` });
    expect(problemIn(unknown)).toMatchObject({ status: 503, code: 'temporarily-unavailable' });
    expect(unknown.headers['retry-after']).toBeDefined();
  });

  test('is gone without MongoDB, and reads say so without its words', async () => {
    const dataFolder = await mkdtemp(join(tmpdir(), 'tirkeu-test-outage-'));
    const mongo = await startMongo({ executable: inject('executables').mongod, dataFolder });
    const url = await startApi(environment.client, mongo.uri('outage'));
    expect(await ask(url, { path: '/v1/cases' })).toMatchObject({ status: 200 });
    await mongo.stop();
    await rm(dataFolder, { recursive: true, force: true });

    const [ready, alive, list, one] = await Promise.all(
      ['/readyz', '/healthz', '/v1/cases', `/v1/cases/${randomUUID()}`].map((path) => ask(url, { path })),
    );
    expect(ready?.status).toBe(503);
    expect(JSON.parse(ready?.text ?? '')).toMatchObject({ checks: { mongodb: 'failed', temporal: 'ok' } });
    expect(alive?.status).toBe(200);
    for (const answer of [list, one]) {
      if (answer === undefined) throw new Error('no answer');
      expect(problemIn(answer)).toMatchObject({ status: 503, code: 'temporarily-unavailable' });
    }
  });
});
