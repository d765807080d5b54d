import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { parseLiveMessage } from '../../console/src/live/live-message.ts';
import { createThrottle } from '../../console/src/live/throttle.ts';

describe('a live message', () => {
  test.each([
    ['{"type":"case.changed","data":{"caseId":"c1"}}', { kind: 'case', caseId: 'c1' }],
    ['{"type":"stream.reset","data":null}', { kind: 'reset' }],
    ['{"type":"of-a-later-version","data":{}}', undefined],
    ['null', undefined],
    ['cut o', undefined],
  ])('%s is understood as far as it matters', (json, understood) => {
    expect(parseLiveMessage(json)).toEqual(understood);
  });
});

describe('the throttle', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('hands the first over at once, and what follows together', () => {
    const flushed: string[][] = [];
    const throttle = createThrottle(1_000, (items) => flushed.push([...items]));
    for (const item of ['a', 'b', 'c', 'b']) throttle.add(item);
    expect(flushed).toEqual([['a']]);
    vi.advanceTimersByTime(1_000);
    expect(flushed).toEqual([['a'], ['b', 'c']]);
  });

  test('is ready again after a rest', () => {
    const flushed: string[][] = [];
    const throttle = createThrottle(1_000, (items) => flushed.push([...items]));
    throttle.add('a');
    vi.advanceTimersByTime(2_000);
    throttle.add('b');
    expect(flushed).toEqual([['a'], ['b']]);
  });

  test('says nothing more once it is stopped', () => {
    const flushed: string[][] = [];
    const throttle = createThrottle(1_000, (items) => flushed.push([...items]));
    throttle.add('a');
    throttle.add('b');
    throttle.stop();
    vi.advanceTimersByTime(5_000);
    expect(flushed).toEqual([['a']]);
  });
});
