import type { DataConverter } from '@temporalio/common';
import { type NativeConnection, Worker, type WorkflowBundleOption } from '@temporalio/worker';
import type { Activities } from '../activities/create-activities.ts';
import { TASK_QUEUE } from '../workflows/contract.ts';

export interface WorkerParts {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly dataConverter: DataConverter;
  readonly workflowBundle: WorkflowBundleOption;
  readonly activities: Activities;
}

/** A worker for every workflow and step, with the sizes that the benchmark found best. */
export const createWorker = ({ connection, namespace, dataConverter, workflowBundle, activities }: WorkerParts) =>
  Worker.create({
    connection,
    namespace,
    dataConverter,
    workflowBundle,
    activities,
    taskQueue: TASK_QUEUE,
    // Steps run inside workflow tasks and wait for registries there: enough of them must be able to wait side by side.
    maxConcurrentWorkflowTaskExecutions: 100,
    maxConcurrentLocalActivityExecutions: 200,
    shutdownGraceTime: '10 seconds',
  });
