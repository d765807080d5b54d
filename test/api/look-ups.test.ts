import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { GROUNDS } from '../../domain/grounds.ts';
import type { ResidenceDocument } from '../../store/schemas.ts';
import { binOf, iinOf, rkaOf } from '../domain/sample-numbers.ts';
import { createTestDataConverter } from '../support/payload-keys.ts';
import { startProduct } from '../support/product.ts';
import { createTimeSkippingEnvironment } from '../support/temporal.ts';
import { ask } from './ask.ts';
import { pointersIn, problemIn } from './problem-document.ts';

const dataConverter = createTestDataConverter();
const environment = await createTimeSkippingEnvironment(dataConverter);
// No worker: a look-up asks the ledger and the registries, never a workflow.
const { apiUrl, control, dependencies } = await startProduct({ environment, dataConverter });
const { population, models } = dependencies;
afterEach(() => control.clearFaults());

const residenceSchema = z.looseObject({
  residenceId: z.string().nullable(),
  rka: z.string(),
  address: z.object({ kk: z.string(), ru: z.string(), en: z.string() }).nullable(),
  kind: z.enum(['permanent', 'temporary']),
  from: z.iso.datetime(),
  until: z.iso.datetime().nullable(),
  source: z.enum(['ledger', 'population-registry']),
});
const derivedFromSchema = z.strictObject({ iin: z.string(), relation: z.string(), basis: z.string() });
const whereaboutsSchema = z.strictObject({
  iin: z.string(),
  permanent: residenceSchema.nullable(),
  temporary: residenceSchema.nullable(),
  derivedFrom: derivedFromSchema.nullable(),
  alternatives: z.array(residenceSchema.extend({ derivedFrom: derivedFromSchema })),
  history: z.array(residenceSchema),
});

async function residenceOf(iin: string) {
  const answer = await ask(apiUrl, { path: `/v1/residents/${iin}/residence` });
  expect(answer.status, answer.text).toBe(200);
  return whereaboutsSchema.parse(JSON.parse(answer.text));
}

/** Writes into the ledger what a case would have written. */
async function live(iin: string, rka: string, fields: Partial<ResidenceDocument> = {}): Promise<ResidenceDocument> {
  const entry = {
    _id: randomUUID(),
    iin,
    rka,
    kind: 'permanent' as const,
    current: true,
    from: new Date('2025-01-15T06:00:00Z'),
    until: null,
    openedBy: randomUUID(),
    closedBy: null,
    ...fields,
  };
  await models.residences.create([entry]);
  return entry;
}

/** Somebody whom the registry knows to live somewhere, and a dwelling where they don't. */
async function mover(): Promise<{ readonly iin: string; readonly formerRka: string; readonly rka: string }> {
  const { registrant, formerRka, rka } = await control.takeScenario('renter-one-owner');
  if (formerRka === null) throw new Error('a renter comes from somewhere');
  return { iin: registrant, formerRka, rka };
}

describe('where somebody lives', () => {
  test('is what the population registry says, for whom the ledger never met', async () => {
    const { iin, formerRka } = await mover();
    const { permanent, ...rest } = await residenceOf(iin);
    expect(permanent).toMatchObject({ rka: formerRka, source: 'population-registry', residenceId: null, until: null });
    expect(permanent?.address).toEqual((await dependencies.address.findAddress(formerRka))?.address);
    expect(rest).toEqual({ iin, temporary: null, derivedFrom: null, alternatives: [], history: [permanent] });
  });

  test('is what the ledger says for everybody else, with the history', async () => {
    const { iin, formerRka, rka } = await mover();
    const moved = new Date('2025-06-01T06:00:00Z');
    await live(iin, formerRka, { current: false, until: moved });
    const { _id: residenceId } = await live(iin, rka, { from: moved });
    const until = new Date(Date.now() + 86_400_000);
    await live(iin, formerRka, { kind: 'temporary', from: new Date(), until });
    expect(await residenceOf(iin)).toMatchObject({
      permanent: { rka, residenceId, source: 'ledger', from: moved.toISOString(), until: null },
      temporary: { rka: formerRka, kind: 'temporary', until: until.toISOString() },
      history: [{ rka: formerRka, until: moved.toISOString() }, { rka }, { kind: 'temporary' }],
    });
  });

  test('is where the parent lives for a child under 14, at this moment (R3)', async () => {
    const { registrant: child } = await control.takeScenario('child-under-14');
    const parent = (await population.findPerson(child))?.legalRepresentatives[0]?.iin ?? '';
    const before = await residenceOf(child);
    expect(before.permanent).toEqual((await residenceOf(parent)).permanent);
    expect(before.derivedFrom).toEqual({ iin: parent, relation: 'parent', basis: 'legal-representative' });

    const { rka } = await mover();
    await live(parent, rka);
    expect((await residenceOf(child)).permanent).toMatchObject({ rka, source: 'ledger' });
  });

  test('is where the guardian lives for a ward (R3)', async () => {
    const { registrant: ward, rka: guardians } = await control.takeScenario('ward');
    const guardian = (await population.findPerson(ward))?.legalRepresentatives[0]?.iin ?? '';
    await live(guardian, guardians);
    expect(await residenceOf(ward)).toMatchObject({
      permanent: { rka: guardians },
      derivedFrom: { iin: guardian, relation: 'guardian' },
    });
  });

  test('is open for a child whose parents live apart, until custody is settled (R3)', async () => {
    const { registrant: child } = await control.takeScenario('child-under-14');
    const { iin: other, formerRka } = await mover();
    const record = await (await control.call('GET', `/people/${child}`)).json();
    const { legalRepresentatives } = z
      .looseObject({ legalRepresentatives: z.array(z.looseObject({ iin: z.string() })) })
      .parse(record);
    const [{ iin: parent } = { iin: '' }] = legalRepresentatives;
    const both = { legalRepresentatives: [...legalRepresentatives, { iin: other, relation: 'PARENT' }] };
    await control.changePerson(child, both);
    const parents = [(await residenceOf(parent)).permanent?.rka, formerRka];
    const apart = await residenceOf(child);
    expect(apart).toMatchObject({ permanent: null, derivedFrom: null });
    expect(apart.alternatives.map(({ rka, derivedFrom }) => [rka, derivedFrom.iin])).toEqual([
      [parents[0], parent],
      [formerRka, other],
    ]);

    await control.changePerson(child, { custody: { iin: other } });
    expect(await residenceOf(child)).toMatchObject({
      permanent: { rka: formerRka },
      derivedFrom: { iin: other, relation: 'parent', basis: 'custody' },
      alternatives: [],
    });
  });

  test('is unknown of whom nobody knows', async () => {
    const answer = await ask(apiUrl, { path: `/v1/residents/${iinOf(1)}/residence` });
    expect(problemIn(answer)).toMatchObject({ status: 404, code: 'resident-not-found' });
  });
});

const residentsSchema = z.strictObject({
  data: z.array(
    z.strictObject({
      iin: z.string(),
      name: z.string().nullable(),
      kind: z.string(),
      from: z.iso.datetime(),
      until: z.iso.datetime().nullable(),
      source: z.string(),
    }),
  ),
  nextCursor: z.string().nullable(),
});
async function residentsOf(rka: string, query = '') {
  const answer = await ask(apiUrl, { path: `/v1/dwellings/${rka}/residents${query}` });
  expect(answer.status, answer.text).toBe(200);
  return residentsSchema.parse(JSON.parse(answer.text));
}

describe('who lives in a dwelling', () => {
  test('are the ledger’s people and, of whom it knows nothing, the registry’s', async () => {
    const { iin, rka, formerRka } = await mover();
    expect((await residentsOf(formerRka)).data).toContainEqual(
      expect.objectContaining({ iin, kind: 'permanent', source: 'population-registry' }),
    );
    expect((await residentsOf(rka)).data.map((resident) => resident.iin)).not.toContain(iin);

    await live(iin, rka);
    expect((await residentsOf(formerRka)).data.map((resident) => resident.iin)).not.toContain(iin);
    const name = expect.stringContaining((await population.findPerson(iin))?.name.family ?? '?');
    expect((await residentsOf(rka)).data).toContainEqual(
      expect.objectContaining({ iin, name, kind: 'permanent', source: 'ledger', until: null }),
    );
  });

  test('come page by page, each once, also when somebody leaves in between', async () => {
    const { rka } = await mover();
    const already = (await residentsOf(rka)).data.map(({ iin }) => iin);
    const guests = Array.from({ length: 7 }, (_, index) => iinOf(index + 10));
    for (const guest of guests) await live(guest, rka);
    const seen: string[] = [];
    let query = '?limit=3';
    for (;;) {
      const { data, nextCursor } = await residentsOf(rka, query);
      seen.push(...data.map(({ iin }) => iin));
      if (nextCursor === null) break;
      await models.residences.updateOne({ iin: data.at(-1)?.iin ?? '' }, { current: false, until: new Date() });
      query = `?limit=3&cursor=${nextCursor}`;
    }
    expect(seen.toSorted()).toEqual([...already, ...guests].toSorted());
  });

  test('are unknown of a dwelling that nobody knows', async () => {
    const answer = await ask(apiUrl, { path: `/v1/dwellings/${rkaOf(1)}/residents` });
    expect(problemIn(answer)).toMatchObject({ status: 404, code: 'dwelling-not-found' });
  });
});

describe('a look-up that can not be answered', () => {
  const [IIN, RKA] = [iinOf(1), rkaOf(1)];
  test.each([
    ['a BIN for an IIN', `/v1/residents/${binOf(1)}/residence`, 'invalid-path', ['/iin']],
    [
      'a wrong check digit',
      `/v1/residents/${IIN.slice(0, 11)}${(Number(IIN[11]) + 1) % 10}/residence`,
      'invalid-path',
      ['/iin'],
    ],
    ['no number', '/v1/residents/%00/residence', 'invalid-path', ['/iin']],
    ['an unknown parameter', `/v1/residents/${IIN}/residence?at=2020-01-01`, 'invalid-query', ['/at']],
    ['a short RKA', `/v1/dwellings/${RKA.slice(1)}/residents`, 'invalid-path', ['/rka']],
    ['a limit of nothing', `/v1/dwellings/${RKA}/residents?limit=0`, 'invalid-query', ['/limit']],
  ])('%s is told with the name of what is wrong', async (_what, path, code, pointers) => {
    const problem = problemIn(await ask(apiUrl, { path }));
    expect(problem).toMatchObject({ status: 400, code });
    expect(pointersIn(problem)).toEqual(pointers);
  });

  test.each(['', 'x', Buffer.from('["2025","1","permanent"]').toString('base64url')])(
    'a cursor of somebody’s own is refused: %s',
    async (cursor) => {
      const answer = await ask(apiUrl, { path: `/v1/dwellings/${RKA}/residents?cursor=${cursor}` });
      expect(problemIn(answer)).toMatchObject({ status: 400, code: 'invalid-cursor' });
    },
  );

  test.each(['population', 'address'])('while the %s registry is down, comes later', async (registry) => {
    const { iin, rka } = await mover();
    await control.putFault({ registry, mode: 'error' });
    for (const path of [
      `/v1/residents/${iin}/residence`,
      ...(registry === 'population' ? [`/v1/dwellings/${rka}/residents`] : []),
    ]) {
      const answer = await ask(apiUrl, { path });
      expect(problemIn(answer)).toMatchObject({ status: 503, code: 'registry-unavailable', registry });
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    }
    await control.clearFaults();
    expect((await residenceOf(iin)).permanent).not.toBeNull();
  });
});

describe('the grounds of refusals', () => {
  test('are listed for anybody, each with its rule and its words', async () => {
    const answer = await ask(apiUrl, { path: '/v1/grounds' });
    expect(answer.status).toBe(200);
    const { data } = z.object({ data: z.array(z.looseObject({ ground: z.string() })) }).parse(JSON.parse(answer.text));
    expect(data).toEqual(Object.entries(GROUNDS).map(([ground, words]) => Object.assign({ ground }, words)));
  });
});
