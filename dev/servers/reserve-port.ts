import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { tryLock } from '../bootstrap/folder-lock.mjs';

export interface ReservedPort {
  readonly port: number;
  /** For when the server is gone for good. A process that dies releases its ports by dying. */
  readonly release: () => void;
}

/** Below the range that kernels hand out to outgoing connections, which could take a port between choice and use. */
const RANDOM_FROM = 15_000;
const RANDOM_TO = 32_000;
const HIGHEST_PORT = 65_535;

/**
 * The wanted port or the next free one; without a wish, a random free one.
 * Between asking whether a port is free and listening on it another program may take it. Among our own commands (a stack, a
 * second stack, test runs) that would be common, so they agree on ports through locks in the system's temporary folder.
 */
export async function reservePort(wanted?: number): Promise<ReservedPort> {
  const from = wanted ?? RANDOM_FROM + Math.floor(Math.random() * (RANDOM_TO - RANDOM_FROM));
  for (let port = from; port <= HIGHEST_PORT; port += 1) {
    const lock = tryLock(join(tmpdir(), `tirkeu-ports-${userInfo().uid}`, String(port)));
    if (!lock.acquired) continue;
    if (await isFree(port)) return { port, release: lock.release };
    lock.release();
  }
  throw new Error(`No free port from ${from} on`);
}

/** Free on 127.0.0.1 and on every address: a server that listens everywhere doesn't always forbid one that listens here. */
const isFree = async (port: number): Promise<boolean> =>
  (await canListen({ port, host: '127.0.0.1' })) && (await canListen({ port }));

const canListen = (options: { readonly port: number; readonly host?: string }): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ ...options, exclusive: true }, () => server.close(() => resolve(true)));
  });
