import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Registry } from 'prom-client';
import type { Logger } from './logging.ts';

/** Resolves where all is well, rejects where it isn't. Must be cheap and safe to abandon: nobody waits past the limit. */
export type ReadinessCheck = () => Promise<unknown>;

interface OperationsServerOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly checks: Readonly<Record<string, ReadinessCheck>>;
  readonly metrics: Registry;
  readonly logger: Logger;
  /** For each check. */
  readonly checkTimeLimitMs?: number;
}

export interface OperationsServer {
  /** Where it listens, e.g. `http://127.0.0.1:9464`. */
  readonly url: string;
  close(): Promise<void>;
}

type CheckResult = 'ok' | 'failed' | 'timed-out';

/**
 * What ops and the container engine ask, on a port of its own that isn't published:
 * `/healthz` says that the process lives, `/readyz` that what it stands on answers (503 and which check failed, where
 * not; why is only in the log), `/metrics` Prometheus' text format.
 */
export async function startOperationsServer(options: OperationsServerOptions): Promise<OperationsServer> {
  const server = createServer((request, response) => {
    answer(request.url ?? '/', response, options).catch((err: unknown) => {
      options.logger.error({ err }, 'the operations server failed to answer');
      response.writeHead(500).end();
    });
  });
  server.listen(options.port, options.host);
  await once(server, 'listening');
  return { url: urlOf(server), close: () => close(server) };
}

async function answer(url: string, response: ServerResponse, options: OperationsServerOptions): Promise<void> {
  switch (url.split('?', 1)[0]) {
    case '/healthz':
      return sendJson(response, 200, { status: 'alive' });
    case '/readyz': {
      const checks = await runChecks(options);
      const ready = Object.values(checks).every((result) => result === 'ok');
      return sendJson(response, ready ? 200 : 503, { status: ready ? 'ready' : 'not-ready', checks });
    }
    case '/metrics':
      response.writeHead(200, { 'content-type': options.metrics.contentType }).end(await options.metrics.metrics());
      return;
    default:
      return sendJson(response, 404, { status: 'not-found', try: ['/healthz', '/readyz', '/metrics'] });
  }
}

async function runChecks(options: OperationsServerOptions): Promise<Readonly<Record<string, CheckResult>>> {
  const run = Object.entries(options.checks).map(
    async ([name, check]) => [name, await runCheck(name, check, options)] as const,
  );
  return Object.fromEntries(await Promise.all(run));
}

async function runCheck(
  name: string,
  check: ReadinessCheck,
  { logger, checkTimeLimitMs = 2000 }: OperationsServerOptions,
): Promise<CheckResult> {
  // Left to run out, since it holds nothing up.
  const timeOut = sleep(checkTimeLimitMs, 'timed-out' as const, { ref: false });
  try {
    const result = await Promise.race([check().then(() => 'ok' as const), timeOut]);
    if (result === 'timed-out') logger.warn({ check: name, checkTimeLimitMs }, 'a readiness check took too long');
    return result;
  } catch (err) {
    // Not `error`: a dependency that restarts makes us not ready for a moment, and that is what readiness is for.
    logger.warn({ check: name, err }, 'a readiness check failed');
    return 'failed';
  }
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

function urlOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${host}:${address.port}`;
}

function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A scraper's idle connection must not hold up the end of the process.
  server.closeAllConnections();
  return closed;
}
