/** Lets few at a time do something that costs, the others in the order in which they came. */
export interface Turns {
  /** @param signal ends the wait, not what has begun; the answer is then `undefined` */
  take<Value>(work: () => Promise<Value>, signal: AbortSignal): Promise<Value | undefined>;
}

export function createTurns(atOnce: number): Turns {
  let free = atOnce;
  const waiting = new Set<() => void>();

  function pass(): void {
    const [next] = waiting;
    if (next === undefined) free += 1;
    else next();
  }

  /** @returns whether it is one's turn, or the wait is over */
  const turn = (signal: AbortSignal): Promise<boolean> =>
    new Promise((resolve) => {
      const settle = (isMine: boolean): void => {
        waiting.delete(called);
        signal.removeEventListener('abort', gone);
        resolve(isMine);
      };
      const called = (): void => settle(true);
      const gone = (): void => settle(false);
      signal.addEventListener('abort', gone, { once: true });
      waiting.add(called);
    });

  return {
    async take(work, signal) {
      if (signal.aborted) return undefined;
      if (free > 0) free -= 1;
      else if (!(await turn(signal))) return undefined;
      try {
        return await work();
      } finally {
        pass();
      }
    },
  };
}
