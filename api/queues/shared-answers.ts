import { setTimeout as pauseFor } from 'node:timers/promises';

/** After an answer the store rests for so many times as long as it took, … */
const REST = 3;
/** … but nobody waits for longer than that. */
const MOST_REST_MS = 2_000;

interface Turn<Answer> {
  /** Has been asked for and hasn't begun: whoever asks now hears the same. */
  comes: Promise<Answer> | undefined;
  /** When the next one may begin. */
  free: Promise<void>;
}

interface Clock {
  /** ms on a clock that only runs forwards */
  readonly now: () => number;
  readonly pause: (ms: number) => Promise<unknown>;
}

const REAL: Clock = {
  now: () => performance.now(),
  pause: (ms) => pauseFor(ms, undefined, { ref: false }),
};

/**
 * Answers that many ask for at the same moment, because all of them were told that something has changed. One at a time is
 * found out, with a rest behind it, and all who asked before it began hear it: so an answer is never older than its
 * question, and however many ask, the store is busy with it for a part of the time only.
 */
export function createSharedAnswers<Answer>({ now, pause }: Clock = REAL) {
  const turns = new Map<string, Turn<Answer>>();
  return (question: string, find: () => Promise<Answer>): Promise<Answer> => {
    const turn: Turn<Answer> = turns.get(question) ?? { comes: undefined, free: Promise.resolve() };
    turns.set(question, turn);
    if (turn.comes !== undefined) return turn.comes;
    const comes = turn.free.then(() => {
      turn.comes = undefined;
      const began = now();
      const answer = find();
      turn.free = over(answer)
        .then(() => pause(Math.min(MOST_REST_MS, REST * (now() - began))))
        .then(() => {
          if (turn.comes === undefined) turns.delete(question);
        });
      return answer;
    });
    turn.comes = comes;
    return comes;
  };
}

/** Whether it failed is told to those who asked. */
const over = (answer: Promise<unknown>): Promise<unknown> => answer.catch(() => undefined);
