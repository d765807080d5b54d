import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { reservePort } from './reserve-port.ts';
import { startServer, type Server } from './start-server.ts';
import { SEARCH_ATTRIBUTES } from '../../workflows/contract.ts';
import { SERVER_SETTINGS } from './temporal-settings.ts';

export interface TemporalServer extends Server {
  /** gRPC, `127.0.0.1:7233` */
  readonly address: string;
  /** URL of Temporal's own web interface, where it was asked for. */
  readonly ui: string | undefined;
}

const NAMESPACE = 'default';

/**
 * Starts Temporal's development server on a database file and waits until it answers for the namespace `default` with our
 * search attributes. With the same `dataFolder` every workflow goes on.
 *
 * @param options.port the wanted port (the next free one is taken instead), by default a random one
 * @param options.uiPort likewise for the web interface; without it there is none
 */
export async function startTemporal(options: {
  readonly executable: string;
  readonly dataFolder: string;
  readonly logFile?: string;
  readonly port?: number;
  readonly signal?: AbortSignal | undefined;
  readonly uiPort?: number;
}): Promise<TemporalServer> {
  const { executable, dataFolder } = options;
  await mkdir(dataFolder, { recursive: true });
  const grpc = await reservePort(options.port);
  const ui = options.uiPort === undefined ? undefined : await reservePort(options.uiPort);
  const address = `127.0.0.1:${grpc.port}`;
  const server = await startServer({
    name: 'temporal',
    file: executable,
    args: [
      'server',
      'start-dev',
      '--ip',
      '127.0.0.1',
      '--port',
      String(grpc.port),
      ...(ui === undefined ? ['--headless'] : ['--ui-port', String(ui.port), '--ui-disable-news-fetch']),
      '--db-filename',
      join(dataFolder, 'temporal.db'),
      '--log-level',
      'warn',
      '--log-format',
      'json',
      ...SERVER_SETTINGS,
      ...Object.entries(SEARCH_ATTRIBUTES).flatMap(([name, type]) => ['--search-attribute', `${name}=${type}`]),
    ],
    logFile: options.logFile ?? join(dataFolder, 'temporal.log'),
    pidFile: join(dataFolder, 'tirkeu.pid'),
    signal: options.signal,
    ready: (signal) => answers(address, signal),
    explain: explainTemporal,
  }).catch((error: unknown) => {
    grpc.release();
    ui?.release();
    throw error;
  });
  return { ...server, address, ui: ui && `http://127.0.0.1:${ui.port}` };
}

async function answers(address: string, signal: AbortSignal): Promise<void> {
  const connection = await Connection.connect({ address, connectTimeout: 1_000 });
  try {
    await connection.withAbortSignal(signal, async () => {
      await connection.workflowService.describeNamespace({ namespace: NAMESPACE });
      const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace: NAMESPACE });
      const missing = Object.keys(SEARCH_ATTRIBUTES).filter((name) => !(name in customAttributes));
      if (missing.length > 0) throw new Error(`search attributes ${missing.join(', ')} are missing`);
    });
  } finally {
    await connection.close();
  }
}

function explainTemporal(log: string): string | undefined {
  if (/database or disk is full|no space left on device/i.test(log)) return 'The disk is full.';
  if (/file is not a database|database disk image is malformed/i.test(log))
    return 'Its data is damaged. Restore a backup, or start with another data folder (TIRKEU_DATA).';
  return undefined;
}
