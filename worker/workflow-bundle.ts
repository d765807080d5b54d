import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Logger as TemporalLogger } from '@temporalio/common';
import { bundleWorkflowCode, type WorkflowBundle } from '@temporalio/worker';
import { failureConverterPath } from '../platform/data-converter.ts';

const workflowsPath = fileURLToPath(new URL('../workflows/index.ts', import.meta.url));

/**
 * The code of the workflows as a worker loads it into its sandbox. Takes seconds: built once for an image or a test run.
 * None of our modules keeps state between calls, so they are evaluated once for a worker instead of once for each case.
 */
export const bundleWorkflows = (logger: TemporalLogger): Promise<WorkflowBundle> =>
  bundleWorkflowCode({ workflowsPath, failureConverterPath, preloadModules: [workflowsPath], logger });

/** The bundle that an image brings along, or one of the sources as they are. */
export const loadWorkflowBundle = async (path: string | undefined, logger: TemporalLogger): Promise<WorkflowBundle> =>
  path === undefined ? bundleWorkflows(logger) : { code: await readFile(path, 'utf8') };
