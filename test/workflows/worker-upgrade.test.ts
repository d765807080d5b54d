import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { workerVersion } from '../../worker/worker-version.ts';
import { fileScenario } from '../support/case-actions.ts';
import type { WorkerBuild } from '../support/product.ts';
import { consentAll, type Filed, file, readCase, startIdle, untilCaseIs } from '../support/story.ts';
import { courseOf, NEW_WAY, OLD_WAY } from './case-course.ts';
import { bundleNextRelease } from './next-release-bundle.ts';

// On the server that production runs: the test server knows nothing of versions.
const product = await startIdle();
const { client } = product.environment;
const released = inject('workflowBundle');
const next = await bundleNextRelease();
const DEPLOYMENT = 'tirkeu-test';

const versionOf = (bundlePath: string) => workerVersion(DEPLOYMENT, readFileSync(bundlePath, 'utf8'));

/** Runs a worker until the test is over, or until it is stopped by what this answers with. */
async function startWorker(build: WorkerBuild): Promise<() => Promise<void>> {
  const worker = await product.createWorker(build);
  const running = worker.run();
  const stop = async (): Promise<void> => {
    if (worker.getState() === 'RUNNING') worker.shutdown();
    await running;
  };
  onTestFinished(stop);
  return stop;
}

/** As `make-current.ts` does for an image, as soon as Temporal has heard of the version's workers. */
async function makeCurrent(bundlePath: string): Promise<void> {
  const env = {
    TEMPORAL_ADDRESS: product.environment.address,
    WORKER_DEPLOYMENT: DEPLOYMENT,
    WORKFLOW_BUNDLE: bundlePath,
  };
  const run = () => promisify(execFile)(process.execPath, ['worker/make-current.ts'], { env });
  await expect.poll(() => run().then(() => 'done', String), { timeout: 20_000, interval: 100 }).toBe('done');
}

/** A case that waits for its owner, and one that waits for a registry which is down. */
async function beginTwo(): Promise<readonly [Filed, Filed]> {
  const waiting = await file(product, 'renter-one-owner');
  const held = await file(product, 'renter-one-owner');
  await product.control.putFault({ registry: 'property', mode: 'down' });
  expect(await consentAll(product, held)).toMatchObject({ stage: 'checking-ownership' });
  return [waiting, held];
}

/** Everybody who is still asked consents, and the workflows come to their ends, which may be a moment after the cases. */
async function registerAll(cases: readonly Filed[]): Promise<void> {
  for (const filed of cases) {
    const { stage } = await readCase(product, filed.caseId);
    if (stage === 'awaiting-consent') await consentAll(product, filed);
    await untilCaseIs(product, filed.caseId, { outcome: 'registered' });
    await client.workflow.getHandle(filed.caseId).result();
  }
}

describe('a worker of the next release, which does more for new cases', () => {
  test('takes over without versions: what was begun before ends the old way', async () => {
    const stopReleased = await startWorker({ bundlePath: released });
    const begun = await beginTwo();
    await stopReleased();
    await startWorker({ bundlePath: next });
    await product.control.clearFaults();
    const filed = await file(product, 'renter-one-owner');
    await registerAll([...begun, filed]);
    for (const { caseId } of begun) expect(await courseOf(client, caseId)).toMatchObject(OLD_WAY);
    expect(await courseOf(client, filed.caseId)).toMatchObject(NEW_WAY);
  });

  test('takes over as a version as soon as it is current, and from then on gets every case', async () => {
    const [old, fresh] = [versionOf(released), versionOf(next)];
    const stopReleased = await startWorker({ bundlePath: released, version: old });
    await makeCurrent(released);
    await startWorker({ bundlePath: next, version: fresh });
    // From here on both are there, and only the current one gets cases.
    const before = [await file(product, 'renter-one-owner'), ...(await beginTwo())];
    await makeCurrent(next);
    await product.control.clearFaults();
    const after = await file(product, 'renter-one-owner');
    await stopReleased();
    await registerAll([...before, after]);
    for (const { caseId } of before) {
      expect(await courseOf(client, caseId)).toEqual({ ...OLD_WAY, builds: [old.buildId, fresh.buildId] });
    }
    expect(await courseOf(client, after.caseId)).toEqual({ ...NEW_WAY, builds: [fresh.buildId] });
  });

  test('gets nothing as long as another version is current, and what comes meanwhile waits', async () => {
    const stopReleased = await startWorker({ bundlePath: released, version: versionOf(released) });
    await makeCurrent(released);
    await stopReleased();
    await startWorker({ bundlePath: next, version: versionOf(next) });
    const { status, body } = await fileScenario(product, await product.control.takeScenario('renter-one-owner'));
    expect(status).toBe(202);
    await makeCurrent(next);
    await untilCaseIs(product, String(body.caseId), { stage: 'awaiting-consent' });
  });
});

describe('a version', () => {
  const code = 'exports.a = 1;\n//# sourceMappingURL=data:application/json;base64,AA==';

  test('is the same for the same code, wherever it was built', () => {
    expect(workerVersion('a', code.replace('AA==', 'BB=='))).toEqual(workerVersion('a', code));
  });

  test('is another one for other code', () => {
    expect(workerVersion('a', code.replace('1', '2')).buildId).not.toBe(workerVersion('a', code).buildId);
  });
});
