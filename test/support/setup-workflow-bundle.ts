import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import type { TestProject } from 'vitest/node';
import { provideOnce } from './once-for-the-run.ts';

const WORKFLOWS = join(import.meta.dirname, '..', '..', 'workflows', 'index.ts');

/** Bundling takes seconds: once for the run, not once for each worker. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (!existsSync(WORKFLOWS)) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'tirkeu-test-bundle-'));
  await provideOnce(project, 'workflowBundle', async () => {
    const { code } = await bundleWorkflowCode({ workflowsPath: WORKFLOWS, logger: new DefaultLogger('ERROR') });
    const path = join(folder, 'workflow-bundle.js');
    await writeFile(path, code);
    return path;
  });
  return () => rm(folder, { recursive: true, force: true });
}
