import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { createApiClient } from '../support/api-client.ts';
import { createRegistriesControl } from '../../cli/registries-control.ts';
import { createDataConverter } from '../../platform/data-converter.ts';
import { parsePayloadKeys } from '../../platform/payload-keys.ts';
import { payloadTexts } from '../support/payload-texts.ts';
import { startProcessStack } from '../support/process-stack.ts';
import { startReceiver } from '../support/webhook-receiver.ts';
import { findSecrets, kindsIn, secretsOfAddress } from './personal-data.ts';
import { engineMessages, readableText, readLogs } from './readable-traces.ts';
import { useEverything } from './use-everything.ts';
import { createWitness } from './witness.ts';

const casesSchema = z.object({
  data: z.array(z.looseObject({ dwelling: z.looseObject({ address: z.record(z.string(), z.string()).nullable() }) })),
});

const folder = await mkdtemp(join(tmpdir(), 'tirkeu-test-privacy-'));
const stack = await startProcessStack({
  folder,
  executables: inject('executables'),
  workflowBundle: inject('workflowBundle'),
  logLevel: 'debug',
});
const connection = await Connection.connect({ address: stack.temporalAddress });
afterAll(async () => {
  await connection.close();
  await stack.stop();
  await rm(folder, { recursive: true, force: true });
});

const client = new Client({ connection });
const api = createApiClient(stack.apiUrl);
const witness = createWitness(createRegistriesControl(stack.registriesUrl));

const receiver = await startReceiver();
await api.send('POST', '/v1/webhooks', { url: receiver.url });

// Once for all tests below: the product in use, with a look at the engine in the middle of an outage and one at the end.
const messages: unknown[] = [];
await useEverything({ api, control: witness.control }, async () => {
  messages.push(...(await engineMessages(client)));
});
messages.push(...(await engineMessages(client)));

const addresses = await addressesShown();
const secrets = [...(await witness.tell()), ...addresses.flatMap(secretsOfAddress)];

async function addressesShown(): Promise<readonly Record<string, string>[]> {
  const { data } = casesSchema.parse((await api.send('GET', '/v1/cases?limit=100')).body);
  return data.flatMap(({ dwelling }) => (dwelling.address === null ? [] : [dwelling.address]));
}

describe('nothing that tells who somebody is or where they live can be read', () => {
  test('in what Temporal holds: histories, search attributes, summaries, failures, waiting activities', () => {
    expect(findSecrets(messages.map(readableText).join('\n'), secrets)).toEqual([]);
  });

  test.each(['api.log', 'worker.log', 'temporal.log'])('in %s, though it says everything down to debug', (file) => {
    const log = readLogs(join(folder, 'logs')).get(file) ?? '';
    expect(findSecrets(log, secrets)).toEqual([]);
  });

  test.each(stack.metricsUrls)('in the metrics at %s', async (url) => {
    const metrics = await (await fetch(url)).text();
    expect(metrics).toContain('# HELP');
    expect(findSecrets(metrics, secrets)).toEqual([]);
  });
});

test('no webhook tells its receiver who somebody is or where they live, in its body or its headers', async () => {
  // Much happened, so there is much to look at.
  const types = () => new Set(receiver.received.map(({ type }) => type)).size;
  await expect.poll(types, { timeout: 30_000 }).toBeGreaterThan(4);
  const sent = receiver.received.map(({ raw, headers }) => `${raw}\n${JSON.stringify(headers)}`).join('\n');
  expect(findSecrets(sent, secrets)).toEqual([]);
});

describe('the search for it', () => {
  test('finds every kind that the engine is told, once its payloads are decrypted', async () => {
    const keys = parsePayloadKeys(stack.payloadKeys);
    if (!keys.ok) throw new Error(keys.problem);
    const decrypted = await payloadTexts(messages, createDataConverter(keys.keys));
    const told = ['iin', 'bin', 'name', 'rka', 'address', 'signature', 'password', 'words'];
    expect(kindsIn(decrypted, secrets)).toEqual(expect.arrayContaining(told));
  });

  test('knows every kind', () => {
    expect(kindsIn(secrets.map(({ text }) => text).join('\n'), secrets).toSorted()).toEqual([
      'address',
      'bin',
      'document',
      'iin',
      'name',
      'password',
      'phone',
      'rka',
      'signature',
      'words',
    ]);
  });

  test('looks at logs in which much happened', () => {
    const logs = readLogs(join(folder, 'logs'));
    expect(logs.get('api.log')).toContain('"status":422');
    expect(logs.get('worker.log')).toContain('RegistryFailure');
  });
});
