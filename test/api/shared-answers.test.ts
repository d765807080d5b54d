import { describe, expect, test } from 'vitest';
import { createSharedAnswers } from '../../api/queues/shared-answers.ts';

/** Figures that take as long to find out as the test says, on a clock of its own; each answer is a number more than the last. */
function someFigures({ takeMs = 100 } = {}) {
  let time = 0;
  let begun = 0;
  let busyMs = 0;
  const ask = createSharedAnswers<number>({
    now: () => time,
    pause: async (ms) => {
      time += ms;
    },
  });
  const find = async (): Promise<number> => {
    begun += 1;
    const answer = begun;
    // Whoever asks meanwhile does so before the answer is there.
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    time += takeMs;
    busyMs += takeMs;
    return answer;
  };
  return {
    ask: (question = 'all') => ask(question, find),
    askInVain: () => ask('all', () => Promise.reject(new Error('the store is away'))),
    begun: () => begun,
    busy: () => busyMs / time,
  };
}

describe('an answer that many ask for', () => {
  test('is found out once for all who ask at the same moment', async () => {
    const { ask, begun } = someFigures();
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
    expect(begun()).toBe(1);
  });

  test('is never older than its question: who asks while one is found out hears the next', async () => {
    const { ask, begun } = someFigures();
    const first = ask();
    while (begun() === 0) await Promise.resolve();
    expect(await Promise.all([first, ask(), ask()])).toEqual([1, 2, 2]);
  });

  test('is another for another question', async () => {
    const { ask } = someFigures();
    expect(await Promise.all([ask('astana'), ask('almaty'), ask('astana')])).toEqual([1, 2, 1]);
  });

  test('keeps the store busy for a part of the time, however often it is asked for', async () => {
    const { ask, busy } = someFigures();
    for (let n = 0; n < 50; n += 1) await ask();
    expect(busy()).toBeLessThan(1 / 3);
  });

  test('that failed fails for those who asked, and nobody else', async () => {
    const { ask, askInVain } = someFigures();
    await expect(askInVain()).rejects.toThrow('away');
    expect(await ask()).toBe(1);
  });
});
