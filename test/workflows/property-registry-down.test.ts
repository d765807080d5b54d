import { afterEach, describe, expect, test } from 'vitest';
import { fileScenario } from '../support/case-actions.ts';
import {
  consentAll,
  file,
  pass,
  plotOf,
  readCase,
  searchAttributesOf,
  startStories,
  untilCaseIs,
  untilOver,
} from '../support/story.ts';

const product = await startStories();

const isDown = (registry: string) => product.control.putFault({ registry, mode: 'down' });

afterEach(async () => {
  await product.control.clearFaults();
});

describe('the property registry is down for an hour', () => {
  test('when an application comes: it is a case at once, says what it waits for, and goes on by itself (R29)', async () => {
    const scenario = await product.control.takeScenario('renter-one-owner');
    await isDown('property');
    const filed = await fileScenario(product, scenario);
    expect(filed.status).toBe(202);
    const caseId = String(filed.body.caseId);
    expect(await readCase(product, caseId)).toMatchObject({ stage: 'opening', outcome: null, stuckSince: null });

    await pass(product, '10 minutes');
    const stuck = await untilCaseIs(product, caseId, { waitingFor: { kind: 'registry', name: 'property' } });
    expect(stuck).toMatchObject({ stage: 'opening', stuckSince: expect.any(String) });
    expect(await searchAttributesOf(product, caseId)).toMatchObject({ Stuck: true, WaitingFor: 'registry' });

    await pass(product, '50 minutes');
    await product.control.clearFaults();
    await pass(product, '2 minutes');
    const opened = await untilCaseIs(product, caseId, { stage: 'awaiting-consent', stuckSince: null });
    await expect
      .poll(() => searchAttributesOf(product, caseId))
      .toMatchObject({ Stuck: false, WaitingFor: 'owner', CaseStage: 'awaiting-consent' });
    await expect
      .poll(() => plotOf(product, caseId))
      .toEqual(['application-received', 'step-stuck', 'case-opened', 'step-resumed']);
    await consentAll(product, { scenario, caseId, consents: opened.consents ?? [] });
    expect(await untilOver(product, caseId)).toMatchObject({ outcome: 'registered' });
  });

  test('when the last consent has come: the case waits for it and is registered afterwards (R16)', async () => {
    const filed = await file(product, 'renter-one-owner');
    const { caseId } = filed;
    await isDown('property');
    expect(await consentAll(product, filed)).toMatchObject({ stage: 'checking-ownership', outcome: null });

    await pass(product, '1 hour');
    const waitingFor = { kind: 'registry', name: 'property' };
    await untilCaseIs(product, caseId, { stage: 'checking-ownership', waitingFor });
    expect(await searchAttributesOf(product, caseId)).toMatchObject({
      Stuck: true,
      CaseStage: 'checking-ownership',
    });

    await product.control.clearFaults();
    expect(await untilOver(product, caseId)).toMatchObject({ outcome: 'registered', stuckSince: null });
    expect(await plotOf(product, caseId)).toEqual(
      expect.arrayContaining(['consent-given', 'step-stuck', 'ownership-confirmed', 'registration-committed']),
    );
    expect(await searchAttributesOf(product, caseId)).toMatchObject({ Stuck: false, CaseStage: 'closed' });
  });

  test.each(['error', 'hang', 'garbage', 'rate-limited'])(
    'it makes no difference how it fails: %s (R29)',
    async (mode) => {
      const filed = await file(product, 'renter-one-owner');
      await product.control.putFault({ registry: 'property', mode });
      await consentAll(product, filed);
      await pass(product, '1 minute');
      expect(await readCase(product, filed.caseId)).toMatchObject({ stage: 'checking-ownership' });
      await product.control.clearFaults();
      expect(await untilOver(product, filed.caseId)).toMatchObject({ outcome: 'registered' });
    },
  );
});

describe('a blip', () => {
  test('of one lost answer of any registry goes unnoticed', async () => {
    for (const registry of ['property', 'population', 'address', 'nca', 'notifications', 'cards']) {
      await product.control.putFault({ registry, mode: 'down', next: 1 });
    }
    const filed = await file(product, 'renter-one-owner');
    expect(await consentAll(product, filed)).toMatchObject({ stage: 'closed', outcome: 'registered' });
    expect(await plotOf(product, filed.caseId)).not.toContain('step-stuck');
  });
});
