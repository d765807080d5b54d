import { temporal } from '@temporalio/proto';
import { describe, expect, test } from 'vitest';
import { withChips } from '../support/chips.ts';
import { work } from '../support/product.ts';
import { consentAll, file, readCase, startIdle, untilCaseIs } from '../support/story.ts';

// On the server that production runs, because what it writes down is what counts.
const product = await startIdle();
await work(product);

/** What the design allows a case with one owner: every event is paid for in the engine's database (textbook: 35). */
const MOST_EVENTS = 22;

/** A timer, the workflow task when it fires, what was seen, and where the case stands. */
const EVENTS_OF_A_LOOK = 7;

const { EventType } = temporal.api.enums.v1;

async function historyOf(caseId: string) {
  const { events } = await product.environment.client.workflow.getHandle(caseId).fetchHistory();
  return events ?? [];
}

const count = (events: Awaited<ReturnType<typeof historyOf>>, type: temporal.api.enums.v1.EventType): number =>
  events.filter(({ eventType }) => eventType === type).length;

describe('the history of a healthy case', () => {
  test.each(['sole-owner', 'renter-one-owner', 'renter-two-owners'])(
    'has one workflow task for the start and one for each message, and no regular activity: %s',
    async (name) => {
      const filed = await file(product, name);
      if (filed.consents.length > 0) await consentAll(product, filed);
      await untilCaseIs(product, filed.caseId, { stage: 'closed' });
      const events = await historyOf(filed.caseId);
      expect(count(events, EventType.EVENT_TYPE_WORKFLOW_TASK_STARTED)).toBe(1 + filed.consents.length);
      expect(count(events, EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED)).toBe(0);
    },
  );

  test('has one workflow task more where a chip is written, for a look at the order: nothing was ordered twice (R21)', async () => {
    const filed = await file(withChips(product), 'renter-one-owner');
    await consentAll(product, filed);
    await untilCaseIs(product, filed.caseId, { stage: 'closed' });
    const events = await historyOf(filed.caseId);
    expect(count(events, EventType.EVENT_TYPE_WORKFLOW_TASK_STARTED)).toBe(2 + filed.consents.length);
    expect(count(events, EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED)).toBe(0);
    expect(events.length).toBeLessThanOrEqual(MOST_EVENTS + EVENTS_OF_A_LOOK);
  });

  test('of a stay is no longer than that of a move, and then sleeps (R20)', async () => {
    const filed = await file(product, 'temporary-stay');
    await consentAll(product, filed);
    const asleep = () => historyOf(filed.caseId).then((events) => events.at(-1)?.eventType);
    await expect.poll(asleep).toBe(EventType.EVENT_TYPE_TIMER_STARTED);
    const events = await historyOf(filed.caseId);
    expect(count(events, EventType.EVENT_TYPE_WORKFLOW_TASK_STARTED)).toBe(1 + filed.consents.length);
    expect(events.length).toBeLessThanOrEqual(MOST_EVENTS);
  });

  test('is short', async () => {
    const filed = await file(product, 'renter-one-owner');
    await consentAll(product, filed);
    await untilCaseIs(product, filed.caseId, { stage: 'closed' });
    expect((await historyOf(filed.caseId)).length).toBeLessThanOrEqual(MOST_EVENTS);
  });

  test('holds no name, number or address in the clear, and neither do the search attributes (privacy)', async () => {
    const filed = await file(product, 'renter-one-owner');
    await consentAll(product, filed);
    await untilCaseIs(product, filed.caseId, { stage: 'closed' });
    const { registrant, dwelling } = await readCase(product, filed.caseId);
    const secrets = textsIn([
      registrant,
      dwelling,
      filed.scenario.application['registrant'],
      filed.consents.map(({ consenter }) => consenter),
    ]);
    expect(secrets.length).toBeGreaterThan(0);
    const execution = await product.environment.client.workflow.getHandle(filed.caseId).describe();
    const shown = [...(await historyOf(filed.caseId)), execution.raw].flatMap(bytesIn).join('\n');
    expect(secrets.filter((secret) => shown.includes(secret))).toEqual([]);
  });
});

/** Every text in a value. */
const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

/** Every text in a message as Temporal holds it, its bytes read as text. */
const bytesIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (value instanceof Uint8Array) return [Buffer.from(value).toString()];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(bytesIn) : [];
};
