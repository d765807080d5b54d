import type { TestProject } from 'vitest/node';
import { createProgress } from '../../dev/bootstrap/progress.mjs';
import { provideExecutable } from '../../dev/runtime/provide-executable.ts';
import { provideOnce } from './once-for-the-run.ts';

export const setup = (project: TestProject): Promise<void> =>
  provideOnce(project, 'executables', async () => {
    const options = { env: process.env, progress: createProgress((line) => process.stdout.write(`${line}\n`)) };
    const [temporal, temporalTestServer, mongod] = await Promise.all([
      provideExecutable('temporal', options),
      provideExecutable('temporalTestServer', options),
      provideExecutable('mongod', options),
    ]);
    return { temporal, temporalTestServer, mongod };
  });
