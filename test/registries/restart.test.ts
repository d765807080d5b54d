import { createHash } from 'node:crypto';
import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createPopulationClient } from '../../clients/population.ts';
import { startTestRegistries, type TestRegistries } from '../support/registries.ts';
import { passwords, situations, type Situation } from './shapes.ts';

describe('registries that are killed', () => {
  let registries: TestRegistries | undefined;
  afterEach(async () => {
    await registries?.stop();
    if (registries !== undefined) rmSync(registries.dataFolder, { recursive: true });
  });

  const get = async (path: string) => (await fetch(`${registries?.url}${path}`)).json();
  const handedOut = async () => situations.parse(await get('/_control/scenarios/renter-one-owner?n=20')).data;
  const control = (method: string, path: string, body: unknown) =>
    fetch(`${registries?.url}/_control/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  it('know after kill -9 whom they handed out, what they carried out, what was changed and what is planned', async () => {
    registries = await startTestRegistries();
    const population = createPopulationClient({ baseUrl: `${registries.url}/population` });
    const before = await handedOut();
    const [move, sale] = before;
    if (move === undefined || sale === undefined) throw new Error('nothing was handed out');
    const change = {
      requestId: 'move-1',
      iin: move.registrant,
      kind: 'permanent',
      rka: move.rka,
      from: '2026-01-02',
    } as const;
    await population.recordAddressChange(change);
    const owners = [{ iin: sale.registrant, share: '1/1' }];
    await control('PATCH', `property/${sale.rka}`, { owners });
    await control('PUT', 'faults', { registry: 'cards', mode: 'down', next: 3 });
    const facts = await population.findPerson(move.registrant);
    const purpose = createHash('sha256').update('what is approved').digest('hex');
    const asked = { iin: sale.registrant, purpose };
    await population.sendOneTimePassword(asked);
    await population.checkOneTimePassword({ ...asked, code: 'wrong' });
    const phone = `/_control/one-time-passwords?iin=${sale.registrant}`;
    const received = passwords.parse(await get(phone));
    const residents = await population.listResidents(move.rka);

    expect(await registries.kill9()).toMatchObject({ signal: 'SIGKILL' });
    // What a kill in the middle of a write leaves behind.
    appendFileSync(join(registries.dataFolder, 'journal.jsonl'), '{"type":"handed-out","scen');
    await registries.restart();

    expect(await population.findPerson(move.registrant)).toEqual(facts);
    expect(facts?.registeredAt).toEqual({ rka: move.rka, since: '2026-01-02' });
    await population.recordAddressChange(change);
    expect(await get('/_control/effects?registry=population')).toMatchObject({
      data: [{ key: 'move-1', asked: 2, carriedOut: 1 }],
    });
    expect(await get(`/property/dwellings/${sale.rka}`)).toMatchObject({ owners });
    expect(await get(phone)).toEqual(received);
    expect(received.data).toMatchObject([{ wrongTries: 1 }]);
    const [{ code } = { code: '' }] = received.data;
    expect(await population.checkOneTimePassword({ ...asked, code })).toMatchObject({ accepted: true });
    expect(residents.map(({ iin }) => iin)).toContain(move.registrant);
    expect(await population.listResidents(move.rka)).toEqual(residents);
    expect(await get('/_control/faults')).toEqual({ data: [{ registry: 'cards', mode: 'down', next: 3 }] });

    const after = await handedOut();
    const iinsOf = ({ registrant, consenters }: Situation) =>
      [registrant].concat(consenters.map(({ signAs }) => signAs.iin));
    const everybody = [...before, ...after].flatMap(iinsOf);
    expect(new Set(everybody).size).toBe(everybody.length);
  });
});
