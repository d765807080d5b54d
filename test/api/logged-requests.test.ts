import { once } from 'node:events';
import { Writable } from 'node:stream';
import { Client, Connection } from '@temporalio/client';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { createApp } from '../../api/app.ts';
import { createCaseMessenger } from '../../api/case-messenger.ts';
import { createCursors } from '../../api/cursors.ts';
import { createCertificatePrinter } from '../../api/certificate/certificate-printer.ts';
import { createApiServer } from '../../api/create-api-server.ts';
import { createAddressClient } from '../../clients/address.ts';
import { createPopulationClient } from '../../clients/population.ts';
import { createPolicyAt } from '../../domain/policy.ts';
import { createLogger } from '../../platform/logging.ts';
import { iinOf, rkaOf } from '../domain/sample-numbers.ts';
import { startTestRegistries } from '../support/registries.ts';
import { openStore } from '../store/open-store.ts';
import { ask } from './ask.ts';
import { createTestKeys } from '../support/payload-keys.ts';

const registries = await startTestRegistries();
const { reader } = await openStore();
const lines: string[] = [];
const destination = new Writable({
  write: (line, _encoding, written) => {
    lines.push(String(line));
    written();
  },
});
const { POPULATION_URL = '', ADDRESS_URL = '' } = registries.environment;
const app = createApp(
  {
    reader,
    messenger: createCaseMessenger(new Client({ connection: Connection.lazy() })),
    population: createPopulationClient({ baseUrl: POPULATION_URL }),
    address: createAddressClient({ baseUrl: ADDRESS_URL }),
    policyAt: createPolicyAt(),
    printCertificate: createCertificatePrinter('https://registration.example'),
    cursors: createCursors(createTestKeys()),
  },
  createLogger({ name: 'test', level: 'trace', destination }),
);
const server = createApiServer(app).listen(0, '127.0.0.1');
await once(server, 'listening');
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await registries.stop();
});
const address = server.address();
const url = `http://127.0.0.1:${typeof address === 'string' ? '' : address?.port}`;

const lineSchema = z.looseObject({ route: z.string().nullish(), status: z.number().optional() });

/** What is logged about one request. */
async function logged(path: string) {
  lines.length = 0;
  const { status } = await ask(url, { path });
  const requestIn = () =>
    lines.map((line) => lineSchema.parse(JSON.parse(line))).find((line) => line.status !== undefined);
  // The line is written when the answer has gone out, which whoever asked may know first.
  await expect.poll(requestIn).toBeDefined();
  return { status, text: lines.join(''), request: requestIn() };
}

const [IIN, RKA] = [iinOf(1), rkaOf(1)];
const LOOK_UPS = [
  [`/v1/residents/${IIN}/residence`, '/v1/residents/:iin/residence'],
  [`/v1/dwellings/${RKA}/residents`, '/v1/dwellings/:rka/residents'],
] as const;

/**
 * A number of somebody, or the hole that the logs' second line of defence would leave for it. Not what stands among other
 * letters: an id of a trace may have twelve digits in a row.
 */
const SOMEBODY = /(?<![\w-])\d{12}(?![\w-])|redacted/;

test.each(LOOK_UPS)('a look-up is logged by its pattern, not by whom it was about: %s', async (path, route) => {
  for (const asked of [path, `${path}?q=${IIN}`]) {
    const { status, text, request } = await logged(asked);
    expect(request).toMatchObject({ route, status });
    expect(text).not.toMatch(SOMEBODY);
  }
});

test.each([`/v1/residents/${IIN}`, `/v1/residents/%/${IIN}`, `/v1/residents/${IIN}/residence/`])(
  'a path that is none is logged without it: %s',
  async (path) => {
    expect((await logged(path)).text).not.toMatch(SOMEBODY);
  },
);

test.each(LOOK_UPS)('a look-up that fails is logged with its pattern and the reason: %s', async (path, route) => {
  await registries.stop();
  const { status, text, request } = await logged(path);
  expect(request).toMatchObject({ route, status: 503 });
  expect(status).toBe(503);
  expect(text).toContain('unreachable');
  expect(text).not.toMatch(SOMEBODY);
});

test('a request is logged under the trace that it names, and its answer says which', async () => {
  const traceId = 'ab'.repeat(16);
  lines.length = 0;
  const answer = await ask(url, { path: '/nowhere', headers: { traceparent: `00-${traceId}-${'cd'.repeat(8)}-01` } });
  expect(answer.headers['x-request-id']).toBe(traceId);
  expect(JSON.parse(answer.text)).toMatchObject({ requestId: traceId });
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(JSON.parse(line)).toMatchObject({ traceId });
});
