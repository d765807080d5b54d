import { describe, expect, test } from 'vitest';
import { answerConsent, caseIn, fileScenario } from '../support/case-actions.ts';
import { createTestDataConverter } from '../support/payload-keys.ts';
import { startProduct, work } from '../support/product.ts';
import { createTimeSkippingEnvironment } from '../support/temporal.ts';

const dataConverter = createTestDataConverter();
const environment = await createTimeSkippingEnvironment(dataConverter);
const product = await startProduct({ environment, dataConverter });
await work(product);

describe('a renter with two owners', () => {
  test('is registered once both have consented, and dropped from the former address', async () => {
    const scenario = await product.control.takeScenario('renter-two-owners');
    const { caseId, consents } = caseIn(await fileScenario(product, scenario));
    for (const consent of consents) await answerConsent(product, scenario, caseId, consent);
    const { body } = await product.api.getCase(caseId);
    expect(body).toMatchObject({ stage: 'closed', outcome: 'registered', formerRka: scenario.formerRka });
  });

  test('expires when one of them stays silent (R15)', async () => {
    const scenario = await product.control.takeScenario('renter-two-owners');
    const { caseId, consents } = caseIn(await fileScenario(product, scenario));
    const [first] = consents;
    if (first === undefined) throw new Error('nobody is asked');
    await answerConsent(product, scenario, caseId, first);
    await environment.client.workflow.getHandle(caseId).result();
    const { body } = await product.api.getCase(caseId);
    expect(body).toMatchObject({ stage: 'closed', outcome: 'expired' });
  });
});
