import closeWithGrace from 'close-with-grace';
import type { Logger } from './logging.ts';

/** How a process ends. */
export interface Shutdown {
  /** Adds something to stop. What was added last stops first, so nothing loses what it stands on. */
  add(name: string, stop: () => Promise<void>): void;
  /** Aborted as soon as the process begins to stop: say "not ready", take no new work. */
  readonly signal: AbortSignal;
}

interface ShutdownOptions {
  readonly logger: Logger;
  /** For all stops together. Must be shorter than what the container engine waits before it kills. */
  readonly timeLimitMs: number;
}

/**
 * Stops the process gracefully on SIGTERM, SIGINT and their like, and after an error that nobody caught. A stop that
 * fails is logged and the next one runs all the same. A second signal, or the time limit, ends the process at once.
 * Exit code 0 means that everything was stopped and nothing had failed.
 */
export function installShutdown({ logger, timeLimitMs }: ShutdownOptions): Shutdown {
  const stops: { readonly name: string; readonly stop: () => Promise<void> }[] = [];
  const stopping = new AbortController();

  closeWithGrace(
    {
      delay: timeLimitMs,
      logger: false,
      onTimeout: () =>
        logger.fatal({ timeLimitMs, left: stops.map(({ name }) => name) }, 'stopping took too long: ended'),
      onSecondSignal: (signal) => logger.fatal({ signal }, 'second signal: ended without stopping the rest'),
      onSecondError: (err) => logger.fatal({ err }, 'failed while stopping: ended'),
    },
    async ({ err, signal }) => {
      if (err !== undefined) logger.fatal({ err }, 'an error that nobody caught: stopping');
      else logger.info({ signal }, 'stopping');
      stopping.abort();
      const failed = await stopAll();
      if (failed > 0) throw new Error(`${failed} stops failed`);
      logger.info('stopped');
    },
  );

  /** Takes from the end until nothing is left: what starts up while we stop is stopped too. */
  async function stopAll(): Promise<number> {
    let failed = 0;
    for (let next = stops.at(-1); next !== undefined; next = stops.at(-1)) {
      try {
        await next.stop();
      } catch (err) {
        failed += 1;
        logger.error({ err, part: next.name }, 'could not be stopped cleanly');
      }
      stops.splice(stops.indexOf(next), 1);
    }
    return failed;
  }

  return { add: (name, stop) => void stops.push({ name, stop }), signal: stopping.signal };
}
