import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataConverter } from '@temporalio/common';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { afterAll, inject } from 'vitest';
import { startTemporal } from '../../dev/servers/start-temporal.ts';
import { SEARCH_ATTRIBUTES } from '../../workflows/contract.ts';

// Before anything else touches the runtime: it is one for each process, and a test file has a process of its own.
Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: 'ERROR' } } });

/** Numbers of `temporal.api.enums.v1.IndexedValueType`, which the SDK's public packages don't export. */
const INDEXED_VALUE_TYPE = { Keyword: 2, Bool: 5, Datetime: 6 } as const;

/**
 * Temporal's time-skipping test server, for stories: deadlines of weeks pass in milliseconds.
 * Call it at the top level of a test file (`const environment = await createTimeSkippingEnvironment(converter)`); it is closed after
 * the file's last test.
 */
export async function createTimeSkippingEnvironment(dataConverter: DataConverter): Promise<TestWorkflowEnvironment> {
  const executable = { type: 'existing-path', path: inject('executables').temporalTestServer } as const;
  const environment = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable },
    client: { dataConverter },
  });
  afterAll(() => environment.teardown());
  await environment.connection.operatorService.addSearchAttributes({
    namespace: environment.namespace ?? 'default',
    searchAttributes: Object.fromEntries(
      Object.entries(SEARCH_ATTRIBUTES).map(([name, type]) => [name, INDEXED_VALUE_TYPE[type]]),
    ),
  });
  return environment;
}

/** The embedded server as `npm start` runs it, database file and search attributes included; real time. Same rule as above. */
export async function createLocalEnvironment(dataConverter: DataConverter): Promise<TestWorkflowEnvironment> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'tirkeu-test-temporal-'));
  const server = await startTemporal({ executable: inject('executables').temporal, dataFolder });
  const environment = await TestWorkflowEnvironment.createFromExistingServer({
    address: server.address,
    client: { dataConverter },
  });
  afterAll(async () => {
    await environment.teardown();
    await server.stop();
    await rm(dataFolder, { recursive: true, force: true });
  });
  return environment;
}
