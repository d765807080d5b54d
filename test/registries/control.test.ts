import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { personRecord } from '../../registries/synthetic/records.ts';
import { dwelling, effects, found, iins } from './shapes.ts';
import { startStandIn, type StandIn } from './start-stand-in.ts';

describe('control of the registries', () => {
  let standIn: StandIn;
  beforeAll(async () => {
    standIn = await startStandIn();
  });
  afterAll(() => standIn.close());
  beforeEach(() => standIn.call('DELETE', '/_control/faults'));

  describe('changing records', () => {
    it('sells a dwelling: the new owner is found, by RKA and by owner and area, and the old one no longer', async () => {
      const { rka, registrant, consenters } = await standIn.given('renter-one-owner');
      const seller = consenters.map((one) => ('iin' in one ? one.iin : one.bin)).join('');
      const owners = [{ iin: registrant, share: '1/1' }];
      const patched = await standIn.call('PATCH', `/_control/property/${rka}`, { owners });
      expect(patched.status).toBe(200);

      const { owners: now, usefulArea } = await standIn.read(dwelling, `/property/dwellings/${rka}`);
      expect(now).toMatchObject([{ iin: registrant, fullName: expect.stringMatching(/\S/) }]);
      const search = async (owner: string) => {
        const { body } = await standIn.call('POST', '/property/dwellings/search', { owner, usefulArea });
        return found.parse(body).items.length;
      };
      expect([await search(registrant), await search(seller)]).toEqual([1, 0]);
    });

    it('changes a person by merge patch: what is not named stays, null removes', async () => {
      const { registrant } = await standIn.given('sole-owner');
      const person = () => standIn.read(personRecord, `/population/persons/${registrant}`);
      const before = await person();
      const patch = { lifeStatus: 'DECEASED', mobilePhone: null };
      await standIn.call('PATCH', `/_control/people/${registrant}`, patch);
      expect(await person()).toEqual({ ...before, ...patch });
    });

    it('shows the town’s people page by page', async () => {
      const page = async (query: string) => (await standIn.read(iins, `/_control/people?${query}`)).data;
      const everybody = await page('limit=100');
      expect(everybody).toHaveLength(40);
      expect([...(await page('limit=13')), ...(await page('offset=13&limit=27'))]).toEqual(everybody);
      expect(await page('offset=40')).toEqual([]);
    });

    const patches: [string, string, unknown, number][] = [
      ['an unknown field', 'property', { roof: 'green' }, 422],
      ['shares that make more than one', 'property', { owners: [{ iin: 'REGISTRANT', share: '3/2' }] }, 422],
      ['an owner without a share', 'property', { owners: [{ iin: 'REGISTRANT' }] }, 422],
      ['an owner nobody knows', 'property', { owners: [{ bin: 'UNKNOWN-BIN', share: '1/1' }] }, 422],
      ['another RKA', 'property', { rka: '0'.repeat(16) }, 422],
      ['a removed field that must be there', 'property', { category: null }, 422],
      ['a day that doesn’t exist', 'property', { commissionedOn: '2026-02-30' }, 422],
      ['text instead of an object', 'property', 'HOUSE', 400],
      ['another IIN', 'people', { iin: 'REPLACED' }, 422],
      ['a wrong code', 'people', { lifeStatus: 'dead' }, 422],
    ];
    test.each(patches)('refuses %s', async (_, kind, patch, status) => {
      const { rka, registrant } = await standIn.given('sole-owner');
      const body = JSON.parse(JSON.stringify(patch).replaceAll('REGISTRANT', registrant));
      const path = `/_control/${kind}/${kind === 'people' ? registrant : rka}`;
      const before = await standIn.call('GET', path);
      const answer = await standIn.call('PATCH', path, body);
      expect(answer).toMatchObject({ status, body: { message: expect.any(String) } });
      expect(await standIn.call('GET', path)).toEqual(before);
    });

    it('takes no prototype from a patch', async () => {
      const { rka } = await standIn.given('sole-owner');
      const patch: unknown = JSON.parse('{"__proto__":{"category":"GARAGE"}}');
      expect(await standIn.call('PATCH', `/_control/property/${rka}`, patch)).toMatchObject({
        body: { category: 'APARTMENT' },
      });
    });

    it('answers 404 for people and dwellings that don’t exist', async () => {
      const { rka } = await standIn.given('sole-owner');
      const nowhere = `${rka.slice(0, 5)}9999999999${rka.slice(15)}`;
      expect(await standIn.call('PATCH', `/_control/property/${nowhere}`, {})).toMatchObject({ status: 404 });
      expect(await standIn.call('GET', `/property/dwellings/${nowhere}`)).toMatchObject({ status: 404 });
    });
  });

  describe('faults', () => {
    const plan = (fault: object) => standIn.call('PUT', '/_control/faults', fault);

    it('strike the planned operation the planned number of times, then no more', async () => {
      const { registrant, rka } = await standIn.given('sole-owner');
      await plan({ registry: 'population', operation: 'find-person', mode: 'error', next: 2 });
      const statuses = [];
      for (let request = 0; request < 3; request += 1) {
        statuses.push((await standIn.call('GET', `/population/persons/${registrant}`)).status);
      }
      expect(statuses).toEqual([500, 500, 200]);
      expect(await standIn.call('GET', `/property/dwellings/${rka}`)).toMatchObject({ status: 200 });
      expect((await standIn.call('GET', '/_control/faults')).body).toEqual({ data: [] });
    });

    it('are listed, replaced and deleted one by one or all together', async () => {
      await plan({ registry: 'cards', mode: 'down' });
      await plan({ registry: 'cards', operation: 'find-order', mode: 'hang' });
      const replaced = { registry: 'cards', mode: 'slow', delayMs: 5 };
      expect((await plan(replaced)).body).toMatchObject({ data: [replaced, { mode: 'hang' }] });
      const left = await standIn.call('DELETE', '/_control/faults?registry=cards&operation=find-order');
      expect(left.body).toEqual({ data: [replaced] });
      expect((await standIn.call('DELETE', '/_control/faults')).body).toEqual({ data: [] });
    });

    it('of the certification authority are planned like the others', async () => {
      await plan({ registry: 'nca', operation: 'health', mode: 'rate-limited', next: 1 });
      const statusOf = async () => (await fetch(`${standIn.url}/nca/actuator/health`)).status;
      expect([await statusOf(), await statusOf()]).toEqual([429, 200]);
    });

    test.each([
      ['an unknown registry', { registry: 'tax', mode: 'down' }],
      ['an unknown operation', { registry: 'cards', operation: 'find-person', mode: 'down' }],
      ['an inherited operation', { registry: 'cards', operation: 'toString', mode: 'down' }],
      ['an unknown mode', { registry: 'cards', mode: 'flaky' }],
      ['a delay where none is meant', { registry: 'cards', mode: 'down', delayMs: 5 }],
      ['an unknown field', { registry: 'cards', mode: 'down', probability: 0.5 }],
      ['a count of nothing', { registry: 'cards', mode: 'down', next: 0 }],
    ])('refuse %s', async (_, fault) => {
      expect(await plan(fault)).toMatchObject({ status: 400, body: { fields: [expect.anything()] } });
    });
  });

  describe('effects', () => {
    const send = (key: string, template: string, recipient: string) =>
      fetch(`${standIn.url}/notifications/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify({ recipient, language: 'kk', template, parameters: {} }),
      });
    const list = (query: string) => standIn.read(effects, `/_control/effects?${query}`);

    it('count what was asked and what was carried out', async () => {
      const { registrant } = await standIn.given('sole-owner');
      const first = await send('counted-1', 'notice', registrant);
      const second = await send('counted-1', 'notice', registrant);
      expect(await second.json()).toEqual(await first.json());
      const { data } = await list('registry=notifications&key=counted-');
      expect(data).toMatchObject([{ key: 'counted-1', asked: 2, carriedOut: 1, body: { template: 'notice' } }]);
    });

    it('refuse a key that was used for something else', async () => {
      const { registrant } = await standIn.given('sole-owner');
      await send('reused', 'notice', registrant);
      expect((await send('reused', 'reminder', registrant)).status).toBe(409);
    });

    it('come in pages that leave nothing out', async () => {
      const { registrant } = await standIn.given('sole-owner');
      const keys = Array.from({ length: 7 }, (_, n) => `paged-${n}`);
      for (const key of keys) await send(key, 'notice', registrant);
      const seen: string[] = [];
      for (let cursor: number | null = 0, query = 'key=paged-&limit=3'; cursor !== null;) {
        const page = await list(query);
        seen.push(...page.data.map(({ key }) => key));
        cursor = page.nextCursor;
        query = `key=paged-&limit=3&cursor=${cursor}`;
      }
      expect(seen).toEqual(keys);
    });

    it('are only taken with a key and in the right form', async () => {
      const { registrant } = await standIn.given('sole-owner');
      expect((await standIn.call('POST', '/notifications/messages', {})).status).toBe(400);
      expect((await send('wrong', '', registrant)).status).toBe(400);
      expect((await list('key=wrong')).data).toEqual([]);
    });
  });

  it('answers an unknown path with 404 that is not an unknown object', async () => {
    const answer = await standIn.call('GET', '/_control/nonsense');
    expect(answer).toMatchObject({ status: 404, body: { code: 'unknown-operation' } });
  });
});
