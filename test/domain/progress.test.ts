import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { outcomeOf } from '../../domain/case.ts';
import type { Fact } from '../../domain/case-events.ts';
import { progressOf } from '../../domain/progress.ts';
import { plans } from './case-moves.ts';
import { historyOf, walk } from './case-walk.ts';
import { eventsOf, given, HELD, OPENING_OF, STAYING, STORY } from './sample-case.ts';
import { FACT } from './sample-events.ts';

const wayOf = (facts: readonly Fact[]) => progressOf(eventsOf(facts));
const namesOf = (facts: readonly Fact[]) => wayOf(facts).map(({ name, state }) => `${name}: ${state}`);

describe('the way of a case', () => {
  test.each([
    ['opening', ['received: current', 'ownership: ahead', 'commit: ahead']],
    ['awaiting-consent', ['received: done', 'consents: current', 'ownership: ahead', 'commit: ahead']],
    [
      'awaiting-objections',
      ['received: done', 'consents: done', 'objections: current', 'ownership: ahead', 'commit: ahead'],
    ],
    ['checking-ownership', ['received: done', 'consents: done', 'ownership: current', 'commit: ahead']],
    ['in-review', ['received: done', 'consents: done', 'review: current', 'ownership: ahead', 'commit: ahead']],
    ['registering', ['received: done', 'consents: done', 'ownership: done', 'commit: current']],
    ['registered', ['received: done', 'consents: done', 'ownership: done', 'commit: done', 'told: current']],
    ['closed', ['received: done', 'consents: done', 'ownership: done', 'commit: done', 'told: done']],
  ] as const)('in the stage %s', (stage, way) => {
    expect(namesOf(STORY[stage])).toEqual(way);
  });

  it('says when each step was done', () => {
    const events = eventsOf(STORY.closed);
    const atOf = (type: Fact['type']) => events.findLast(({ fact }) => fact.type === type)?.at;
    expect(Object.fromEntries(progressOf(events).map(({ name, at }) => [name, at]))).toEqual({
      received: atOf('application-received'),
      consents: atOf('consent-given'),
      ownership: atOf('ownership-confirmed'),
      commit: atOf('registration-committed'),
      told: atOf('follow-ups-done'),
    });
  });

  it('has no consents where nobody is asked', () => {
    expect(namesOf(OPENING_OF['departure-abroad'])).toEqual(['received: done', 'ownership: current', 'commit: ahead']);
  });

  it('knows of the time for objections while owners are still asked', () => {
    expect(namesOf(OPENING_OF['owner-withdrawal'])).toContain('objections: ahead');
    expect(namesOf([...HELD, FACT['objection-period-passed']])).toContain('objections: done');
  });

  it('keeps a review that is behind it, and forgets one that led back to the owners', () => {
    const approved = [...STORY['in-review'], FACT['review-approved']];
    expect(namesOf(approved)).toContain('review: done');
    expect(namesOf([...approved, FACT['consent-revoked']])).toEqual(namesOf(STORY['awaiting-consent']));
    expect(namesOf([...approved, FACT['consent-revoked'], given('first')])).toContain('review: done');
  });

  it('ends where it was cut off', () => {
    expect(namesOf([FACT['application-received'], FACT['case-refused']])).toEqual(['received: done', 'ended: done']);
    expect(namesOf([...STORY['awaiting-consent'], FACT['consent-declined']])).toEqual([
      'received: done',
      'ended: done',
    ]);
    const cancelled = [...STORY['in-review'], FACT['application-cancelled']];
    expect(namesOf(cancelled)).toEqual(['received: done', 'consents: done', 'ended: done']);
    expect(wayOf(cancelled).at(-1)?.at).toBe(eventsOf(cancelled).at(-1)?.at);
  });

  it('R20: a stay that goes on has told everybody, until its end has to be told', () => {
    const told = [...STAYING, FACT['follow-ups-done']];
    expect(namesOf(told)).toContain('told: done');
    expect(namesOf([...told, FACT['stay-ended']])).toContain('told: current');
  });

  it('is empty where nothing has happened', () => {
    expect(progressOf([])).toEqual([]);
  });
});

test('whatever happens, what is done comes before where it stands, and that before what is ahead', () => {
  const order = ['done', 'current', 'ahead'];
  fc.assert(
    fc.property(plans, (plan) => {
      const story = walk(plan);
      const last = story.deliveries.at(-1)?.after;
      const steps = progressOf(historyOf(story));
      const states = steps.map(({ state }) => state);
      expect(states).toEqual(states.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
      expect(new Set(steps.map(({ name }) => name)).size).toBe(steps.length);
      const isOver = last?.stage === 'closed';
      expect(states.filter((state) => state === 'current').length).toBeLessThanOrEqual(isOver ? 0 : 1);
      const outcome = last === undefined ? null : outcomeOf(last);
      const isInVain = isOver && outcome !== 'registered' && outcome !== 'withdrawn';
      expect(steps.some(({ name }) => name === 'ended')).toBe(isInVain);
    }),
    { numRuns: 1_000 },
  );
});
