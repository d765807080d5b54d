import { NCALayerClient } from 'ncalayer-js-client';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { ask } from '../api/ask.ts';
import { startStandIn } from './start-stand-in.ts';

/** The page on which somebody plugs keys in by hand. */

const standIn = await startStandIn();
afterAll(() => standIn.close());
beforeEach(() => standIn.call('DELETE', '/_control/ncalayer'));

const page = async (query = ''): Promise<string> => (await fetch(`${standIn.url}/keys?language=en&${query}`)).text();
const submit = (action: string, fields: Readonly<Record<string, string>>, headers: object = {}): Promise<Response> =>
  fetch(`${standIn.url}/keys/${action}?language=en&words=`, {
    method: 'POST',
    headers: { origin: standIn.url, ...headers },
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });

async function sign(): Promise<unknown> {
  const client = new NCALayerClient(`${standIn.url.replace('http', 'ws')}/ncalayer`, false);
  await client.connect();
  return client.basicsSignCMS(
    NCALayerClient.basicsStorageAll,
    Buffer.from('what is signed').toString('base64'),
    NCALayerClient.basicsCMSParamsDetached,
    NCALayerClient.basicsSignerSignAny,
  );
}

describe('the page of keys', () => {
  test('shows everybody who signs in the situations that were given, newest first, with what they may have to show', async () => {
    const [older, newer] = [await standIn.given('renter-two-owners'), await standIn.given('attorney-for-owner')];
    const html = await page();
    expect(html.indexOf(newer.rka)).toBeLessThan(html.indexOf(older.rka));
    const consenters = [...older.consenters, ...newer.consenters];
    const powers = consenters.flatMap((consenter) =>
      'powerOfAttorneyId' in consenter ? consenter.powerOfAttorneyId : [],
    );
    expect(powers).toHaveLength(1);
    for (const number of [...consenters.map(({ signAs }) => signAs.iin), ...powers]) {
      expect(html).toContain(`<code>${number}</code>`);
    }
  });

  test.each(['an IIN', 'an RKA', 'a part of a name'])('finds a situation by %s', async (what) => {
    const [wanted, other] = [await standIn.given('renter-one-owner'), await standIn.given('renter-one-owner')];
    const { surname = '', firstName = '' } = standIn.state.findPerson(wanted.applicant) ?? {};
    const words = { 'an IIN': wanted.applicant, 'an RKA': wanted.rka }[what] ?? `${surname} ${firstName}`;
    const html = await page(`words=${encodeURIComponent(words)}`);
    expect(html).toContain(wanted.rka);
    expect(html).not.toContain(other.rka);
  });

  test('plugs a key in and out, and says whose is in', async () => {
    const { consenters } = await standIn.given('organisation-owner');
    const { iin = '', bin = '', role = '' } = consenters[0]?.signAs ?? {};
    expect(await submit('plug-in', { iin, bin, role })).toMatchObject({ status: 303 });
    expect((await standIn.call('GET', '/_control/ncalayer')).body).toMatchObject({ key: { iin, bin, role } });
    expect(await page()).toMatch(new RegExp(`Plugged in: <strong>[^<]+</strong>\\s*<code>${iin} · ${bin}</code>`));
    await submit('unplug', {});
    expect((await standIn.call('GET', '/_control/ncalayer')).body).toEqual({ key: null });
  });

  test('has the next signature cancelled, and only that one', async () => {
    const { applicant: iin } = await standIn.given('sole-owner');
    await submit('plug-in', { iin });
    await submit('behaviour', { behaviour: 'cancel', once: 'yes' });
    await expect(sign()).rejects.toMatchObject({ canceledByUser: true });
    expect(typeof (await sign())).toBe('string');
  });

  test('gives a new situation', async () => {
    const answer = await submit('situation', { scenario: 'hostel' });
    expect(answer.status).toBe(303);
    expect(await page()).toMatch(/<h3>hostel /);
    expect((await submit('situation', { scenario: 'flying' })).status).toBe(404);
  });

  test.each(['kk', 'ru', 'en'])('speaks %s and says that it is a demonstration', async (language) => {
    const html = await (await fetch(`${standIn.url}/keys?language=${language}`)).text();
    expect(html).toContain(`<html lang="${language}">`);
    expect(html).toMatch(/Көрсетілім|Демонстрация|demonstration/);
    expect(html).not.toContain('undefined');
  });

  test('runs nothing, loads nothing, and shows what was typed as text', async () => {
    const response = await fetch(`${standIn.url}/keys?words=${encodeURIComponent('"><script>1</script>')}`);
    expect(response.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'/,
    );
    expect(await response.text()).not.toContain('<script');
  });
});

describe('whoever isn’t at this machine', () => {
  const body = 'iin=1';
  const type = { 'content-type': 'application/x-www-form-urlencoded' };

  test.each([
    ['comes by a name that another server gave this one', 'GET', { host: 'registries.example:80' }],
    ['comes from a page of another site', 'POST', { origin: 'https://other.example', ...type }],
    ['comes from no page', 'POST', type],
  ])('and %s is sent away', async (_who, method, headers) => {
    const question = method === 'POST' ? { path: '/keys/plug-in', body } : { path: '/keys' };
    const answer = await ask(standIn.url, { method, ...question, headers });
    expect(answer).toMatchObject({ status: 403, text: expect.stringContaining('loopback-only') });
    expect((await standIn.call('GET', '/_control/ncalayer')).body).toEqual({ key: null });
  });
});
