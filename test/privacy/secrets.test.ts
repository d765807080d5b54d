import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { MongoClient } from 'mongodb';
import { afterAll, describe, expect, inject, test, vi } from 'vitest';
import { createRegistriesControl } from '../../cli/registries-control.ts';
import { createDataConverter } from '../../platform/data-converter.ts';
import { parsePayloadKeys } from '../../platform/payload-keys.ts';
import { payloadTexts } from '../support/payload-texts.ts';
import { startProcessStack } from '../support/process-stack.ts';
import { startReceiver } from '../support/webhook-receiver.ts';
import { findSecrets, kindsIn, type Secret } from './personal-data.ts';
import { engineMessages, readableText, readLogs } from './readable-traces.ts';
import { useEveryDoor } from './use-every-door.ts';
import { createWitness } from './witness.ts';

/** What opens doors is told to whom it belongs, and stands nowhere else: in no log, no history, no answer, no database. */

const folder = await mkdtemp(join(tmpdir(), 'tirkeu-test-secrets-'));
const stack = await startProcessStack({
  folder,
  executables: inject('executables'),
  workflowBundle: inject('workflowBundle'),
  logLevel: 'debug',
  isClosed: true,
});
const connection = await Connection.connect({ address: stack.temporalAddress });
const mongo = await MongoClient.connect(stack.mongodbUri);
afterAll(async () => {
  await mongo.close();
  await connection.close();
  await stack.stop();
  await rm(folder, { recursive: true, force: true });
});
const { signIn } = stack;
if (signIn === undefined) throw new Error('the api is closed');

const witness = createWitness(createRegistriesControl(stack.registriesUrl));
const receiver = await startReceiver();
const used = await useEveryDoor({ apiUrl: stack.apiUrl, issuer: signIn.issuer, control: witness.control, receiver });
await vi.waitUntil(() => receiver.received.length > 2, { timeout: 30_000 });

const keyOfPayloads = stack.payloadKeys.split(':')[1] ?? '';
const secrets: readonly Secret[] = [
  ...used.secrets,
  ...[...signIn.secrets, keyOfPayloads].map((text): Secret => ({ kind: 'client-secret', text })),
];
const personal = await witness.tell();
const messages = await engineMessages(new Client({ connection }));

const LOGS = ['api.log', 'worker.log', 'identity.log', 'registries.log', 'temporal.log', 'mongod.log'];
const logNamed = (file: string): string => readLogs(join(folder, 'logs')).get(file) ?? '';

/** Every document of the product's database, collection by collection. */
async function stored(): Promise<string> {
  const collections = await mongo.db().collections();
  const documents = await Promise.all(collections.map((collection) => collection.find().toArray()));
  return JSON.stringify(documents);
}

describe('no token, cookie, code, client’s or webhook’s secret can be read', () => {
  test.each(LOGS)('in %s', (file) => {
    expect(logNamed(file).length).toBeGreaterThan(0);
    expect(findSecrets(logNamed(file), secrets)).toEqual([]);
  });

  test('in what Temporal holds, not even by who has the keys', async () => {
    const keys = parsePayloadKeys(stack.payloadKeys);
    if (!keys.ok) throw new Error(keys.problem);
    expect(findSecrets(messages.map(readableText).join('\n'), [...secrets, ...personal])).toEqual([]);
    expect(findSecrets(await payloadTexts(messages, createDataConverter(keys.keys)), secrets)).toEqual([]);
  });

  test('in the database: whoever reads it can sign in as nobody and sign no message', async () => {
    const text = await stored();
    expect(text).toContain(used.caseId);
    expect(findSecrets(text, secrets)).toEqual([]);
  });

  test('in any answer, problem or header, but where it is told once', () => {
    expect(used.answers.some(({ where }) => where.endsWith(' 401'))).toBe(true);
    const found = used.answers.map(({ where, text }) => [where, findSecrets(text, secrets)] as const);
    expect(found.filter(([, leaks]) => leaks.length > 0)).toEqual([]);
  });

  test('in what webhooks tell their receivers', () => {
    const sent = receiver.received.map(({ raw, headers }) => `${raw}\n${JSON.stringify(headers)}`).join('\n');
    expect(findSecrets(sent, [...secrets, ...personal])).toEqual([]);
  });

  test.each(stack.metricsUrls)('in the metrics at %s', async (url) => {
    expect(findSecrets(await (await fetch(url)).text(), [...secrets, ...personal])).toEqual([]);
  });

  test.each(['openapi.json', 'api.md', 'runbook.md', 'privacy.md'])('in docs/%s', async (file) => {
    const text = await readFile(join(import.meta.dirname, '..', '..', 'docs', file), 'utf8');
    expect(text).not.toMatch(/eyJ[\w-]{20,}\.[\w-]{20,}|whsec_[A-Za-z\d+/]{30,}|BEGIN [A-Z ]*PRIVATE KEY/);
  });
});

test('The trace that reading leaves names accounts and cases, and no person', async () => {
  const accesses = JSON.stringify(await mongo.db().collection('accesses').find().toArray());
  expect(accesses).toContain('portal');
  expect(findSecrets(accesses, [...secrets, ...personal])).toEqual([]);
});

describe('the search for it', () => {
  test.each(secrets.filter(({ kind }, index) => secrets.findIndex((other) => other.kind === kind) === index))(
    'finds a $kind that somebody has planted in a log',
    async ({ kind, text }) => {
      await appendFile(join(folder, 'logs', 'planted.log'), `{"level":"debug","msg":"sent ${text} to them"}\n`);
      expect(kindsIn(logNamed('planted.log'), secrets)).toContain(kind);
    },
  );

  test('knows every kind', () => {
    const kinds = new Set(secrets.map(({ kind }) => kind));
    expect([...kinds].toSorted()).toEqual(['client-secret', 'cookie', 'sign-in', 'token', 'webhook-secret']);
  });

  test('reads logs in which somebody signed in, and was turned away', () => {
    expect(logNamed('api.log')).toContain('"staff":"gulnara"');
    expect(logNamed('api.log')).toContain('"status":401');
  });
});
