import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterAll, expect, test } from 'vitest';
import { createAddressClient } from '../../clients/address.ts';
import { currentTrace, runInTrace, traceHeaders, traceOf } from '../../platform/trace.ts';

test('a registry is asked within the trace of who asks', async () => {
  const seen: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    seen.push(traceOf(String(request.headers['traceparent'])).traceId);
    response.writeHead(404, { 'content-type': 'application/json' }).end('{"code":"not-found"}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  afterAll(() => server.close());
  const address = server.address();
  const baseUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const client = createAddressClient({ baseUrl, headers: traceHeaders });
  const traceId = await runInTrace(traceOf(undefined), async () => {
    await client.findAddress('0'.repeat(16));
    return currentTrace()?.traceId;
  });
  expect(seen).toEqual([traceId]);
});
