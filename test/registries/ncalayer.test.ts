import { NCALayerClient } from 'ncalayer-js-client';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { startStandIn } from './start-stand-in.ts';

const standIn = await startStandIn();
afterAll(() => standIn.close());

const { applicant: iin } = await standIn.given('sole-owner');
const DOCUMENT = Buffer.from('what is to be signed');

beforeEach(async () => {
  await standIn.call('DELETE', '/_control/ncalayer');
});

const insert = (wish: object) => standIn.call('PUT', '/_control/ncalayer', { iin, ...wish });

async function connect() {
  const client = new NCALayerClient(`${standIn.url.replace('http', 'ws')}/ncalayer`, false);
  const version = await client.connect();
  return { client, version };
}

async function signBasics(content: string | readonly string[] = DOCUMENT.toString('base64')): Promise<unknown> {
  const { client } = await connect();
  return client.basicsSignCMS(
    NCALayerClient.basicsStorageAll,
    content,
    NCALayerClient.basicsCMSParamsDetached,
    NCALayerClient.basicsSignerSignAny,
  );
}

const verdictSchema = z.object({
  valid: z.boolean(),
  signers: z.array(z.object({ certificates: z.array(z.looseObject({ subject: z.object({ iin: z.string() }) })) })),
});
const verify = async (cms: unknown) =>
  verdictSchema.parse(
    (
      await standIn.call('POST', '/nca/cms/verify', {
        cms,
        data: DOCUMENT.toString('base64'),
        revocationCheck: ['OCSP'],
      })
    ).body,
  );

test('greets as NCALayer does, and is none of its imitations', async () => {
  const { client, version } = await connect();
  expect(version).toMatch(/^\d/);
  expect(client.isKmd).toBe(false);
});

test('signs with the key that is plugged in, by either module', async () => {
  await insert({});
  const { client } = await connect();
  const older: unknown = await client.createCAdESFromBase64(
    NCALayerClient.fileStorageType,
    DOCUMENT.toString('base64'),
  );
  for (const cms of [await signBasics(), older]) {
    expect(await verify(cms)).toMatchObject({ valid: true, signers: [{ certificates: [{ subject: { iin } }] }] });
  }
});

test('signs several documents at once', async () => {
  await insert({});
  expect(await signBasics(['AAAA', 'BBBB'])).toHaveLength(2);
});

test.each([{ behaviour: 'cancel' }, undefined])('is cancelled by the person, or without a key: %j', async (wish) => {
  if (wish !== undefined) await insert(wish);
  await expect(signBasics()).rejects.toMatchObject({ canceledByUser: true });
});

test('says that the password is wrong', async () => {
  await insert({ behaviour: 'wrong-password' });
  await expect(signBasics()).rejects.toThrow('WRONG_PASSWORD');
});

test('signs with a certificate that is over', async () => {
  await insert({ flaw: 'expired' });
  expect(await verify(await signBasics())).toMatchObject({ valid: false });
});

test('waits for a person who doesn’t come back, and is there for the next', async () => {
  await insert({ behaviour: 'hang' });
  const waiting = signBasics().then(
    () => 'answered',
    () => 'closed',
  );
  const next = connect().then(({ version }) => version);
  expect(await Promise.race([waiting, next])).toBe(await next);
  await insert({});
  expect(await signBasics()).toEqual(expect.any(String));
});

test('takes no key of nobody', async () => {
  expect(await standIn.call('PUT', '/_control/ncalayer', { iin: '1' })).toMatchObject({ status: 400 });
});

test('does not answer where nobody started it, and does once somebody has', async () => {
  await insert({ behaviour: 'not-started' });
  await expect(connect()).rejects.toThrow();
  await insert({});
  expect((await connect()).version).toMatch(/^\d/);
});

test('is started after once, where it was to be missing once only', async () => {
  await insert({ behaviour: 'not-started', once: true });
  await expect(connect()).rejects.toThrow();
  expect(await signBasics()).toEqual(expect.any(String));
});
