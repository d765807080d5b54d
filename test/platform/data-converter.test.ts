import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WorkflowFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { bundleWorkflowCode, Worker } from '@temporalio/worker';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { startTemporal } from '../../dev/servers/start-temporal.ts';
import { failureConverterPath } from '../../platform/data-converter.ts';
import { createLogger } from '../../platform/logging.ts';
import { connectTemporalClient } from '../../platform/temporal-client.ts';
import { connectTemporalWorker } from '../../platform/temporal-worker-connection.ts';
import { createTestDataConverter } from '../support/payload-keys.ts';

const namespace = 'default';
const workflowsPath = fileURLToPath(new URL('fixtures/failing-workflow.ts', import.meta.url));
const logger = createLogger({ name: 'test', level: 'silent' });

describe('the data converter against a server', async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'tirkeu-test-temporal-'));
  const server = await startTemporal({ executable: inject('executables').temporal, dataFolder });
  afterAll(async () => {
    await server.stop();
    await rm(dataFolder, { recursive: true });
  });

  test('neither values nor messages nor stack traces of failures are readable in a history, and all of it is to us', async () => {
    const secret = `Айгүл-${randomUUID()}`;
    const dataConverter = createTestDataConverter();
    const connection = await connectTemporalWorker({ address: server.address, logger });
    const client = await connectTemporalClient({ address: server.address, namespace, dataConverter });
    const taskQueue = randomUUID();
    const worker = await Worker.create({
      connection,
      namespace,
      taskQueue,
      dataConverter,
      // Built ahead as in production: there the bundle has to be told about the converter.
      workflowBundle: await bundleWorkflowCode({ workflowsPath, failureConverterPath, logger: quiet }),
      activities: {
        failWith: async (text: string) => {
          throw ApplicationFailure.nonRetryable(`activity: ${text}`);
        },
      },
    });

    await worker.runUntil(async () => {
      const handle = await client.workflow.start('failingWorkflow', {
        taskQueue,
        workflowId: randomUUID(),
        args: [secret],
      });
      const failure = await handle.result().catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(WorkflowFailedError);
      expect(messagesOf(failure)).toEqual(expect.arrayContaining([`workflow: ${secret}`, `activity: ${secret}`]));

      const { history } = await client.workflowService.getWorkflowExecutionHistory({
        namespace,
        execution: { workflowId: handle.workflowId },
      });
      const stored = everyText(history);
      expect(stored).toContain('Encoded failure');
      expect(stored).not.toContain(secret);
      expect(stored).not.toContain('failing-workflow.ts');
    });
    await client.connection.close();
    await connection.close();
  });
});

const quiet = { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error() {} };

function messagesOf(error: unknown): string[] {
  return error instanceof Error ? [error.message, ...messagesOf(error.cause)] : [];
}

/** Every string and every byte array below a value, as text. */
function everyText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Uint8Array) return Buffer.from(value).toString();
  if (typeof value !== 'object' || value === null) return '';
  return Object.values(value).map(everyText).join('\n');
}
