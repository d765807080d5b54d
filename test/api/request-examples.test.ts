import { describe, expect, it } from 'vitest';
import { createTirkeuClient, type Filing } from '../../client/create-tirkeu-client.ts';
import { APPLICATIONS } from '../../api/openapi/request-examples.ts';
import { filingSchema } from '../../api/schemas.ts';
import { EXAMPLE_IIN, EXAMPLE_OTHER_IIN, EXAMPLE_RKA } from '../../api/openapi/example-numbers.ts';
import { bytesToSign } from '../../cli/bytes-to-sign.ts';
import type { Scenario } from '../../cli/registries-control.ts';
import { documentedFetch } from '../support/documented-answers.ts';
import { createTestDataConverter } from '../support/payload-keys.ts';
import { startProduct, work } from '../support/product.ts';
import { createTimeSkippingEnvironment } from '../support/temporal.ts';

const dataConverter = createTestDataConverter();
const environment = await createTimeSkippingEnvironment(dataConverter);
const product = await startProduct({ environment, dataConverter });
await work(product);
const client = createTirkeuClient({ baseUrl: product.apiUrl, fetch: documentedFetch });

/** A situation in which each example is what somebody would file. */
const SITUATIONS = {
  'permanent-residence': 'renter-one-owner',
  'temporary-stay': 'temporary-stay',
  'owner-withdrawal': 'owner-withdrawal',
  'departure-abroad': 'emigrant',
} as const satisfies Record<keyof typeof APPLICATIONS, string>;
const EXAMPLES = Object.entries(SITUATIONS).map(([service, scenario]) => ({ service, scenario }));

/** The example with the numbers of people, of a dwelling and of a document that the registries know. */
function exampleFor(service: string, { application, applicant, registrant, rka }: Scenario): unknown {
  const example = Object.entries(APPLICATIONS).find(([name]) => name === service)?.[1];
  const { departure } = filingSchema.shape.application.parse(application);
  const document = departure?.documentNumber ?? '';
  return JSON.parse(
    JSON.stringify(example?.value.application)
      .replaceAll(EXAMPLE_IIN, applicant)
      .replaceAll(EXAMPLE_OTHER_IIN, registrant)
      .replaceAll(EXAMPLE_RKA, rka)
      .replaceAll('DEP-000001', document),
  );
}

async function signed(service: string, scenario: Scenario): Promise<Filing> {
  const application = exampleFor(service, scenario);
  const signature = await product.control.sign(scenario.applicantSignAs, bytesToSign(application));
  return filingSchema.parse({ application, signature });
}

describe('an example of the reference', () => {
  it.each(EXAMPLES)('has the shape in which others file: $service', async ({ service, scenario }) => {
    const { application } = await product.control.takeScenario(scenario);
    const example = Object.entries(APPLICATIONS).find(([name]) => name === service)?.[1].value.application;
    const shape = (value: unknown): unknown =>
      typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shape(member)]))
        : typeof value;
    expect(shape(example)).toEqual(shape(application));
  });

  it.each(EXAMPLES)('is filed once its numbers and its signature are real: $service', async ({ service, scenario }) => {
    const body = await signed(service, await product.control.takeScenario(scenario));
    const idempotencyKey = crypto.randomUUID();
    const filed = await client.fileApplication({ idempotencyKey, body });
    expect([201, 202]).toContain(filed.status);
    if (!filed.ok) throw new Error(filed.problem.detail);
    const again = await client.fileApplication({ idempotencyKey, body });
    expect(again).toMatchObject({ ok: true, body: { caseId: filed.body.caseId } });
    const read = await client.getCase({ caseId: filed.body.caseId });
    expect(read).toMatchObject({ ok: true, body: { service } });
  });
});
