import { describe, expect, test } from 'vitest';
import { asEvents, type Fact } from '../../domain/case-events.ts';
import { STAGES } from '../../domain/stages.ts';
import {
  BACKOFF_MS,
  LIVE_TYPES,
  liveTypesOf,
  stepsOf,
  STUCK_FROM_ATTEMPT,
  testBody,
  WEBHOOK_TYPES,
  webhookBodies,
} from '../../domain/webhooks.ts';
import { HELD, STAYING, STORY } from './sample-case.ts';
import { NOW } from './sample-facts.ts';

const eventsOf = (facts: readonly Fact[]) => asEvents(facts, 0, NOW, { kind: 'system', id: null });
const typesOf = (facts: readonly Fact[]) => webhookBodies(eventsOf(facts)).map(({ type }) => type);

/** The longest stories that the samples have. */
const stories = [...STAGES.map((stage) => STORY[stage]), HELD, STAYING];

describe('what is told of a case', () => {
  test('is that it was opened, how it was answered, and where it came', () => {
    expect(typesOf(STORY.closed)).toEqual([
      'case.opened',
      'consent.decided',
      'consent.decided',
      'case.registered',
      'case.closed',
    ]);
    expect(typesOf(STORY['in-review']).at(-1)).toBe('case.in-review');
  });

  test('of one event may be two things: a consent is declined, and the case is over', () => {
    const [received, opened] = STORY['awaiting-consent'];
    if (received === undefined || opened === undefined) throw new Error('the story is too short');
    const declined = {
      type: 'consent-declined',
      consentId: 'first',
      evidenceId: 'e',
      powerOfAttorneyId: null,
    } as const;
    const bodies = webhookBodies(eventsOf([received, opened, declined]));
    expect(bodies.slice(-2).map(({ type }) => type)).toEqual(['consent.decided', 'case.closed']);
    expect(bodies.slice(-2).map(({ data }) => data)).toEqual(
      Array.from({ length: 2 }, () => expect.objectContaining({ revision: 3, stage: 'closed', outcome: 'declined' })),
    );
  });

  test('is the case as it was then, not as it is now', () => {
    expect(webhookBodies(eventsOf(STORY.closed)).map(({ data }) => [data.stage, data.outcome])).toEqual([
      ['awaiting-consent', null],
      ['awaiting-consent', null],
      ['checking-ownership', null],
      ['registered', 'registered'],
      ['closed', 'registered'],
    ]);
  });

  test('does not depend on how much of the case has happened since', () => {
    const whole = webhookBodies(eventsOf(STORY.closed));
    for (const length of STORY.closed.keys()) {
      const early = webhookBodies(eventsOf(STORY.closed.slice(0, length)));
      expect(whole.slice(0, early.length)).toEqual(early);
    }
  });

  test('is thin: ids, a number, two codes and a time, and nothing about anybody', () => {
    for (const body of stories.flatMap((facts) => webhookBodies(eventsOf(facts)))) {
      expect(Object.keys(body)).toEqual(['type', 'timestamp', 'data']);
      expect(Object.keys(body.data)).toEqual(['caseId', 'revision', 'stage', 'outcome']);
      expect(WEBHOOK_TYPES).toContain(body.type);
    }
  });
});

test('a test tells which webhook is tried, and when', () => {
  expect(testBody('some-webhook', NOW)).toEqual({
    type: 'webhook.test',
    timestamp: NOW,
    data: { webhookId: 'some-webhook' },
  });
});

describe('patience', () => {
  test('grows from attempt to attempt, ten of them over three days', () => {
    expect(BACKOFF_MS).toHaveLength(10);
    expect(BACKOFF_MS.toSorted((a, b) => a - b)).toEqual(BACKOFF_MS);
    const days = BACKOFF_MS.reduce((sum, waitMs) => sum + waitMs, 0) / (24 * 60 * 60 * 1_000);
    expect(Math.floor(days)).toBe(3);
  });

  test('of ops ends before that of the messages', () => {
    expect(STUCK_FROM_ATTEMPT).toBeLessThan(BACKOFF_MS.length);
  });
});

describe('what is told to those who follow a case live', () => {
  test.each(stories.map((story) => [eventsOf(story)]))(
    'leaves no event out, and adds nothing but changes',
    (events) => {
      const steps = stepsOf(events);
      expect(steps.map(({ data }) => data.revision)).toEqual(events.map(({ seq }) => seq));
      const told = steps.flatMap((step) => liveTypesOf(step).map((type) => `${step.data.revision}/${type}`));
      const changes = steps
        .filter(({ types }) => types.length === 0)
        .map(({ data }) => `${data.revision}/case.changed`);
      const webhooks = webhookBodies(events).map(({ type, data }) => `${data.revision}/${type}`);
      expect(told.toSorted()).toEqual([...changes, ...webhooks].toSorted());
      for (const step of steps) expect(LIVE_TYPES).toEqual(expect.arrayContaining([...liveTypesOf(step)]));
    },
  );
});
