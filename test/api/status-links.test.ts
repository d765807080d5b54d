import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Caller, clientIdOf } from '../../api/access/caller.ts';
import { createApp } from '../../api/app.ts';
import { createLimits } from '../../api/limits/limits.ts';
import { createCountStore } from '../../api/limits/shared-counts.ts';
import { readAllowances } from '../../api/limits/allowances.ts';
import { createStatusSecrets } from '../../api/status/status-secrets.ts';
import { statusRoutes } from '../../api/status/status-routes.ts';
import { MAX_STATUS_LINKS, STATUS_LINK_LIFETIME_MS } from '../../domain/status-link.ts';
import type { Access } from '../../store/access-log.ts';
import { silent } from '../access/gate.ts';
import { listen } from '../access/listen.ts';
import { createClock } from '../access/signed-in.ts';
import { answerConsent, file } from '../support/case-actions.ts';
import { documentedFetch } from '../support/documented-answers.ts';
import { createTestKeys } from '../support/payload-keys.ts';
import { consentAll, only, pair, startStories } from '../support/story.ts';

const product = await startStories();
const clock = createClock();
const accesses: Access[] = [];
const parts = {
  ...product.status,
  now: clock.now,
  accessLog: { record: async (access: Access) => void accesses.push(access) },
};

const filer: Caller = {
  kind: 'integrator',
  clientId: clientIdOf({ kind: 'anybody' }),
  channel: 'portal',
  scopes: ['applications:write', 'cases:read'],
};
const clerk: Caller = {
  kind: 'staff',
  id: 'somebody',
  iin: 'of nobody',
  name: 'Somebody',
  roles: ['caseworker'],
  office: null,
};
const CALLERS: Readonly<Record<string, Caller>> = {
  filer,
  another: { ...filer, clientId: 'another' },
  reader: { ...filer, scopes: ['cases:read'] },
  clerk,
  elsewhere: { ...clerk, office: 'nowhere' },
  auditor: { ...clerk, roles: ['auditor'] },
};

/** The same api with a clock that tests move, and callers whom `x-test-caller` names. */
const api = await listen(() =>
  createApp(
    product.invitations.dependencies,
    silent,
    {
      authenticate: async (request) => CALLERS[request.get('x-test-caller') ?? 'filer'],
      accessLog: parts.accessLog,
    },
    statusRoutes(parts),
  ),
);

const linkSchema = z.looseObject({ linkId: z.string(), url: z.string(), qr: z.string(), expiresAt: z.string() });
const statusSchema = z.looseObject({ code: z.string().optional(), linkUntil: z.string().optional() });

const call = (method: string, path: string, { body, by = 'filer', key, to = api }: Asking = {}) =>
  documentedFetch(`${to}${path}`, {
    method,
    headers: {
      'x-test-caller': by,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
interface Asking {
  readonly body?: object;
  readonly by?: string;
  readonly key?: string;
  readonly to?: string;
}

const pathOf = (caseId: string) => `/v1/cases/${caseId}/status-links`;

async function linkTo(caseId: string, asking: Asking = {}) {
  const response = await call('POST', pathOf(caseId), asking);
  expect(response.status).toBe(201);
  const made = linkSchema.parse(await response.json());
  return { ...made, secret: new URL(made.url).hash.slice(1) };
}

async function look(secret: string, to = api) {
  const response = await call('POST', '/v1/status', { body: { secret }, to });
  return { http: response.status, ...statusSchema.parse(await response.json()) };
}

const NOT_OPEN = { http: 404, code: 'status-link-not-open' };
const DAY_MS = 24 * 60 * 60_000;

describe('an applicant with a link', () => {
  test('sees from filing to registration how far the case has come', async () => {
    const filed = await file(product, 'renter-two-owners');
    const { secret } = await linkTo(filed.caseId);
    const [first, second] = pair(filed.consents);
    expect(await look(secret)).toMatchObject({
      http: 200,
      service: 'permanent-residence',
      consents: { asked: 2, given: 0 },
      waiting: { for: 'owners' },
      outcome: null,
      next: ['ask-owners'],
    });
    await answerConsent(product, filed.scenario, filed.caseId, first);
    expect(await look(secret)).toMatchObject({ consents: { asked: 2, given: 1 } });
    await answerConsent(product, filed.scenario, filed.caseId, second);
    expect(await look(secret)).toMatchObject({ http: 200, outcome: 'registered', next: ['get-certificate'] });
  });

  test('sees why it was refused, and that one may appeal', async () => {
    const filed = await file(product, 'uncommissioned');
    const { secret } = await linkTo(filed.caseId);
    const { refusal } = (await product.api.getCase(filed.caseId)).body;
    expect(await look(secret)).toMatchObject({
      outcome: 'refused',
      refusal,
      next: ['choose-another-dwelling', 'appeal'],
    });
  });

  test('sees nobody’s name, number or address', async () => {
    const filed = await file(product, 'minor-owner');
    const { secret } = await linkTo(filed.caseId);
    const response = await call('POST', '/v1/status', { body: { secret } });
    const said = await response.text();
    const { state } = (await product.reader.findCase(filed.caseId)) ?? {};
    const { registrantName, applicantName, address } = state?.learned ?? {};
    const { consenter, consentId } = only(filed.consents);
    const known = [
      filed.scenario.applicant,
      filed.scenario.registrant,
      filed.scenario.rka,
      consenter.iin,
      consenter.name,
      consentId,
      registrantName,
      applicantName,
      ...Object.values(address ?? {}),
    ].filter((text) => typeof text === 'string');
    expect(known.length).toBeGreaterThan(8);
    for (const personal of known) expect(said).not.toContain(personal);
  });
});

describe('a link', () => {
  test('has its secret behind #, as a QR code, too; the store holds neither', async () => {
    const { caseId } = await file(product, 'renter-one-owner');
    const { url, qr, secret } = await linkTo(caseId);
    expect(url).toBe(`${parts.publicUrl}/status#${secret}`);
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(qr).toMatch(/^<svg/);
    const stored = await product.dependencies.connection.collection('statusLinks').find({}).toArray();
    expect(stored.length).toBeGreaterThan(0);
    expect(JSON.stringify(stored)).not.toContain(secret);
  });

  test('is the same for the same key, at once and later, and another for another key, case or caller', async () => {
    const { caseId } = await file(product, 'renter-one-owner');
    const at = { key: 'the-very-same' };
    const [one, two] = await Promise.all([linkTo(caseId, at), linkTo(caseId, at)]);
    const again = await linkTo(caseId, at);
    expect([two, again]).toEqual([one, one]);
    const { caseId: otherCase } = await file(product, 'renter-one-owner');
    const others = [
      await linkTo(caseId, { key: 'another' }),
      await linkTo(caseId),
      await linkTo(caseId, { ...at, by: 'clerk' }),
      await linkTo(otherCase, at),
    ];
    expect(new Set([one, ...others].map(({ secret }) => secret)).size).toBe(5);
  });

  test('outlives the key that it was made of, and is made anew for who repeats after that', async () => {
    const { caseId } = await file(product, 'renter-one-owner');
    const before = await linkTo(caseId, { key: 'before' });
    const rotated = await listen(() =>
      createApp(product.invitations.dependencies, silent, undefined, [
        ...statusRoutes({ ...parts, secrets: createStatusSecrets(createTestKeys()) }),
      ]),
    );
    expect(await look(before.secret, rotated)).toMatchObject({ http: 200 });
    const made = await linkTo(caseId, { key: 'again', to: rotated });
    expect(await linkTo(caseId, { key: 'again', to: rotated })).toEqual(made);
    const anew = await linkTo(caseId, { key: 'again' });
    expect(anew.secret).not.toBe(made.secret);
    expect(await look(anew.secret)).toMatchObject({ http: 200 });
    expect(await look(made.secret)).toMatchObject(NOT_OPEN);
  });

  test('ends when a case has more than enough of them, the oldest first', async () => {
    const { caseId } = await file(product, 'renter-one-owner');
    const first = await linkTo(caseId);
    const others = await Promise.all(Array.from({ length: MAX_STATUS_LINKS }, () => linkTo(caseId)));
    expect(await look(first.secret)).toMatchObject(NOT_OPEN);
    for (const { secret } of others) expect(await look(secret)).toMatchObject({ http: 200 });
  });

  test('ends when it is taken back, and the same key makes another one after that', async () => {
    const { caseId } = await file(product, 'renter-one-owner');
    const made = await linkTo(caseId, { key: 'one' });
    expect((await call('DELETE', pathOf(caseId))).status).toBe(204);
    expect((await call('DELETE', pathOf(caseId))).status).toBe(204);
    expect(await look(made.secret)).toMatchObject(NOT_OPEN);
    const anew = await linkTo(caseId, { key: 'one' });
    expect(anew.secret).not.toBe(made.secret);
    expect(await look(made.secret)).toMatchObject(NOT_OPEN);
  });

  test('ends a month after the outcome, and half a year after it was made', async () => {
    const open = await file(product, 'renter-one-owner');
    const over = await file(product, 'renter-one-owner');
    const links = { open: await linkTo(open.caseId), over: await linkTo(over.caseId) };
    await consentAll(product, over);
    clock.advance(30 * DAY_MS);
    expect(await look(links.over.secret)).toMatchObject(NOT_OPEN);
    expect(await look(links.open.secret)).toMatchObject({ http: 200 });
    clock.advance(STATUS_LINK_LIFETIME_MS - 30 * DAY_MS);
    expect(await look(links.open.secret)).toMatchObject(NOT_OPEN);
    clock.advance(-STATUS_LINK_LIFETIME_MS);
  });

  test.each(['', 'a', 'x'.repeat(43), `${'x'.repeat(42)}\u0000`, '{"$gt":""}'])(
    'that never was (%j) looks like one that is over',
    async (secret) => {
      expect(await look(secret)).toMatchObject(NOT_OPEN);
    },
  );

  test.each([[{ secret: { $gt: '' } }], [{ secret: ['a'] }], [{}], [{ secret: 'a', caseId: 'b' }]])(
    'is asked for by its secret and nothing else: %j',
    async (body) => {
      expect((await call('POST', '/v1/status', { body })).status).toBe(400);
    },
  );

  test('shows its own case and no other', async () => {
    const one = await file(product, 'renter-one-owner');
    const other = await file(product, 'renter-two-owners');
    const { secret } = await linkTo(one.caseId);
    await linkTo(other.caseId);
    expect(await look(secret)).toMatchObject({ caseId: one.caseId, consents: { asked: 1 } });
  });

  test('leaves a trace of each look, and one of a page that looks again and again', async () => {
    const { caseId } = await file(product, 'renter-one-owner');
    const { secret, linkId } = await linkTo(caseId);
    const looks = () => accesses.filter(({ by }) => by === `status-link:${linkId}`);
    await Promise.all(Array.from({ length: 4 }, () => look(secret)));
    expect(looks()).toEqual([{ by: `status-link:${linkId}`, action: 'show-status', caseId, allowed: true }]);
    clock.advance(DAY_MS);
    await look(secret);
    expect(looks()).toHaveLength(2);
  });
});

describe('who makes and ends links', () => {
  test.each([
    ['filer', 201],
    ['another', 404],
    ['reader', 403],
    ['clerk', 201],
    ['elsewhere', 403],
    ['auditor', 403],
  ])('%s: %i', async (by, status) => {
    const { caseId } = await file(product, 'renter-one-owner');
    const { secret } = await linkTo(caseId);
    expect((await call('POST', pathOf(caseId), { by })).status).toBe(status);
    expect((await call('DELETE', pathOf(caseId), { by })).status).toBe(status === 201 ? 204 : status);
    expect(await look(secret)).toMatchObject(status === 201 ? NOT_OPEN : { http: 200 });
  });

  test('has to name a case that there is', async () => {
    expect((await call('POST', pathOf('0f5d3b7c-6a1e-4f0d-9a55-2c8e7b41d6a9'))).status).toBe(404);
  });
});

test('who tries links is stopped after as many as an address may ask for', async () => {
  const standing = Date.now() + 600_000;
  const counts = await createCountStore(product.dependencies.connection, () => standing);
  const allowed = 5;
  const limits = createLimits(readAllowances({ LIMIT_PUBLIC: String(allowed) }), counts);
  const limited = await listen(() =>
    createApp(product.invitations.dependencies, silent, undefined, statusRoutes(parts), { limits }),
  );
  const answers: number[] = [];
  for (let tried = 0; tried <= allowed; tried += 1) answers.push((await look(`guess-${tried}`, limited)).http);
  expect(answers).toEqual([...Array.from({ length: allowed }, () => 404), 429]);
});
