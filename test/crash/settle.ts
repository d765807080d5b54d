import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { createDataConverter } from '../../platform/data-converter.ts';
import { payloadKeysField } from '../../platform/environment-fields.ts';
import { connectMongo } from '../../platform/mongo.ts';
import { createModels } from '../../store/schemas.ts';
import type { Told } from './case-steps.ts';
import { findViolations } from './invariants/invariants.ts';
import type { ProcessStack } from '../support/process-stack.ts';
import { type Sources, takeTraces } from './take-traces.ts';

/** A step that was lost is found after its time-out (30 s), a workflow task after 10 s, and then there is a backoff. */
const SETTLE_MS = 90_000;
const SETTLE_POLL_MS = 1_000;

/** Connects to where the traces lie, past the api. */
export async function withSources<Value>(
  { mongodbUri, temporalAddress, registriesUrl, payloadKeys }: ProcessStack,
  work: (sources: Sources) => Promise<Value>,
): Promise<Value> {
  const connection = await connectMongo({ uri: mongodbUri, appName: 'tirkeu-crash-test' });
  const temporal = await Connection.connect({ address: temporalAddress });
  try {
    return await work({
      models: createModels(connection),
      // With the keys: even a list of workflows has something sealed in it.
      client: new Client({
        connection: temporal,
        dataConverter: createDataConverter(payloadKeysField().parse(payloadKeys)),
      }),
      registriesUrl,
    });
  } finally {
    await Promise.all([connection.close(), temporal.close()]);
  }
}

/** Looks until nothing is wrong any more, or for as long as the product may take to recover; then says what still is. */
export async function settle(
  sources: Sources,
  { accepted, acknowledged, complaints }: Told,
): Promise<readonly string[]> {
  const giveUpAt = performance.now() + SETTLE_MS;
  for (;;) {
    const traces = { ...(await takeTraces(sources)), accepted: [...accepted], acknowledged, complaints };
    const violations = findViolations(traces);
    if (violations.length === 0 || performance.now() > giveUpAt) return violations;
    await pause(SETTLE_POLL_MS);
  }
}
