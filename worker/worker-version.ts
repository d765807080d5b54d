import { createHash } from 'node:crypto';
import type { WorkerDeploymentVersion } from '@temporalio/common';

/** The map holds paths of the machine that built the bundle; the code is the same wherever it was built. */
const SOURCE_MAP = /^\/\/# sourceMappingURL=.*$/m;

/**
 * By which Temporal tells workers apart: the same code of the workflows is the same version, whoever built it and
 * whatever else changed. So only a release that can make a difference to running cases has to be rolled out as one.
 */
export const workerVersion = (deploymentName: string, bundleCode: string): WorkerDeploymentVersion => ({
  deploymentName,
  buildId: createHash('sha256').update(bundleCode.replace(SOURCE_MAP, '')).digest('hex').slice(0, 12),
});
