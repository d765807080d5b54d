import { describe, expect, test } from 'vitest';
import { endStay } from '../support/case-actions.ts';
import { signStayEnd } from '../support/case-messages.ts';
import { lastInstantOf } from '../support/stays.ts';
import {
  consentAll,
  countOf,
  effectsOn,
  type Filed,
  file,
  inOrder,
  messagesOf,
  only,
  passUntil,
  readCase,
  residencesOf,
  startStories,
  untilOver,
} from '../support/story.ts';

const product = await startStories();

const staying = async (): Promise<Filed> => {
  const filed = await file(product, 'temporary-stay');
  await consentAll(product, filed);
  return filed;
};

const ownerOf = ({ scenario }: Filed): string => only(scenario.consenters).iin ?? '';

/** A person ends the stay, or means to. */
const endAs = (caseId: string, iin: string) => endStay(product, caseId, { iin });

/** Somebody who has nothing to do with the case. */
const stranger = async (): Promise<string> => (await product.control.takeScenario('sole-owner')).registrant;

describe('R20: a stay that is ended before its last day', () => {
  test.each([
    ['registrant', ({ scenario }: Filed) => scenario.registrant],
    ['owner', ownerOf],
  ] as const)('R20: by the %s ends at once, and everybody learns of it once', async (how, whoOf) => {
    const filed = await staying();
    const { caseId, scenario } = filed;
    const { status, body } = await endAs(caseId, whoOf(filed));
    expect({ status, stay: body['stay'] }).toMatchObject({ status: 200, stay: { ended: { how } } });
    expect(await untilOver(product, caseId)).toMatchObject({ stage: 'closed', outcome: 'registered' });
    expect(await residencesOf(product, scenario.registrant)).toMatchObject([
      { kind: 'permanent', current: true },
      { kind: 'temporary', current: false, closedBy: caseId },
    ]);
    const told = await effectsOn(product, 'population', caseId);
    expect(told.map(({ body: change }) => change['rka'])).toEqual([scenario.rka, null]);
    const notified = await messagesOf(product, caseId, 'stay-ended');
    expect(inOrder(notified)).toEqual(inOrder([ownerOf(filed), scenario.registrant]));
  });

  test('R20: by whoever owns the dwelling now, though somebody else had consented', async () => {
    const filed = await staying();
    const buyer = await stranger();
    await product.control.changeDwelling(filed.scenario.rka, { owners: [{ iin: buyer, share: '1/1' }] });
    expect(await endAs(filed.caseId, ownerOf(filed))).toMatchObject({
      status: 403,
      body: { code: 'not-entitled' },
    });
    expect(await endAs(filed.caseId, buyer)).toMatchObject({
      status: 200,
      body: { stay: { ended: { how: 'owner' } } },
    });
  });

  test('R20: is ended by no stranger', async () => {
    const { caseId, scenario } = await staying();
    expect(await endAs(caseId, await stranger())).toMatchObject({
      status: 403,
      body: { code: 'not-entitled' },
    });
    expect(await readCase(product, caseId)).toMatchObject({ stage: 'registered', stay: { ended: null } });
    expect(await residencesOf(product, scenario.registrant)).toMatchObject([{ current: true }, { current: true }]);
  });

  test('R20, R12: is ended by no stranger in the name of the registrant', async () => {
    const { caseId, scenario } = await staying();
    const by = { iin: scenario.registrant };
    const forged = await signStayEnd(product, caseId, by, { iin: await stranger() });
    expect(await product.api.endStay(caseId, by, forged)).toMatchObject({
      status: 422,
      body: { code: 'evidence-rejected', reason: 'wrong-person' },
    });
    expect(await readCase(product, caseId)).toMatchObject({ stay: { ended: null } });
  });

  test('R20, R13: is ended by no signature that was made for another stay', async () => {
    const [here, there] = [await staying(), await staying()];
    const by = { iin: ownerOf(here) };
    const owners = [{ iin: by.iin, share: '1/1' }];
    await product.control.changeDwelling(there.scenario.rka, { owners });
    const evidence = await signStayEnd(product, there.caseId, by);
    expect(await product.api.endStay(here.caseId, by, evidence)).toMatchObject({
      status: 422,
      body: { reason: 'wrong-document' },
    });
  });

  test('R20: is left alone by a stranger who tries again and again; a day later the registrant ends it', async () => {
    const { caseId, scenario } = await staying();
    const iin = await stranger();
    const attempts = 12;
    const answers: number[] = [];
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const guess = await product.control.sign({ iin }, Buffer.from(`guess ${attempt}`));
      answers.push((await product.api.endStay(caseId, { iin: scenario.registrant }, guess)).status);
    }
    expect(answers.indexOf(429)).toBe(await countOf(product, caseId, 'stay-end-rejected'));
    const tooMany = await endAs(caseId, scenario.registrant);
    expect(tooMany).toMatchObject({ status: 429, body: { code: 'too-many-attempts' } });
    await passUntil(product, tooMany.body['retryAt'], 1_000);
    expect(await endAs(caseId, scenario.registrant)).toMatchObject({ status: 200 });
  });

  test('R20: is ended once: the same message again is answered alike, another hears that it is over', async () => {
    const filed = await staying();
    const { caseId, scenario } = filed;
    const by = { iin: scenario.registrant };
    const evidence = await signStayEnd(product, caseId, by);
    const byOwner = { iin: ownerOf(filed) };
    const ofOwner = await signStayEnd(product, caseId, byOwner);
    const first = await product.api.endStay(caseId, by, evidence);
    const again = await product.api.endStay(caseId, by, evidence);
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(await product.api.endStay(caseId, byOwner, ofOwner)).toMatchObject({
      status: 409,
      body: { code: 'stay-already-over' },
    });
    await untilOver(product, caseId);
    expect((await product.api.endStay(caseId, by, evidence)).status).toBe(200);
    expect(await product.api.endStay(caseId, byOwner, ofOwner)).toMatchObject({ status: 409 });
    expect(await countOf(product, caseId, 'stay-ended')).toBe(1);
  });

  test('R20: by both at the same moment has one end', async () => {
    const filed = await staying();
    const { caseId, scenario } = filed;
    const answers = await Promise.all([endAs(caseId, scenario.registrant), endAs(caseId, ownerOf(filed))]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    await untilOver(product, caseId);
    expect(await countOf(product, caseId, 'stay-ended')).toBe(1);
  });

  test('R20: doesn’t end again on its last day', async () => {
    const { caseId, scenario } = await staying();
    const until = await lastInstantOf(product, caseId);
    await endAs(caseId, scenario.registrant);
    await untilOver(product, caseId);
    await passUntil(product, until, 60_000);
    expect(await countOf(product, caseId, 'stay-ended')).toBe(1);
    expect(await effectsOn(product, 'population', caseId)).toHaveLength(2);
  });
});

describe('R20: there is nothing to end', () => {
  test('R20: before the stay is registered, nor where it is no stay', async () => {
    const waiting = await file(product, 'temporary-stay');
    const moving = await file(product, 'renter-one-owner');
    for (const { caseId, scenario } of [waiting, moving]) {
      const evidence = await product.control.sign({ iin: scenario.registrant }, Buffer.from('I go'));
      expect(await product.api.endStay(caseId, { iin: scenario.registrant }, evidence)).toMatchObject({
        status: 409,
        body: { code: 'no-stay' },
      });
    }
  });
});
