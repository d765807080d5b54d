import { afterEach, describe, expect, test } from 'vitest';
import { withChips } from '../support/chips.ts';
import {
  consentAll,
  countOf,
  effectsOn,
  file,
  fileFor,
  messagesOf,
  only,
  pass,
  passUntilCaseIs,
  searchAttributesOf,
  startStories,
  untilCaseIs,
  untilOver,
} from '../support/story.ts';

const product = withChips(await startStories());

const isDown = (registry: string, operation?: string) =>
  product.control.putFault({ registry, mode: 'down', ...(operation === undefined ? {} : { operation }) });

afterEach(async () => {
  await product.control.clearFaults();
});

describe('R29: a case that is over, and nobody can be told', () => {
  test('R29: waits to tell, ops see that it is stuck and on what, and the person may apply again', async () => {
    const { caseId, scenario } = await file(product, 'renter-one-owner');
    await isDown('notifications');
    expect(await product.api.cancel(caseId)).toMatchObject({ body: { outcome: 'cancelled' } });
    expect((await fileFor(product, scenario)).caseId).not.toBe(caseId);
    await pass(product, '1 hour');
    expect(await searchAttributesOf(product, caseId)).toMatchObject({
      CaseStage: 'closed',
      Stuck: true,
      WaitingFor: 'registry',
    });
    await product.control.clearFaults();
    await pass(product, '5 minutes');
    expect(await searchAttributesOf(product, caseId)).toMatchObject({ CaseStage: 'closed', Stuck: false });
    expect(await messagesOf(product, caseId, 'cancelled')).toContain(scenario.applicant);
  });
});

describe('after the commit (R21)', () => {
  test('notifications that are down hold up neither consent nor registration', async () => {
    await isDown('notifications');
    const filed = await file(product, 'renter-one-owner');
    const { caseId } = filed;
    expect(await consentAll(product, filed)).toMatchObject({ outcome: 'registered' });
    await product.control.clearFaults();
    expect(await untilOver(product, caseId)).toMatchObject({ stage: 'closed', outcome: 'registered' });
    expect(await messagesOf(product, caseId, 'registered')).toContain(only(filed.scenario.consenters).iin);
  });

  test('a population registry that is down keeps the case open, but registered, until it is told (R21)', async () => {
    const filed = await file(product, 'renter-one-owner');
    const { caseId } = filed;
    await isDown('population', 'record-address-change');
    expect(await consentAll(product, filed)).toMatchObject({ outcome: 'registered' });
    const followUps = [
      { name: 'population-registry', state: 'pending' },
      { name: 'chip-recording', state: 'ordered' },
      { name: 'notices', state: 'done' },
    ];
    const waitingFor = { kind: 'registry', name: 'population' };
    await passUntilCaseIs(product, caseId, { stage: 'registered', outcome: 'registered', waitingFor, followUps });
    await product.control.clearFaults();
    expect(await untilOver(product, caseId)).toMatchObject({
      stage: 'closed',
      outcome: 'registered',
      waitingFor: null,
    });
    expect(only(await effectsOn(product, 'population', caseId)).carriedOut).toBe(1);
  });

  test('card issuing that is down holds up nobody but itself', async () => {
    const filed = await file(product, 'renter-one-owner');
    const { caseId } = filed;
    await isDown('cards');
    await consentAll(product, filed);
    await passUntilCaseIs(product, caseId, { stage: 'registered', waitingFor: { kind: 'registry', name: 'cards' } });
    expect(only(await effectsOn(product, 'population', caseId)).carriedOut).toBe(1);
    expect(await messagesOf(product, caseId, 'registered')).not.toEqual([]);
    await product.control.clearFaults();
    expect(await untilOver(product, caseId)).toMatchObject({ stage: 'closed' });
    expect(only(await effectsOn(product, 'cards', caseId)).carriedOut).toBe(1);
  });

  test('two that are down are both shown, and the case stays marked until the last of them is back', async () => {
    const filed = await file(product, 'renter-one-owner');
    const { caseId } = filed;
    await isDown('cards');
    await isDown('population', 'record-address-change');
    await consentAll(product, filed);
    await passUntilCaseIs(product, caseId, { waitingFor: { kind: 'registry' } });
    await pass(product, '1 hour');
    await expect.poll(() => countOf(product, caseId, 'step-stuck'), { timeout: 20_000 }).toBe(2);
    await product.control.call('DELETE', '/faults?registry=cards');
    await pass(product, '2 minutes');
    await untilCaseIs(product, caseId, { stage: 'registered', waitingFor: { kind: 'registry', name: 'population' } });
    await expect.poll(() => countOf(product, caseId, 'step-resumed')).toBe(1);
    expect(await searchAttributesOf(product, caseId)).toMatchObject({ Stuck: true, WaitingFor: 'registry' });
    await product.control.clearFaults();
    expect(await untilOver(product, caseId)).toMatchObject({ stage: 'closed', stuckSince: null });
  });

  test('an answer that got lost on its way back doesn’t make anything happen twice', async () => {
    const filed = await file(product, 'renter-one-owner');
    for (const registry of ['cards', 'notifications']) {
      await product.control.putFault({ registry, mode: 'drop-reply', next: 3 });
    }
    await product.control.putFault({
      registry: 'population',
      operation: 'record-address-change',
      mode: 'drop-reply',
      next: 3,
    });
    await consentAll(product, filed);
    await untilOver(product, filed.caseId);
    for (const registry of ['cards', 'notifications', 'population']) {
      const effects = await effectsOn(product, registry, filed.caseId);
      expect(effects.map(({ carriedOut }) => carriedOut)).toEqual(effects.map(() => 1));
    }
  });
});
