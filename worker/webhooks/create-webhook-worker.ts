import { Worker } from '@temporalio/worker';
import type { WebhookActivities } from '../../activities/create-webhook-activities.ts';
import { WEBHOOK_TASK_QUEUE } from '../../workflows/contract.ts';
import type { WorkerParts } from '../create-worker.ts';
import { versioning } from '../create-worker.ts';

interface WebhookWorkerParts extends Omit<WorkerParts, 'activities'> {
  readonly activities: WebhookActivities;
}

/**
 * A worker of its own for messages to integrators, in the same process: its places are bounded apart from those of the
 * cases, so that receivers, who may be slow and many, can take none of theirs.
 */
export const createWebhookWorker = ({ version, ...parts }: WebhookWorkerParts): Promise<Worker> =>
  Worker.create({
    ...parts,
    ...versioning(version),
    taskQueue: WEBHOOK_TASK_QUEUE,
    // Mostly they wait for an answer; each holds a socket and a few kilobytes.
    maxConcurrentActivityTaskExecutions: 100,
    // These workflows do nothing but count and wait; few tasks at a time leave the processor to the cases.
    maxConcurrentWorkflowTaskExecutions: 10,
    maxCachedWorkflows: 200,
    // A message that is on its way may finish; its receiver would get it a second time otherwise.
    shutdownGraceTime: '10 seconds',
  });
