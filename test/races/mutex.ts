/** Lets one through after the other, in the order in which they came. */
export interface Mutex {
  /** Resolves when it is the caller's turn; what it returns ends the turn. */
  readonly lock: () => Promise<() => void>;
}

export function createMutex(): Mutex {
  let last: Promise<void> = Promise.resolve();
  return {
    lock: async () => {
      const before = last;
      const { promise, resolve } = Promise.withResolvers<void>();
      last = promise;
      await before;
      return resolve;
    },
  };
}
