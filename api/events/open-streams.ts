import { type Caller, clientIdOf } from '../access/caller.ts';
import { Problem, unavailable } from '../problem.ts';
import type { StreamMetrics } from './stream-metrics.ts';

export interface StreamLimits {
  /** In this process: each holds a socket, and up to half a megabyte while its reader is slow. */
  readonly atOnce: number;
  /** For one integrator, or one member of staff. */
  readonly ofOneCaller: number;
}

export const STREAM_LIMITS: StreamLimits = { atOnce: 1_000, ofOneCaller: 10 };

/** A stream that may be open. */
export interface Place {
  /** Aborted when the process begins to stop: say goodbye. */
  readonly closing: AbortSignal;
  leave(): void;
}

/** The streams of this process. */
export interface OpenStreams {
  /** @throws {Problem} 429 where there are too many, 503 where the process stops */
  enter(caller: Caller): Place;
  /** Has all streams ended; resolves when they are. */
  close(): Promise<void>;
}

const RETRY_AFTER_SECONDS = '10';

export function createOpenStreams(limits: StreamLimits, metrics: StreamMetrics): OpenStreams {
  const closing = new AbortController();
  const byCaller = new Map<string, number>();
  const gone = Promise.withResolvers<void>();
  let count = 0;

  function leave(who: string): void {
    count -= 1;
    metrics.open.dec();
    const left = (byCaller.get(who) ?? 1) - 1;
    if (left === 0) byCaller.delete(who);
    else byCaller.set(who, left);
    if (count === 0 && closing.signal.aborted) gone.resolve();
  }

  return {
    enter(caller) {
      if (closing.signal.aborted) throw unavailable('This api stops. Connect again: another one answers.');
      const who = caller.kind === 'staff' ? `staff ${caller.id}` : `client ${clientIdOf(caller)}`;
      const own = byCaller.get(who) ?? 0;
      // Without sign-in everybody is the same caller.
      const isOwnTooMuch = caller.kind !== 'anybody' && own >= limits.ofOneCaller;
      if (isOwnTooMuch) throw tooMany(`You have ${own} event streams open; close one before you open another.`);
      if (count >= limits.atOnce)
        throw tooMany('As many event streams are open as this api can hold. Come back later.');
      count += 1;
      byCaller.set(who, own + 1);
      metrics.open.inc();
      return { closing: closing.signal, leave: () => leave(who) };
    },
    async close() {
      closing.abort();
      if (count > 0) await gone.promise;
    },
  };
}

const tooMany = (detail: string): Problem =>
  new Problem({
    status: 429,
    code: 'too-many-streams',
    title: 'Too many event streams',
    detail,
    headers: { 'retry-after': RETRY_AFTER_SECONDS },
  });
