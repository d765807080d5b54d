import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DefaultLogger } from '@temporalio/worker';
import type { TestProject } from 'vitest/node';
import { bundleWorkflows } from '../../worker/workflow-bundle.ts';
import { provideOnce } from './once-for-the-run.ts';

/** Bundling takes seconds: once for the run, not once for each worker. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'tirkeu-test-bundle-'));
  await provideOnce(project, 'workflowBundle', async () => {
    const { code } = await bundleWorkflows(new DefaultLogger('ERROR'));
    const path = join(folder, 'workflow-bundle.js');
    await writeFile(path, code);
    return path;
  });
  return () => rm(folder, { recursive: true, force: true });
}
