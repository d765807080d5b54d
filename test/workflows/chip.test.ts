import { afterEach, describe, expect, test } from 'vitest';
import { createPolicyAt } from '../../domain/policy.ts';
import { answerConsent } from '../support/case-actions.ts';
import { inTheNameOf } from '../support/case-messages.ts';
import { withChips, withoutChips } from '../support/chips.ts';
import {
  consentAll,
  effectsOn,
  type Filed,
  file,
  fileFor,
  messagesOf,
  only,
  pass,
  plotOf,
  readCase,
  residencesOf,
  startStories,
  trailOf,
  untilCaseIs,
  untilOver,
} from '../support/story.ts';

const product = withChips(await startStories());
const { chipReminderDays, chipWaitDays } = createPolicyAt()(new Date().toISOString());
const days = (count: number) => `${count} days` as const;

afterEach(async () => {
  await product.control.clearFaults();
});

type OrderState = 'ACCEPTED' | 'RECORDED' | 'FAILED';

async function orderOf(caseId: string): Promise<string> {
  const orders = (await trailOf(product, caseId)).flatMap(({ fact }) => (fact.type === 'chip-ordered' ? [fact] : []));
  return only(orders).orderId;
}

const decideOrder = async (caseId: string, state: OrderState): Promise<unknown> =>
  product.control.call('PATCH', `/cards/orders/${await orderOf(caseId)}`, { state });

/** Somebody who moved and has a card with a chip, which its holder hasn't brought to a service point. */
async function ordered(): Promise<Filed> {
  const filed = await file(product, 'renter-one-owner');
  await consentAll(product, filed);
  await decideOrder(filed.caseId, 'ACCEPTED');
  return filed;
}

const followUpsWithChip = (state: string) => [
  { name: 'population-registry', state: 'done' },
  { name: 'chip-recording', state },
  { name: 'notices', state: 'done' },
];

/** Where somebody has lived, oldest first; it must be the same whatever becomes of the chip. */
const livesOf = async ({ scenario }: Filed) =>
  (await residencesOf(product, scenario.registrant)).map(({ rka, current }) => ({ rka, current }));

const moved = ({ scenario }: Filed) => [
  { rka: scenario.formerRka, current: false },
  { rka: scenario.rka, current: true },
];

describe('R21: the address on the chip of a card', () => {
  test('R21: is ordered to be written, and awaited; the person is registered meanwhile', async () => {
    const filed = await ordered();
    await pass(product, '3 days');
    expect(await readCase(product, filed.caseId)).toMatchObject({
      stage: 'registered',
      outcome: 'registered',
      waitingFor: { kind: 'registry', name: 'cards' },
      followUps: followUpsWithChip('ordered'),
    });
    expect(only(await effectsOn(product, 'cards', filed.caseId)).body).toMatchObject({
      iin: filed.scenario.registrant,
      rka: filed.scenario.rka,
    });
    expect(await livesOf(filed)).toEqual(moved(filed));
  });

  test('R21: is written one day: the case is over', async () => {
    const filed = await ordered();
    await pass(product, '3 days');
    await decideOrder(filed.caseId, 'RECORDED');
    await pass(product, '2 days');
    await untilCaseIs(product, filed.caseId, { stage: 'closed', followUps: followUpsWithChip('done') });
    expect(await livesOf(filed)).toEqual(moved(filed));
  });

  test('R21: is written within a minute where the issuer is quick', async () => {
    const filed = await ordered();
    await decideOrder(filed.caseId, 'RECORDED');
    await pass(product, '1 minute');
    await untilCaseIs(product, filed.caseId, { stage: 'closed', followUps: followUpsWithChip('done') });
    expect(await livesOf(filed)).toEqual(moved(filed));
  });

  test('R21: can’t be written: that is told as its own state, and undoes nothing', async () => {
    const filed = await ordered();
    await decideOrder(filed.caseId, 'FAILED');
    expect(await untilOver(product, filed.caseId)).toMatchObject({
      outcome: 'registered',
      followUps: followUpsWithChip('failed'),
    });
    expect(await livesOf(filed)).toEqual(moved(filed));
  });

  test('R21: is not written for two weeks: the holder is reminded once, also where the answer to that got lost', async () => {
    const { caseId, scenario } = await ordered();
    await pass(product, days(chipReminderDays - 1));
    expect(await messagesOf(product, caseId, 'chip-reminder')).toEqual([]);
    await product.control.putFault({ registry: 'notifications', mode: 'drop-reply', next: 3 });
    await pass(product, '3 days');
    await pass(product, days(chipReminderDays));
    expect(await messagesOf(product, caseId, 'chip-reminder')).toEqual([scenario.registrant]);
    const reminded = (await plotOf(product, caseId)).filter((type) => type === 'chip-reminder-sent');
    expect(reminded).toHaveLength(1);
  });

  test('R21: is never written: after some months nobody waits any more, and the registration stands', async () => {
    const filed = await ordered();
    await pass(product, days(chipWaitDays - 1));
    expect(await readCase(product, filed.caseId)).toMatchObject({ stage: 'registered' });
    await pass(product, '3 days');
    await untilCaseIs(product, filed.caseId, { stage: 'closed', followUps: followUpsWithChip('failed') });
    const failed = (await trailOf(product, filed.caseId)).find(({ fact }) => fact.type === 'follow-up-failed');
    expect(failed?.fact).toMatchObject({ reason: 'not-recorded-in-time' });
    expect(await livesOf(filed)).toEqual(moved(filed));
  });

  test('R21: is looked at again once the card issuer is back, and the case says meanwhile who is down', async () => {
    const filed = await ordered();
    await product.control.putFault({ registry: 'cards', operation: 'find-order', mode: 'down' });
    await pass(product, '1 hour');
    await untilCaseIs(product, filed.caseId, {
      stage: 'registered',
      stuckSince: expect.any(String),
      waitingFor: { kind: 'registry', name: 'cards' },
    });
    await decideOrder(filed.caseId, 'RECORDED');
    await product.control.clearFaults();
    expect(await untilOver(product, filed.caseId)).toMatchObject({ stuckSince: null, outcome: 'registered' });
    expect(await livesOf(filed)).toEqual(moved(filed));
  });

  test('R21: doesn’t keep the person from moving on, and what is ordered then is of the next address', async () => {
    const first = await ordered();
    const wanted = inTheNameOf(first.scenario, await product.control.takeScenario('renter-one-owner'));
    const next = await fileFor(product, wanted);
    expect(await consentAll(product, next)).toMatchObject({ outcome: 'registered' });
    expect(only(await effectsOn(product, 'cards', next.caseId)).body).toMatchObject({ rka: wanted.rka });
  });
});

describe('R21: a chip that is ordered late, because the card issuer was down', () => {
  test('R21: gets the address where the person lives by then, and none of the past', async () => {
    const first = await file(product, 'renter-one-owner');
    await product.control.putFault({ registry: 'cards', mode: 'down' });
    await answerConsent(product, first.scenario, first.caseId, only(first.consents));
    await untilCaseIs(product, first.caseId, { stage: 'registered' });
    const wanted = inTheNameOf(first.scenario, await product.control.takeScenario('renter-one-owner'));
    const next = await fileFor(product, wanted);
    await answerConsent(product, wanted, next.caseId, only(next.consents));
    await untilCaseIs(product, next.caseId, { stage: 'registered' });
    await product.control.clearFaults();
    expect(await untilOver(product, first.caseId)).toMatchObject({ outcome: 'registered' });
    await untilOver(product, next.caseId);
    expect(await effectsOn(product, 'cards', first.caseId)).toEqual([]);
    expect(only(await effectsOn(product, 'cards', next.caseId)).body).toMatchObject({ rka: wanted.rka });
  });
});

describe('R21: a card without a chip', () => {
  test('R21: has nothing to be written, and the case doesn’t wait', async () => {
    const filed = await file(withoutChips(product), 'renter-one-owner');
    expect(await consentAll(product, filed)).toMatchObject({
      stage: 'closed',
      followUps: [
        { name: 'population-registry', state: 'done' },
        { name: 'notices', state: 'done' },
      ],
    });
    expect(await effectsOn(product, 'cards', filed.caseId)).toEqual([]);
  });

  test('R21: is what somebody has got since the commit was decided: nothing is ordered', async () => {
    const filed = await file(product, 'renter-one-owner');
    await product.control.putFault({ registry: 'cards', mode: 'down' });
    await answerConsent(product, filed.scenario, filed.caseId, only(filed.consents));
    await product.control.changePerson(filed.scenario.registrant, { documents: [] });
    await product.control.clearFaults();
    expect(await untilOver(product, filed.caseId)).toMatchObject({ outcome: 'registered' });
    expect(await effectsOn(product, 'cards', filed.caseId)).toEqual([]);
  });
});
