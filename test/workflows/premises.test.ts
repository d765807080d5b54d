import { describe, expect, test } from 'vitest';
import { fileScenario } from '../support/case-actions.ts';
import {
  consentAll,
  file,
  fileFor,
  only,
  residencesOf,
  startStories,
  untilCaseIs,
  untilOver,
} from '../support/story.ts';

const product = await startStories();

const ARREST = { type: 'ARREST', registeredOn: '2020-02-03' };

describe('premises that an organisation runs', () => {
  test.each([
    'hostel',
    'hotel',
    'rest-home',
    'sanatorium',
    'dispensary',
    'medical-institution',
    'boarding-house',
    'nursing-home',
    'office-building',
  ])('R7, R8: %s: the administration files, and nobody else is asked', async (name) => {
    const { scenario, caseId, consents } = await file(product, name);
    expect(consents).toEqual([]);
    expect(await untilOver(product, caseId)).toMatchObject({
      outcome: 'registered',
      applicant: { capacity: 'administration' },
    });
    expect((await residencesOf(product, scenario.registrant)).at(-1)).toMatchObject({
      current: true,
      rka: scenario.rka,
    });
  });

  test.each([
    ['the head', 'head', 201],
    ['somebody with the right to sign', 'signatory', 201],
    ['an employee', 'employee', 422],
    ['the head as a private person', 'individual', 422],
  ])('R8: signed by %s', async (_who, role, status) => {
    const scenario = await product.control.takeScenario('hostel');
    const { iin, bin } = scenario.applicantSignAs;
    const applicantSignAs = role === 'individual' ? { iin } : { iin, role, ...(bin === undefined ? {} : { bin }) };
    expect(await fileScenario(product, { ...scenario, applicantSignAs })).toMatchObject({
      status,
      ...(status === 422 ? { body: { code: 'signature-rejected', reason: 'wrong-role' } } : {}),
    });
  });

  test('R8, R27: whoever signs for the administration is the applicant, and hides behind no colleague', async () => {
    const scenario = await product.control.takeScenario('hostel');
    const applicantSignAs = { ...scenario.applicantSignAs, iin: scenario.registrant };
    expect(await fileScenario(product, { ...scenario, applicantSignAs })).toMatchObject({
      status: 422,
      body: { code: 'signature-rejected', reason: 'wrong-person' },
    });
  });

  test.each([
    ['hostel-by-lodger', 'administration-must-file'],
    ['hostel-by-another-company', 'administration-not-entitled'],
    ['other-category', 'dwelling-category-not-residential'],
  ])('R7, R8: %s is refused: %s', async (name, ground) => {
    const { caseId } = await file(product, name);
    expect(await untilOver(product, caseId)).toMatchObject({ outcome: 'refused', refusal: { ground } });
  });

  test('R8, R16: that change hands while the case waits are nobody’s to register in who ran them before', async () => {
    const scenario = await product.control.takeScenario('hostel');
    await product.control.changeDwelling(scenario.rka, { encumbrances: [ARREST] });
    const { caseId } = await fileFor(product, scenario);
    await untilCaseIs(product, caseId, { stage: 'in-review' });
    const { registrant: buyer } = await product.control.takeScenario('sole-owner');
    await product.control.changeDwelling(scenario.rka, { owners: [{ iin: buyer, share: '1/1' }], operator: null });
    await product.api.review(caseId, 'approve', 'the arrest forbids selling only');
    expect(await untilOver(product, caseId)).toMatchObject({
      outcome: 'refused',
      refusal: { ground: 'administration-not-entitled' },
    });
    expect(await residencesOf(product, scenario.registrant)).toEqual([]);
  });

  test('R7, R16: a home that has become a hostel meanwhile is the administration’s to file for', async () => {
    const filed = await file(product, 'renter-one-owner');
    await product.control.changeDwelling(filed.scenario.rka, { category: 'HOSTEL' });
    expect(await consentAll(product, filed)).toMatchObject({ refusal: { ground: 'administration-must-file' } });
  });
});

describe('state rental housing', () => {
  const contract = (tenantIin: string, memberIins: readonly string[]) => ({
    tenancyContract: { number: 'TC-1', tenantIin, memberIins },
  });

  test('R10: the tenant is asked, not the state that owns it', async () => {
    const filed = await file(product, 'state-tenant');
    const asked = only(filed.consents);
    expect(asked).toMatchObject({ capacity: 'tenant', consenter: { iin: only(filed.scenario.consenters).iin } });
    expect(await consentAll(product, filed)).toMatchObject({ outcome: 'registered' });
  });

  test('R10: the tenant moves in without anybody’s consent', async () => {
    const scenario = await product.control.takeScenario('state-tenant');
    await product.control.changeDwelling(scenario.rka, contract(scenario.registrant, []));
    const { caseId, consents } = await fileFor(product, scenario);
    expect(consents).toEqual([]);
    expect(await untilOver(product, caseId)).toMatchObject({ outcome: 'registered' });
  });

  test('R10: whom the contract doesn’t name can’t be registered, and the tenant isn’t bothered', async () => {
    const scenario = await product.control.takeScenario('state-tenant');
    const tenant = only(scenario.consenters).iin ?? '';
    await product.control.changeDwelling(scenario.rka, contract(tenant, [tenant]));
    const { caseId, consents } = await fileFor(product, scenario);
    expect(consents).toEqual([]);
    expect(await untilOver(product, caseId)).toMatchObject({ refusal: { ground: 'not-in-tenancy-contract' } });
  });

  test('R10, R16: whom the contract names no longer when the tenant consents can’t either', async () => {
    const filed = await file(product, 'state-tenant');
    const tenant = only(filed.scenario.consenters).iin ?? '';
    await product.control.changeDwelling(filed.scenario.rka, contract(tenant, [tenant]));
    expect(await consentAll(product, filed)).toMatchObject({ refusal: { ground: 'not-in-tenancy-contract' } });
    expect(await residencesOf(product, filed.scenario.registrant)).toEqual([]);
  });
});
