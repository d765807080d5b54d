import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { webhookBodies } from '../../domain/webhooks.ts';
import { createLogger } from '../../platform/logging.ts';
import { createRelayPosition } from '../../store/relay-position.ts';
import { createDeliveryStore } from '../../store/webhook-deliveries.ts';
import { startRelay } from '../../worker/webhooks/start-relay.ts';
import { consentAll, file as fileOne, startStories, trailOf, untilOver } from '../support/story.ts';
import { type Receiver, startReceiver } from '../support/webhook-receiver.ts';
import { distinct, startWebhookWorker, subscribe, unsubscribe } from '../support/webhooks.ts';

const product = await startStories();
await startWebhookWorker(product);
const { connection, models } = product.dependencies;
const positions = connection.getClient().db(connection.name).collection('webhookRelay');

const running: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((stop) => stop()));
});

/** One more worker's relay. @returns its end */
function relay(lines: string[] = []): () => Promise<void> {
  const destination = { write: (line: string) => void lines.push(line) };
  const stop = startRelay({
    client: product.client,
    connection,
    models,
    deliveries: createDeliveryStore(product.webhookModels),
    logger: createLogger({ name: 'test', level: 'info', destination }),
  });
  running.push(stop);
  return stop;
}

const lineSchema = z.looseObject({ level: z.string() });
const errorsIn = (lines: readonly string[]) =>
  lines.map((line) => lineSchema.parse(JSON.parse(line))).filter(({ level }) => level === 'error');

async function registerSomebody(): Promise<string> {
  const filed = await fileOne(product, 'renter-one-owner');
  await consentAll(product, filed);
  await untilOver(product, filed.caseId);
  return filed.caseId;
}

/** Everything that is to be told of a case, and what a receiver was told of it. */
async function toldOf({ received }: Receiver, caseId: string) {
  const bodies = webhookBodies(await trailOf(product, caseId));
  const ofCase = received.filter((message) => message.caseId === caseId);
  return {
    wanted: bodies.map(({ type, data }) => `${data.revision}/${type}`),
    told: distinct(ofCase).map(({ type, revision }) => `${revision}/${type}`),
    repeats: ofCase.length - distinct(ofCase).length,
  };
}

/** Waits until a receiver has been told everything of these cases, each in order. */
async function untilTold(receiver: Receiver, caseIds: readonly string[]): Promise<void> {
  for (const caseId of caseIds) {
    const look = async () => {
      const { wanted, told } = await toldOf(receiver, caseId);
      expect(told).toEqual(wanted);
    };
    await vi.waitFor(look, { timeout: 30_000, interval: 100 });
  }
}

describe('the relay', () => {
  test('goes on where it stopped: what happened meanwhile is told, and what was told is not told again', async () => {
    const receiver = await startReceiver();
    const { webhookId } = await subscribe(product, receiver.url);
    const stop = relay();
    const first = await registerSomebody();
    await untilTold(receiver, [first]);
    await stop();
    const second = await registerSomebody();
    relay();
    await untilTold(receiver, [first, second]);
    expect(await toldOf(receiver, first)).toMatchObject({ repeats: 0 });
    await unsubscribe(product, webhookId);
  });

  test('is carried on by one of two, and by the other when that ends', async () => {
    const receiver = await startReceiver();
    const { webhookId } = await subscribe(product, receiver.url);
    const stopFirst = relay();
    relay();
    const first = await registerSomebody();
    await untilTold(receiver, [first]);
    await stopFirst();
    const second = await registerSomebody();
    await untilTold(receiver, [first, second]);
    expect(await Promise.all([first, second].map((caseId) => toldOf(receiver, caseId)))).toMatchObject([
      { repeats: 0 },
      { repeats: 0 },
    ]);
    await unsubscribe(product, webhookId);
  });

  test('whose position the database can not go on from looks through the cases, says so, and leaves nothing out', async () => {
    const receiver = await startReceiver();
    const { webhookId } = await subscribe(product, receiver.url);
    const stop = relay();
    const before = await registerSomebody();
    await untilTold(receiver, [before]);
    await stop();
    const meanwhile = await registerSomebody();
    await positions.updateOne({}, { $set: { token: { _data: 'nonsense' } } });
    const lines: string[] = [];
    relay(lines);
    await untilTold(receiver, [before, meanwhile]);
    const after = await registerSomebody();
    await untilTold(receiver, [before, meanwhile, after]);
    expect(errorsIn(lines)).toMatchObject([{ msg: expect.stringContaining('all cases are looked through') }]);
    expect(await toldOf(receiver, before)).toMatchObject({ repeats: 0 });
    await unsubscribe(product, webhookId);
  });

  test('whose position is of long ago goes through everything since, and repeats nothing', async () => {
    const receiver = await startReceiver();
    const { webhookId } = await subscribe(product, receiver.url);
    const stop = relay();
    const before = await registerSomebody();
    await untilTold(receiver, [before]);
    await stop();
    // A well-formed position, of a second after the beginning of 1970; the oplog of a test goes back to its own beginning.
    await positions.updateOne({}, { $set: { token: { _data: '8200000001000000012B0229296E04' } } });
    relay();
    const after = await registerSomebody();
    await untilTold(receiver, [before, after]);
    expect(await toldOf(receiver, before)).toMatchObject({ repeats: 0 });
    await unsubscribe(product, webhookId);
  });

  test('passes by a case whose events make no sense, says so, and tells of the others', async () => {
    const receiver = await startReceiver();
    const { webhookId } = await subscribe(product, receiver.url);
    const lines: string[] = [];
    relay(lines);
    const whole = await registerSomebody();
    await untilTold(receiver, [whole]);
    const caseId = randomUUID();
    const file = await models.cases.findById(whole).lean();
    const second = await models.events.findOne({ caseId: whole, seq: 2 }).lean();
    if (file === null || second === null) throw new Error('the case is gone');
    await models.cases.create([{ ...file, _id: caseId, open: false, certificateCode: null }]);
    await models.events.create([{ ...second, _id: `${caseId}/1`, caseId, seq: 1 }]);
    const next = await registerSomebody();
    await untilTold(receiver, [next]);
    expect(errorsIn(lines)).toMatchObject([{ caseId }]);
    await unsubscribe(product, webhookId);
  });
});

describe('the position', () => {
  test('belongs to one worker at a time, and goes to another only when it is left', async () => {
    const [one, other] = [createRelayPosition(connection, 'one'), createRelayPosition(connection, 'other')];
    expect([await one.hold(), await other.hold()]).toEqual([true, false]);
    expect([await one.prolong(), await other.prolong()]).toEqual([true, false]);
    await expect(other.save({ _data: 'x' })).rejects.toThrow('another worker');
    await one.release();
    expect([await other.hold(), await one.hold()]).toEqual([true, false]);
    await other.release();
  });
});
