import { describe, expect, test } from 'vitest';
import { reminderTimes } from '../../domain/deadlines.ts';
import {
  consentAll,
  file,
  messagesOf,
  only,
  pair,
  passUntil,
  plotOf,
  readCase,
  residencesOf,
  startStories,
  untilCaseIs,
  untilOver,
} from '../support/story.ts';

const product = await startStories();

/** The population registry has learned of a death. */
const dies = async (iin: string): Promise<unknown> => product.control.changePerson(iin, { lifeStatus: 'DECEASED' });

const REFUSED = { stage: 'closed', outcome: 'refused', refusal: { ground: 'registrant-deceased', rule: 'R25' } };
const MINUTE_MS = 60_000;

describe('R25: a registrant who dies while the case is open', () => {
  test('R25: ends it at the next reminder at the latest; no owner is reminded of a person who is dead', async () => {
    const { caseId, scenario } = await file(product, 'renter-one-owner');
    const { openedAt, deadlineAt } = await readCase(product, caseId);
    await dies(scenario.registrant);
    const [first] = reminderTimes(String(openedAt), String(deadlineAt));
    await passUntil(product, first, MINUTE_MS);
    await untilCaseIs(product, caseId, REFUSED);
    expect(await messagesOf(product, caseId, 'consent-reminder')).toEqual([]);
    expect(await messagesOf(product, caseId, 'refused')).toContain(only(scenario.consenters).iin);
  });

  test('R25: after the first reminder, at the second', async () => {
    const { caseId, scenario } = await file(product, 'renter-one-owner');
    const { openedAt, deadlineAt } = await readCase(product, caseId);
    const [first, second] = reminderTimes(String(openedAt), String(deadlineAt));
    await passUntil(product, first, MINUTE_MS);
    await dies(scenario.registrant);
    await passUntil(product, second, MINUTE_MS);
    await untilCaseIs(product, caseId, REFUSED);
    expect(await messagesOf(product, caseId, 'consent-reminder')).toEqual([only(scenario.consenters).iin]);
  });

  test('R25: ends it with the last consent, and nobody is registered', async () => {
    const filed = await file(product, 'renter-one-owner');
    await dies(filed.scenario.registrant);
    expect(await consentAll(product, filed)).toMatchObject(REFUSED);
    expect(await residencesOf(product, filed.scenario.registrant)).toEqual([]);
  });

  test('R25: ends it with the review, whatever the caseworker said', async () => {
    const filed = await file(product, 'arrested-dwelling');
    await consentAll(product, filed);
    await untilCaseIs(product, filed.caseId, { stage: 'in-review' });
    await dies(filed.scenario.registrant);
    await product.api.review(filed.caseId, 'approve', 'no objection');
    expect(await untilOver(product, filed.caseId)).toMatchObject(REFUSED);
  });

  test('R25: is found out later where the population registry is down at the reminder: nothing is made up', async () => {
    const { caseId, scenario } = await file(product, 'renter-one-owner');
    const { openedAt, deadlineAt } = await readCase(product, caseId);
    const [first] = reminderTimes(String(openedAt), String(deadlineAt));
    await product.control.putFault({ registry: 'population', operation: 'find-person', mode: 'down' });
    await dies(scenario.registrant);
    await passUntil(product, first, 10 * MINUTE_MS);
    expect(await readCase(product, caseId)).toMatchObject({ stage: 'awaiting-consent', outcome: null });
    await product.control.clearFaults();
    await passUntil(product, first, 30 * MINUTE_MS);
    await untilCaseIs(product, caseId, REFUSED);
  });
});

describe('R25: somebody else’s death', () => {
  test('R25: of an owner ends no case by itself', async () => {
    const filed = await file(product, 'renter-two-owners');
    const [first] = pair(filed.consents);
    await dies(String(first.consenter.iin));
    expect(await untilOver(product, filed.caseId)).toMatchObject({ outcome: 'expired' });
    expect(await plotOf(product, filed.caseId)).not.toContain('case-refused');
  });
});
