import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { afterAll } from 'vitest';
import { failureConverterPath } from '../../platform/data-converter.ts';

/** Path of the bundle of a release that asks more of new cases (`fixtures/next-release.ts`), until the test file is over. */
export async function bundleNextRelease(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tirkeu-test-release-'));
  afterAll(() => rm(folder, { recursive: true }));
  const workflowsPath = join(import.meta.dirname, 'fixtures', 'next-release.ts');
  const { code } = await bundleWorkflowCode({
    workflowsPath,
    failureConverterPath,
    logger: new DefaultLogger('ERROR'),
  });
  const path = join(folder, 'workflow-bundle.js');
  await writeFile(path, code);
  return path;
}
