import { afterEach, describe, expect, test } from 'vitest';
import { addMonths, dayOf, endOfDay } from '../../domain/calendar.ts';
import {
  consentAll,
  effectsOn,
  type Filed,
  file,
  inOrder,
  messagesOf,
  only,
  pair,
  passUntil,
  plotOf,
  readCase,
  residencesOf,
  startStories,
  trailOf,
  untilCaseIs,
  untilOver,
} from '../support/story.ts';
import { lastInstantOf, monthsOf } from '../support/stays.ts';

const product = await startStories();

afterEach(async () => {
  await product.control.clearFaults();
});

const staying = async (): Promise<Filed> => {
  const filed = await file(product, 'temporary-stay');
  expect(await consentAll(product, filed)).toMatchObject({ stage: 'registered', outcome: 'registered' });
  return filed;
};

/** What the population registry was told, in the order in which it heard it. */
const toldOf = async (caseId: string) => (await effectsOn(product, 'population', caseId)).map(({ body }) => body);

describe('R20: a temporary stay', () => {
  test('R20: is registered for its months, to the last instant of the last day in Kazakhstan', async () => {
    const { caseId, scenario } = await staying();
    const committed = (await trailOf(product, caseId)).find(({ fact }) => fact.type === 'registration-committed');
    const until = endOfDay(addMonths(dayOf(committed?.at ?? ''), monthsOf(scenario)));
    expect(await readCase(product, caseId)).toMatchObject({ stay: { until, ended: null }, waitingFor: null });
  });

  test('R20: leaves the permanent residence untouched', async () => {
    const { caseId, scenario } = await staying();
    const [home, stay] = pair(await residencesOf(product, scenario.registrant));
    expect(home).toMatchObject({ kind: 'permanent', rka: scenario.formerRka, current: true, closedBy: null });
    expect(stay).toMatchObject({ kind: 'temporary', rka: scenario.rka, current: true, openedBy: caseId });
    expect(await readCase(product, caseId)).toMatchObject({ formerRka: null });
  });

  test('R20, R21: is told to the population registry, the owner and the applicant, each once', async () => {
    const { caseId, scenario } = await staying();
    const told = { iin: scenario.registrant, kind: 'TEMPORARY', rka: scenario.rka };
    expect(await toldOf(caseId)).toEqual([expect.objectContaining(told)]);
    const owner = only(scenario.consenters).iin;
    expect(new Set(await messagesOf(product, caseId, 'stay-registered'))).toEqual(new Set([owner, scenario.applicant]));
  });

  test('R20: goes on to its last day', async () => {
    const { caseId, scenario } = await staying();
    await passUntil(product, await lastInstantOf(product, caseId), -60_000);
    expect(await readCase(product, caseId)).toMatchObject({ stage: 'registered', stay: { ended: null } });
    expect(await residencesOf(product, scenario.registrant)).toMatchObject([{ current: true }, { current: true }]);
  });

  test('R20: ends by itself with its last day, and nobody has lost the permanent residence', async () => {
    const { caseId, scenario } = await staying();
    const until = await lastInstantOf(product, caseId);
    await passUntil(product, until);
    const ended = { until, ended: { how: 'last-day', at: until } };
    expect(await untilOver(product, caseId)).toMatchObject({ stage: 'closed', outcome: 'registered', stay: ended });
    const [home, stay] = pair(await residencesOf(product, scenario.registrant));
    expect(home).toMatchObject({ kind: 'permanent', current: true });
    expect(stay).toMatchObject({ kind: 'temporary', current: false, until: new Date(until), closedBy: caseId });
  });

  test('R20: has its end told to the population registry from the first day without it, and to everybody once', async () => {
    const { caseId, scenario } = await staying();
    const until = await lastInstantOf(product, caseId);
    await passUntil(product, until);
    await untilOver(product, caseId);
    const dayAfter = dayOf(new Date(Date.parse(until) + 1).toISOString());
    const [, end] = pair(await toldOf(caseId));
    expect(end).toMatchObject({ iin: scenario.registrant, kind: 'TEMPORARY', rka: null, from: dayAfter });
    const owner = only(scenario.consenters).iin;
    const told = await messagesOf(product, caseId, 'stay-ended');
    expect(inOrder(told)).toEqual(inOrder([owner, scenario.registrant]));
  });

  test('R20: ends on its last day though the population registry is down, which hears of it later', async () => {
    const { caseId, scenario } = await staying();
    await product.control.putFault({ registry: 'population', operation: 'record-address-change', mode: 'down' });
    await passUntil(product, await lastInstantOf(product, caseId), 60 * 60 * 1000);
    await untilCaseIs(product, caseId, {
      stage: 'registered',
      stay: { ended: { how: 'last-day' } },
      waitingFor: { kind: 'registry', name: 'population' },
    });
    expect(await residencesOf(product, scenario.registrant)).toMatchObject([{ current: true }, { current: false }]);
    expect(await messagesOf(product, caseId, 'stay-ended')).toContain(scenario.registrant);
    await product.control.clearFaults();
    expect(await untilOver(product, caseId)).toMatchObject({ stage: 'closed', stuckSince: null });
    expect(await toldOf(caseId)).toHaveLength(2);
  });

  test('R20: leaves a trail that tells the whole story', async () => {
    const { caseId } = await staying();
    await passUntil(product, await lastInstantOf(product, caseId));
    await untilOver(product, caseId);
    expect(await plotOf(product, caseId)).toEqual([
      'application-received',
      'case-opened',
      'consent-given',
      'ownership-confirmed',
      'registration-committed',
      'follow-ups-done',
      'stay-ended',
      'follow-ups-done',
      'case-completed',
    ]);
  });
});
