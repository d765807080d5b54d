import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '../../platform/logging.ts';
import type { LivingTown } from './create-town.ts';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/** Lives until it is told to stop. Where api, worker or registries are away it waits, ever longer, and goes on. */
export async function runTown(openTown: () => Promise<LivingTown>, logger: Logger, signal: AbortSignal): Promise<void> {
  let town: LivingTown | undefined;
  let pauseMs = FIRST_PAUSE_MS;
  while (!signal.aborted) {
    try {
      town ??= await openTown();
      const idleMs = await town.step();
      pauseMs = FIRST_PAUSE_MS;
      await rest(idleMs, signal);
    } catch (err) {
      if (signal.aborted) return;
      logger.warn({ err, pauseMs }, 'the town waits: somebody does not answer');
      await rest(pauseMs, signal);
      pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
    }
  }
}

/** Ends at once when everything stops. */
const rest = (ms: number, signal: AbortSignal): Promise<void> =>
  pause(ms, undefined, { signal }).catch(() => {
    // Told to stop: the loop sees it.
  });
