import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { REPLICA_SET } from '../../dev/servers/form-replica-set.ts';
import { startMongo } from '../../dev/servers/start-mongo.ts';

/** One replica set for the run; each test file has its own database (`freshDatabase`). */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'tirkeu-test-mongo-'));
  const { mongod } = project.vitest.getRootProject().getProvidedContext().executables;
  const mongo = await startMongo({ executable: mongod, dataFolder });
  project.provide('mongo', { address: mongo.address, replicaSet: REPLICA_SET });
  return async () => {
    await mongo.stop();
    await rm(dataFolder, { recursive: true, force: true });
  };
}
