import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { MongoClient } from 'mongodb';
import { afterAll, describe, expect, inject, test, vi } from 'vitest';
import { createRegistriesControl } from '../../cli/registries-control.ts';
import { createTokenSource } from '../../cli/token-source.ts';
import { createDataConverter } from '../../platform/data-converter.ts';
import { parsePayloadKeys } from '../../platform/payload-keys.ts';
import { createApiClient } from '../support/api-client.ts';
import { payloadTexts } from '../support/payload-texts.ts';
import { startProcessStack } from '../support/process-stack.ts';
import { startReceiver } from '../support/webhook-receiver.ts';
import { withDecoded } from './listen-to-events.ts';
import { findSecrets, kindsIn, type Secret } from './personal-data.ts';
import { pickCaller } from './pick-caller.ts';
import { engineMessages, readableText, readLogs } from './readable-traces.ts';
import { useEveryDoor } from './use-every-door.ts';
import { useEveryCall } from './use-everything.ts';
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
await useEveryCall({
  api: createApiClient(stack.apiUrl, pickCaller(stack.apiUrl, createTokenSource(signIn.issuer))),
  control: witness.control,
});
await vi.waitUntil(() => receiver.received.length > 2, { timeout: 30_000 });
for (const { stop } of used.streams) stop();

const keyOfPayloads = stack.payloadKeys.split(':')[1] ?? '';
const secrets: readonly Secret[] = [
  ...used.secrets,
  ...[...signIn.secrets, keyOfPayloads].map((text): Secret => ({ kind: 'client-secret', text })),
];
const personal = await witness.tell();
const messages = await engineMessages(new Client({ connection }));

const LOGS = ['api.log', 'worker.log', 'identity.log', 'registries.log', 'temporal.log', 'mongod.log'];
/** The registries' own, and those of a database that says what was asked of it, hold what is theirs to hold. */
const LOGS_ABOUT_NOBODY = ['api.log', 'worker.log', 'temporal.log'];
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

  test.each(LOGS_ABOUT_NOBODY)('nor who anybody is or what they signed, in %s', (file) => {
    expect(findSecrets(logNamed(file), personal)).toEqual([]);
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
    const passwords = personal.filter(({ kind }) => kind === 'password');
    expect(findSecrets(text, [...secrets, ...passwords])).toEqual([]);
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

  test('in what live streams tell, their places included', () => {
    const heard = used.streams.map(({ text }) => text());
    for (const text of heard) expect(text.split('"type"').length).toBeGreaterThan(10);
    expect(findSecrets(withDecoded(heard.join('\n')), [...secrets, ...personal])).toEqual([]);
  });

  test('in a cursor, which goes into a URL', () => {
    expect(used.cursors.join('').length).toBeGreaterThan(0);
    expect(findSecrets(withDecoded(used.cursors.join('\n')), [...secrets, ...personal])).toEqual([]);
  });

  test.each(stack.metricsUrls)('in the metrics at %s', async (url) => {
    expect(findSecrets(await (await fetch(url)).text(), [...secrets, ...personal])).toEqual([]);
  });

  test.each(['openapi.json', 'api.md', 'runbook.md', 'privacy.md'])('in docs/%s', async (file) => {
    const text = await readFile(join(import.meta.dirname, '..', '..', 'docs', file), 'utf8');
    expect(text).not.toMatch(/eyJ[\w-]{20,}\.[\w-]{20,}|whsec_[A-Za-z\d+/]{30,}|BEGIN [A-Z ]*PRIVATE KEY/);
  });
});

test('The trace that reading leaves names accounts and cases, and nobody but whom somebody asked for', async () => {
  const found = await mongo.db().collection('accesses').find().toArray();
  const accesses = JSON.stringify(found, (name, value: unknown) => (name === 'subject' ? undefined : value));
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
    expect([...kinds].toSorted()).toEqual([
      'client-secret',
      'cookie',
      'invitation',
      'sign-in',
      'status-link',
      'token',
      'webhook-secret',
    ]);
  });

  test('reads logs in which somebody signed in, and was turned away', () => {
    expect(logNamed('api.log')).toContain('"staff":"gulnara"');
    expect(logNamed('api.log')).toContain('"status":401');
    expect(logNamed('api.log')).toMatch(/invitation\/decision","status":200/);
    expect(logNamed('api.log')).toMatch(/v1\/status","status":200/);
  });
});
