import { describe, expect, test } from 'vitest';
import { bytesToSign } from '../../cli/bytes-to-sign.ts';
import { fileScenario } from '../support/case-actions.ts';
import { createTestDataConverter } from '../support/payload-keys.ts';
import { startProduct, work } from '../support/product.ts';
import { createLocalEnvironment } from '../support/temporal.ts';

// On the server that production runs: it remembers the answers of workflows that are over, which the test server doesn't.
const dataConverter = createTestDataConverter();
const environment = await createLocalEnvironment(dataConverter);
const product = await startProduct({ environment, dataConverter });
await work(product);

describe('a key whose application was not accepted', () => {
  test('serves for the same application with a better signature', async () => {
    const scenario = await product.control.takeScenario('renter-one-owner');
    const key = crypto.randomUUID();
    const rejected = await fileScenario(product, scenario, { key, flaw: 'revoked' });
    expect(rejected).toMatchObject({ status: 422, body: { code: 'signature-rejected', reason: 'revoked' } });
    expect(await fileScenario(product, scenario, { key })).toMatchObject({ status: 201 });
  });

  test('serves for the very same request once the other case has ended (R28)', async () => {
    const scenario = await product.control.takeScenario('renter-one-owner');
    const [first, second] = [crypto.randomUUID(), crypto.randomUUID()];
    const open = await fileScenario(product, scenario, { key: first });
    const signature = await signed(scenario);
    const file = () => product.api.file(scenario.application, signature, second);
    expect(await file()).toMatchObject({ status: 409, body: { code: 'case-already-open', caseId: open.body.caseId } });
    await product.api.cancel(String(open.body.caseId));
    expect(await file()).toMatchObject({ status: 201, body: { stage: 'awaiting-consent' } });
  });
});

const signed = (scenario: Awaited<ReturnType<typeof product.control.takeScenario>>) =>
  product.control.sign(scenario.applicantSignAs, bytesToSign(scenario.application));
