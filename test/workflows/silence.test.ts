import { describe, expect, test } from 'vitest';
import { reminderTimes } from '../../domain/deadlines.ts';
import { answerConsent } from '../support/case-actions.ts';
import {
  consentAll,
  countOf,
  file,
  messagesOf,
  only,
  pair,
  plotOf,
  residencesOf,
  startStories,
  trailOf,
  untilOver,
} from '../support/story.ts';

const product = await startStories();

describe('silence (R15)', () => {
  test('is no consent: when the deadline passes the case expires and nobody moves', async () => {
    const { scenario, caseId } = await file(product, 'renter-one-owner');
    const ended = await untilOver(product, caseId);
    expect(ended).toMatchObject({ stage: 'closed', outcome: 'expired', consents: [{ status: 'expired' }] });
    expect(await residencesOf(product, scenario.registrant)).toEqual([]);
  });

  test('is answered with two reminders, at half time and one day before the end, each once', async () => {
    const { caseId, scenario } = await file(product, 'renter-one-owner');
    await untilOver(product, caseId);
    const events = await trailOf(product, caseId);
    const asked = events.flatMap(({ fact, at }) => (fact.type === 'case-opened' ? [{ at, fact }] : []));
    const { at, fact } = only(asked);
    const due = events.flatMap((event) => (event.fact.type === 'reminder-sent' ? [event.fact.dueAt] : []));
    expect(due).toEqual(reminderTimes(at, fact.deadlineAt));
    const owner = only(scenario.consenters).iin;
    expect(await messagesOf(product, caseId, 'consent-reminder')).toEqual(due.map(() => owner));
  });

  test('of one owner outweighs the consent of the other, who is not reminded', async () => {
    const { scenario, caseId, consents } = await file(product, 'renter-two-owners');
    const [first, second] = pair(consents);
    await answerConsent(product, scenario, caseId, first);
    const { outcome, consents: ended } = await untilOver(product, caseId);
    expect(outcome).toBe('expired');
    expect(ended?.map(({ status }) => status)).toEqual(['given', 'expired']);
    const reminded = await messagesOf(product, caseId, 'consent-reminder');
    expect(new Set(reminded)).toEqual(new Set([second.consenter.iin]));
  });
});

describe('an answer', () => {
  test('after the first reminder still counts, and nobody is reminded again (R15)', async () => {
    const filed = await file(product, 'renter-one-owner');
    await product.environment.sleep('6 days');
    expect(await consentAll(product, filed)).toMatchObject({ outcome: 'registered' });
    expect(await countOf(product, filed.caseId, 'reminder-sent')).toBe(1);
  });

  test('after the case has expired is turned away with the reason (R15)', async () => {
    const filed = await file(product, 'renter-one-owner');
    await untilOver(product, filed.caseId);
    const { status, body } = await answerConsent(product, filed.scenario, filed.caseId, only(filed.consents));
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'deadline-passed' });
    expect((await plotOf(product, filed.caseId)).at(-1)).toBe('deadline-passed');
  });
});
