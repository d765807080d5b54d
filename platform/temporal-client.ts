import { Client, Connection } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';

interface TemporalClientOptions {
  /** `host:port` of the frontend. */
  readonly address: string;
  readonly namespace: string;
  readonly dataConverter: DataConverter;
}

/**
 * A client for api and CLI, closed with `client.connection.close()`. It needs the same keys as the workers, or it can
 * neither be understood nor understand.
 *
 * @throws {Error} when the server doesn't answer in time
 */
export async function connectTemporalClient({
  address,
  namespace,
  dataConverter,
}: TemporalClientOptions): Promise<Client> {
  // A start that waits for a server that is still starting looks healthy; failing lets the container engine try again.
  const connection = await Connection.connect({ address, connectTimeout: '10s' });
  return new Client({ connection, namespace, dataConverter });
}
