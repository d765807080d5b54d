import { Worker } from '@temporalio/worker';
import { expect, inject, test } from 'vitest';
import { createActivities } from '../../activities/create-activities.ts';
import { residenceEndedSignal, TASK_QUEUE } from '../../workflows/contract.ts';
import { caseIn, fileScenario } from '../support/case-actions.ts';
import { createTestDataConverter } from '../support/payload-keys.ts';
import { startProduct } from '../support/product.ts';
import { consentAll, pass, plotOf, residencesOf, untilCaseIs } from '../support/story.ts';
import { createTimeSkippingEnvironment } from '../support/temporal.ts';
import { courseOf, OLD_WAY } from './case-course.ts';
import { bundleNextRelease } from './next-release-bundle.ts';

const dataConverter = createTestDataConverter();
const environment = await createTimeSkippingEnvironment(dataConverter);
const product = await startProduct({ environment, dataConverter });
const { client } = environment;
const released = inject('workflowBundle');
const nextRelease = await bundleNextRelease();

/** The test server doesn't notice that a worker has left: one that remembers no case leaves nothing behind. */
const createForgetfulWorker = (codePath: string): Promise<Worker> =>
  Worker.create({
    connection: environment.nativeConnection,
    namespace: environment.namespace ?? 'default',
    dataConverter,
    workflowBundle: { codePath },
    activities: createActivities(product.dependencies),
    taskQueue: TASK_QUEUE,
    maxCachedWorkflows: 0,
  });

const MONTHS = 12;

test('a stay of a year ends on its last day, though its workers were replaced every month (R20)', async () => {
  const scenario = await product.control.takeScenario('temporary-stay');
  const application = { ...scenario.application, stay: { months: MONTHS, reason: 'studies' } };
  const first = await createForgetfulWorker(released);
  const { caseId } = await first.runUntil(async () => {
    const filed = { scenario, ...caseIn(await fileScenario(product, { ...scenario, application })) };
    await consentAll(product, filed);
    await untilCaseIs(product, filed.caseId, { stage: 'registered' });
    return filed;
  });
  const handle = client.workflow.getHandle(caseId);
  for (let month = 1; month < MONTHS; month += 1) {
    const worker = await createForgetfulWorker(month % 2 === 1 ? nextRelease : released);
    // Woken for nothing, so that each of them has to make sense of what the others did.
    await handle.signal(residenceEndedSignal);
    await worker.runUntil(pass(product, '30 days'));
  }
  expect(await plotOf(product, caseId)).not.toContain('stay-ended');

  const last = await createForgetfulWorker(nextRelease);
  await last.runUntil(async () => {
    await pass(product, '36 days');
    await untilCaseIs(product, caseId, { stage: 'closed' });
  });
  expect(await courseOf(client, caseId)).toMatchObject(OLD_WAY);
  expect(await residencesOf(product, scenario.registrant)).toMatchObject([
    { kind: 'permanent', current: true },
    { kind: 'temporary', current: false, closedBy: caseId },
  ]);
});
