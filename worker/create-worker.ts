import type { DataConverter, WorkerDeploymentVersion } from '@temporalio/common';
import { type NativeConnection, Worker, type WorkflowBundleOption } from '@temporalio/worker';
import type { Activities } from '../activities/create-activities.ts';
import { TASK_QUEUE } from '../workflows/contract.ts';

export interface WorkerParts {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly dataConverter: DataConverter;
  readonly workflowBundle: WorkflowBundleOption;
  readonly activities: Activities;
  /** Without one the worker takes every case that comes, whichever code began it. */
  readonly version?: WorkerDeploymentVersion | undefined;
}

/** A worker for every workflow and step, with the sizes that the benchmark found best. */
export const createWorker = ({ version, ...parts }: WorkerParts): Promise<Worker> =>
  Worker.create({
    ...parts,
    ...versioning(version),
    taskQueue: TASK_QUEUE,
    // Steps run inside workflow tasks and wait for registries there: enough of them must be able to wait side by side.
    maxConcurrentWorkflowTaskExecutions: 100,
    maxConcurrentLocalActivityExecutions: 200,
    shutdownGraceTime: '10 seconds',
  });

/**
 * A case goes on with whatever version is current when it next has something to do (docs/decisions/0013): it lives for
 * up to a year, and nobody keeps the workers of a year ago running.
 */
export const versioning = (version: WorkerDeploymentVersion | undefined) =>
  version === undefined ? {} : { workerDeploymentOptions: followCurrent(version) };

const followCurrent = (version: WorkerDeploymentVersion) =>
  ({ useWorkerVersioning: true, version, defaultVersioningBehavior: 'AUTO_UPGRADE' }) as const;
