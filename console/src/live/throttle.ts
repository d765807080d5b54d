/** Collects, and hands over what has come together at most once in a while: at once first, then in steps. */
export interface Throttle {
  add(item: string): void;
  stop(): void;
}

export function createThrottle(everyMs: number, flush: (items: ReadonlySet<string>) => void): Throttle {
  let collected = new Set<string>();
  let resting: ReturnType<typeof setTimeout> | undefined;
  const handOver = (): void => {
    resting = undefined;
    if (collected.size === 0) return;
    const items = collected;
    collected = new Set();
    resting = setTimeout(handOver, everyMs);
    flush(items);
  };
  return {
    add: (item) => {
      collected.add(item);
      if (resting === undefined) handOver();
    },
    stop: () => clearTimeout(resting),
  };
}
