import { afterEach, describe, expect, test } from 'vitest';
import { createLogger } from '../../platform/logging.ts';
import { createMetrics } from '../../platform/metrics.ts';
import { startOperationsServer, type OperationsServer, type ReadinessCheck } from '../../platform/operations-server.ts';

const running: OperationsServer[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

async function start(checks: Record<string, ReadinessCheck>) {
  const lines: string[] = [];
  const server = await startOperationsServer({
    host: '127.0.0.1',
    port: 0,
    checks,
    metrics: createMetrics('worker'),
    logger: createLogger({ name: 'worker', level: 'info', destination: { write: (line) => void lines.push(line) } }),
    checkTimeLimitMs: 20,
  });
  running.push(server);
  return { get: (path: string) => fetch(`${server.url}${path}`), lines };
}

const answers: ReadinessCheck = async () => 'pong';
const fails: ReadinessCheck = () => Promise.reject(new Error('connection to user:swordfish@host refused'));
const throwsAtOnce: ReadinessCheck = () => {
  throw new Error('not connected');
};
const hangs: ReadinessCheck = () => new Promise(() => {});

describe('the operations server', () => {
  test('says that the process lives, whatever its dependencies do', async () => {
    const { get } = await start({ mongodb: fails });
    const response = await get('/healthz');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: 'alive' });
  });

  test.each([
    ['nothing to check', {}, 200, {}],
    ['all answer', { mongodb: answers, temporal: answers }, 200, { mongodb: 'ok', temporal: 'ok' }],
    ['one fails', { mongodb: fails, temporal: answers }, 503, { mongodb: 'failed', temporal: 'ok' }],
    ['one throws', { mongodb: throwsAtOnce }, 503, { mongodb: 'failed' }],
    ['one hangs', { mongodb: hangs, temporal: answers }, 503, { mongodb: 'timed-out', temporal: 'ok' }],
  ])('readiness when %s', async (_case, checks, status, results) => {
    const { get } = await start(checks);
    const response = await get('/readyz');
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ status: status === 200 ? 'ready' : 'not-ready', checks: results });
  });

  test('tells the reason to the log and not to the caller', async () => {
    const { get, lines } = await start({ mongodb: fails });
    expect(await (await get('/readyz')).text()).not.toContain('refused');
    expect(lines.join('')).toContain('refused');
  });

  test('serves metrics for Prometheus, labelled with the process', async () => {
    const { get } = await start({});
    const response = await get('/metrics');
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(await response.text()).toMatch(/process_cpu_seconds_total\{process="worker"\}/);
  });

  test('an unknown path is answered with those that exist', async () => {
    const { get } = await start({});
    const response = await get('/');
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ try: ['/healthz', '/readyz', '/metrics'] });
  });

  test('fails to start, instead of starting deaf, when the port is taken', async () => {
    const { get } = await start({});
    const { port } = new URL((await get('/healthz')).url);
    const again = { host: '127.0.0.1', port: Number(port), checks: {}, metrics: createMetrics('worker') };
    const logger = createLogger({ name: 'worker', level: 'silent' });
    await expect(startOperationsServer({ ...again, logger })).rejects.toThrow('EADDRINUSE');
  });

  test('closes although a scraper keeps its connection', async () => {
    const { get } = await start({});
    await (await get('/healthz')).text();
    await running.splice(0)[0]?.close();
    await expect(get('/healthz')).rejects.toThrow();
  });
});
