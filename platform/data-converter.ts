import { fileURLToPath } from 'node:url';
import type { DataConverter } from '@temporalio/common';
import { createPayloadEncryption } from './payload-encryption.ts';
import type { PayloadKeys } from './payload-keys.ts';

/**
 * The SDK loads this module by path: outside the sandbox with `require`, inside it as part of the workflow bundle. So a
 * bundle that is built ahead must be given the same path (`bundleWorkflowCode({ failureConverterPath })`).
 */
export const failureConverterPath = fileURLToPath(new URL('./failure-converter.ts', import.meta.url));

/** What every client and worker must share to read each other's payloads: encryption, failures included. */
export const createDataConverter = (keys: PayloadKeys): DataConverter => ({
  failureConverterPath,
  payloadCodecs: [createPayloadEncryption(keys)],
});
