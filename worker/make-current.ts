/**
 * Makes the version of the workflows that this image holds the current one: from then on every case, running or new, is
 * carried on by its workers. Run once for each roll-out, when the new workers are up; running it again changes nothing.
 * Temporal refuses, and this fails, as long as no worker of the version is there.
 */
import { readFileSync } from 'node:fs';
import { Connection } from '@temporalio/client';
import { z } from 'zod';
import {
  addressField,
  deploymentField,
  filePathField,
  logLevelField,
  namespaceField,
} from '../platform/environment-fields.ts';
import { readEnvironment } from '../platform/environment.ts';
import { createLogger } from '../platform/logging.ts';
import { workerVersion } from './worker-version.ts';

const environment = readEnvironment(
  z.object({
    TEMPORAL_ADDRESS: addressField(),
    TEMPORAL_NAMESPACE: namespaceField().default('default'),
    WORKER_DEPLOYMENT: deploymentField(),
    WORKFLOW_BUNDLE: filePathField(),
    LOG_LEVEL: logLevelField(),
  }),
  process.env,
);

const logger = createLogger({ name: 'make-current', level: environment.LOG_LEVEL });
const version = workerVersion(environment.WORKER_DEPLOYMENT, readFileSync(environment.WORKFLOW_BUNDLE, 'utf8'));
const connection = await Connection.connect({ address: environment.TEMPORAL_ADDRESS, connectTimeout: '10s' });
try {
  const { previousDeploymentVersion: previous } = await connection.workflowService.setWorkerDeploymentCurrentVersion({
    namespace: environment.TEMPORAL_NAMESPACE,
    identity: 'make-current',
    ...version,
  });
  logger.info({ ...version, previous: previous?.buildId ?? null }, 'this version of the workflows is current');
} finally {
  await connection.close();
}
