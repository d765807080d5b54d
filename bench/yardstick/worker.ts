import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { NativeConnection, Worker } from '@temporalio/worker';
import { YARDSTICK_QUEUE } from './contract.ts';

/** The yardstick's worker, a process of its own so that its processor time can be told apart. */
const connection = await NativeConnection.connect({ address: process.env['TEMPORAL_ADDRESS'] ?? '' });
const doNothing = (): Promise<void> => Promise.resolve();
const worker = await Worker.create({
  connection,
  taskQueue: YARDSTICK_QUEUE,
  workflowsPath: fileURLToPath(new URL('./workflows.ts', import.meta.url)),
  activities: { open: doNothing, confirm: doNothing, commit: doNothing, tell: doNothing },
  maxConcurrentWorkflowTaskExecutions: 100,
  maxConcurrentActivityTaskExecutions: 200,
});
// Answers as soon as there is a worker: whoever measures waits for it.
const health = createServer((_request, response) => response.end('ready'));
health.listen(Number(process.env['METRICS_PORT']), '127.0.0.1');
process.on('SIGTERM', () => {
  health.close();
  worker.shutdown();
});
await worker.run();
await connection.close();
