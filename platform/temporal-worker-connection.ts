import { NativeConnection, Runtime } from '@temporalio/worker';
import { createTemporalLogger, type Logger } from './logging.ts';

interface TemporalWorkerConnectionOptions {
  /** `host:port` of the frontend. */
  readonly address: string;
  readonly logger: Logger;
}

/**
 * The connection of a worker, closed with `connection.close()` after the worker has stopped. Installs the SDK's
 * runtime, of which there is one in each process: call it once, before any other part of the SDK's worker is used.
 *
 * @throws {TransportError} when the server doesn't answer
 */
export function connectTemporalWorker({ address, logger }: TemporalWorkerConnectionOptions): Promise<NativeConnection> {
  Runtime.install({
    logger: createTemporalLogger(logger),
    telemetryOptions: { logging: { forward: {}, filter: { core: 'WARN', other: 'ERROR' } } },
    // `shutdown.ts` decides the order in which things stop; two listeners for one signal would race.
    shutdownSignals: [],
  });
  return NativeConnection.connect({ address });
}
