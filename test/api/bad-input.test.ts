import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { CASEWORKER } from '../../cli/staff.ts';
import { dayOf } from '../../domain/calendar.ts';
import { caseIn, fileScenario } from '../support/case-actions.ts';
import { binOf } from '../signatures/stand-in.ts';
import { createTestDataConverter } from '../support/payload-keys.ts';
import { startProduct, work } from '../support/product.ts';
import { createTimeSkippingEnvironment } from '../support/temporal.ts';
import { type Answer, ask, asJson } from './ask.ts';
import { pointersIn, problemIn } from './problem-document.ts';
import { watchApi } from './watched-api.ts';

const dataConverter = createTestDataConverter();
const environment = await createTimeSkippingEnvironment(dataConverter);
const product = await startProduct({ environment, dataConverter });
await work(product);
const watched = await watchApi(product, dataConverter);

type Json = Readonly<Record<string, unknown>>;

const cms = Buffer.from('a signature that nobody looks at').toString('base64');
const evidence = { kind: 'eds', cms } as const;
const scenario = await product.control.takeScenario('renter-two-owners');
const filing = { application: scenario.application, signature: evidence };

const opened = caseIn(await fileScenario(product, await product.control.takeScenario('renter-two-owners')));
const casePath = `/v1/cases/${opened.caseId}`;
const consentPath = `${casePath}/consents/${opened.consents[0]?.consentId ?? ''}`;
const objectionPath = `${casePath}/objections/${randomUUID()}`;
const by = { iin: scenario.registrant };

/** Every call with a body, to a case that could be moved, with a body that would be taken. */
const CALLS = [
  { name: 'applications', path: '/v1/applications', body: filing },
  { name: 'decision', path: `${consentPath}/decision`, body: { decision: 'give', evidence } },
  { name: 'revocation', path: `${consentPath}/revocation`, body: { evidence } },
  { name: 'cancellation', path: `${casePath}/cancellation`, body: { reason: 'moved elsewhere' } },
  {
    name: 'review',
    path: `${casePath}/review`,
    body: { decision: 'approve', reason: 'settled', caseworker: CASEWORKER },
  },
  { name: 'the words of an objection', path: `${objectionPath}/document`, body: { reason: 'it is my home' } },
  { name: 'an objection', path: objectionPath, body: { reason: 'it is my home', evidence } },
  { name: 'the words of a stay’s end', path: `${casePath}/stay-end/document`, body: { by } },
  { name: 'a stay’s end', path: `${casePath}/stay-end`, body: { by, evidence } },
  {
    name: 'a deadline',
    method: 'PUT',
    path: `${casePath}/deadline`,
    body: { deadlineAt: dayOf(new Date().toISOString()), reason: 'the owner travels', caseworker: CASEWORKER },
  },
  {
    name: 'an assignee',
    method: 'PUT',
    path: `${casePath}/assignee`,
    body: { assignee: null, caseworker: CASEWORKER },
  },
];

type Headers = Readonly<Record<string, string>>;

const send = (method: string, path: string, body: string | Uint8Array | undefined, headers: Headers = {}) =>
  ask(watched.url, { method, path, body, headers: { ...asJson(randomUUID()), ...headers } });
const post = (path: string, body: string | Uint8Array | undefined) => send('POST', path, body);

let before: Readonly<Record<string, number>>;
beforeAll(async () => {
  before = await watched.count();
});

/** The problem of an answer, after which nothing is started and nothing stored. */
async function harmlessProblemIn(answer: Answer) {
  const problem = problemIn(answer);
  expect(watched.sent).toEqual([]);
  expect(await watched.count()).toEqual(before);
  return problem;
}

const nested = (depth: number, [open, close]: readonly [string, string]) =>
  open.repeat(depth) + (open === '[' ? '' : '1') + close.repeat(depth);

describe.each(CALLS)('a body of $name', ({ method = 'POST', path, body }) => {
  const good = JSON.stringify(body);
  const submit = (bytes: string | Uint8Array | undefined, headers: Headers = {}) => send(method, path, bytes, headers);

  test.each([
    ['that breaks off', good.slice(0, -1)],
    ['with something behind it', `${good} {}`],
    ['in single quotes', good.replaceAll('"', "'")],
    ['with a comment', `/* please */ ${good}`],
    ['with NaN', good.replace(/:"[^"]*"/, ':NaN')],
    ['with a comma too many', good.replace(/\}$/, ',}')],
    ['of spaces', '   '],
    ['of nothing', ''],
    ['that names a field twice', good.replace('{', '{"reason":"a","reason":"b",')],
    ['that names a field twice by another spelling', good.replace('{', '{"reason":"a","\\u0072eason":"b",')],
    ['nested thirty thousand times', nested(30_000, ['[', ']'])],
    ['nested in objects', nested(8_000, ['{"a":', '}'])],
    ['in UTF-16', Buffer.from(good, 'utf16le')],
    ['that is not UTF-8', Buffer.concat([Buffer.from('{"reason":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')])],
  ])('%s is malformed', async (_what, bytes) => {
    const answer = await submit(bytes);
    expect(await harmlessProblemIn(answer)).toMatchObject({ status: 400, code: 'malformed-request' });
  });

  test.each([
    ['null', 'null'],
    ['a number', '1e400'],
    ['a text', '"give"'],
    ['an array', `[${good}]`],
    ['an empty array', '[]'],
  ])('that is %s must be an object', async (_what, text) => {
    const problem = await harmlessProblemIn(await submit(text));
    expect(problem).toMatchObject({
      status: 400,
      code: 'invalid-body',
      errors: [{ pointer: '', detail: 'must be an object' }],
    });
  });

  test.each([
    ['an unknown field', { extra: 1 }, '/extra'],
    ['a field with a slash and a tilde', { 'a/b~c': 1 }, '/a~1b~0c'],
    ['an empty name', { '': 1 }, '/'],
    ['an operator', { $where: 'sleep(1)' }, '/$where'],
    ['a prototype in disguise', JSON.parse('{"__proto__":{"isAdmin":true}}'), '/__proto__'],
    ['a constructor', { constructor: { prototype: {} } }, '/constructor'],
  ])('with %s must be rid of it', async (_what, more: Json, pointer) => {
    // `Object.assign` and a spread would obey `__proto__` instead of copying it.
    const problem = await harmlessProblemIn(await submit(good.replace('{', `${JSON.stringify(more).slice(0, -1)},`)));
    expect(problem).toMatchObject({ status: 400, code: 'invalid-body' });
    expect(pointersIn(problem)).toEqual([pointer]);
    expect(problem.errors?.[0]?.detail).toContain('remove it');
  });

  test('with a thousand unknown fields, or an endless name, gets an answer that somebody can read', async () => {
    const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, n) => [`field${n}`, n]));
    const endless = { ['x'.repeat(50_000)]: 1 };
    for (const more of [many, endless]) {
      const answer = await submit(JSON.stringify({ ...more, ...body }));
      expect(await harmlessProblemIn(answer)).toMatchObject({ status: 400, code: 'invalid-body' });
      expect(answer.text.length).toBeLessThan(4_000);
    }
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'application/jsonp', ''])(
    'sent as %j must be JSON',
    async (type) => {
      const problem = await harmlessProblemIn(await submit(good, { 'content-type': type }));
      expect(problem).toMatchObject({ status: 415, code: 'json-body-expected' });
    },
  );

  test('in another character set must be UTF-8', async () => {
    const problem = await harmlessProblemIn(await submit(good, { 'content-type': 'application/json; charset=utf-16' }));
    expect(problem).toMatchObject({ status: 415, code: 'json-body-expected' });
  });

  test('that is missing is expected', async () => {
    expect(await harmlessProblemIn(await submit(undefined))).toMatchObject({ code: expect.any(String) });
  });

  test('in an unknown encoding must be sent without', async () => {
    const problem = await harmlessProblemIn(await submit(good, { 'content-encoding': 'snappy' }));
    expect(problem).toMatchObject({ status: 415, code: 'encoding-not-supported' });
  });

  test('that isn’t in the encoding it claims is malformed', async () => {
    const problem = await harmlessProblemIn(await submit(good, { 'content-encoding': 'gzip' }));
    expect(problem).toMatchObject({ status: 400, code: 'malformed-request' });
  });

  test.each([
    ['10 MB', Buffer.alloc(10_000_000, ' '), {}],
    ['10 MB behind 10 kB of gzip', gzipSync(Buffer.alloc(10_000_000, ' ')), { 'content-encoding': 'gzip' }],
  ])('of %s is too large', async (_what, bytes, headers) => {
    const problem = await harmlessProblemIn(await submit(bytes, headers));
    expect(problem).toMatchObject({ status: 413, code: 'body-too-large' });
    expect(problem.detail).toMatch(/\d+ bytes/);
  });
});

/** A filing with one value replaced (`undefined` removes it). */
function withValue(path: readonly string[], value: unknown, source: Json = filing): Json {
  const [name = '', ...rest] = path;
  const inner = source[name];
  const isObject = typeof inner === 'object' && inner !== null;
  return { ...source, [name]: rest.length === 0 ? value : withValue(rest, value, isObject ? { ...inner } : {}) };
}

const { rka, registrant } = scenario;
const wrongDigit = registrant.slice(0, 11) + String((Number(registrant[11]) + 1) % 10);
const application = (...path: readonly string[]) => ['application', ...path];

const WRONG_VALUES: readonly (readonly [path: readonly string[], value: unknown, words: string])[] = [
  [application('service'), 'residence', 'must be one of permanent-residence'],
  [application('service'), null, 'must be one of'],
  [application('channel'), 'Portal', 'must be one of portal'],
  [application('language'), 'de', 'must be one of kk, ru, en'],
  [application('applicant'), undefined, 'is missing'],
  [application('applicant'), [], 'must be an object'],
  [application('applicant', 'iin'), undefined, 'is missing'],
  [application('applicant', 'iin'), Number(registrant), 'must be an IIN as a string'],
  [application('applicant', 'iin'), wrongDigit, 'check digit'],
  [application('applicant', 'iin'), ` ${registrant}`, 'must be an IIN'],
  [application('applicant', 'iin'), [registrant], 'must be an IIN as a string'],
  [application('applicant', 'capacity'), 'friend', 'must be one of self'],
  [application('applicant', 'bin'), registrant, 'must be a BIN'],
  [application('applicant', 'powerOfAttorneyId'), '', 'must not be empty'],
  [application('registrant', 'iin'), '٩'.repeat(12), 'must be an IIN'],
  [application('registrant', 'iin'), `${registrant}\n`, 'must be an IIN'],
  [application('dwelling'), {}, '{ rka }'],
  [application('dwelling'), 'here', '{ rka }'],
  [application('dwelling'), { rka, owner: registrant, usefulArea: 50 }, '{ rka }'],
  [application('dwelling', 'rka'), Number(rka), 'must be an RKA as a string'],
  [application('dwelling', 'rka'), rka.slice(1), '16 digits'],
  [application('generalGrounds'), 'true', 'must be true or false'],
  [application('reason'), 'x'.repeat(1_001), 'at most 1000 characters'],
  [application('reason'), ' \n ', 'must not be empty'],
  [application('reason'), 'a\u0000b', 'control characters'],
  [application('reason'), '\ud83c', 'surrogate'],
  [application('reason'), 'flag \udffe turned', 'surrogate'],
  [application('reason'), { $ne: null }, 'remove it'],
  [application('stay'), { months: 13, reason: 'work' }, 'from 1 to 12'],
  [application('stay'), { months: '6', reason: 'work' }, 'from 1 to 12'],
  [['signature'], undefined, 'kind'],
  [['signature'], { kind: 'fax', number: '1' }, 'kind'],
  [['signature'], { kind: 'eds', cms: 5 }, 'must be the CMS in base64'],
  [['signature'], { kind: 'eds' }, 'is missing'],
  [['signature'], { kind: 'otp', code: '12 34' }, '4 to 8 digits'],
  [['signature'], { kind: 'in-person', documentNumber: '\ud800' }, 'surrogate'],
];

describe('an application', () => {
  test.each(WRONG_VALUES.map(([path, value, words]) => ({ path, at: path.join('/'), value, words })))(
    'whose $at is wrong: $words',
    async ({ path, at, value, words }) => {
      const problem = await harmlessProblemIn(await post('/v1/applications', JSON.stringify(withValue(path, value))));
      expect(problem).toMatchObject({ status: 400, code: 'invalid-body' });
      const [error] = problem.errors ?? [];
      expect(error?.pointer).toMatch(new RegExp(`^/${at}`));
      expect(error?.detail).toContain(words);
    },
  );

  test('that asks for a person where it names an organisation must name the person', async () => {
    const body = JSON.stringify(withValue(application('registrant', 'iin'), binOf(1)));
    expect(pointersIn(await harmlessProblemIn(await post('/v1/applications', body)))).toEqual([
      '/application/registrant/iin',
    ]);
  });

  test.each(['-1', '0', '-0', '1e6', '1e400', '-1e999', '"50"', 'null', '[50]', 'true', '0.0e-5'])(
    'with a useful area of %s must say a number that can be one',
    async (area) => {
      const body = JSON.stringify(withValue(application('dwelling'), { owner: registrant, usefulArea: 0.5 }));
      const answer = await post('/v1/applications', body.replace('0.5', area));
      const problem = await harmlessProblemIn(answer);
      expect(pointersIn(problem)).toEqual(['/application/dwelling/usefulArea']);
      expect(problem.errors?.[0]?.detail).toContain('must be the useful area in m²');
    },
  );

  test('with many mistakes hears of all of them at once', async () => {
    const body = withValue(application('channel'), 'x', withValue(application('language'), 'x'));
    const problem = await harmlessProblemIn(await post('/v1/applications', JSON.stringify(body)));
    expect(pointersIn(problem)).toEqual(['/application/channel', '/application/language']);
  });

  test.each([
    ['service', 'temporary-stay', 'stay-required', '/application/stay'],
    ['service', 'departure-abroad', 'departure-document-required', '/application/departure'],
    ['service', 'owner-withdrawal', 'applicant-does-not-fit', '/application/applicant/capacity'],
    ['departure', { documentNumber: '1' }, 'departure-not-expected', '/application/departure'],
    [
      'furtherRegistrants',
      [{ iin: scenario.applicant }],
      'further-registrants-not-expected',
      '/application/furtherRegistrants',
    ],
    ['stay', { months: 2, reason: 'work' }, 'stay-not-expected', '/application/stay'],
    ['applicant', { iin: registrant, capacity: 'owner' }, 'applicant-does-not-fit', '/application/applicant/capacity'],
    ['applicant', { iin: registrant, capacity: 'parent' }, 'applicant-does-not-fit', '/application/applicant/capacity'],
    [
      'applicant',
      { iin: registrant, capacity: 'self', powerOfAttorneyId: '1' },
      'applicant-does-not-fit',
      '/application/applicant/powerOfAttorneyId',
    ],
  ])('that does not fit by its %s %j is told so', async (name, value, code, pointer) => {
    const problem = await harmlessProblemIn(
      await post('/v1/applications', JSON.stringify(withValue(application(name), value))),
    );
    expect(problem).toMatchObject({ status: 422, code });
    expect(pointersIn(problem)).toEqual([pointer]);
  });
});

describe('an Idempotency-Key', () => {
  const body = JSON.stringify(filing);
  const fileWith = (headers: Readonly<Record<string, string>>) =>
    ask(watched.url, { method: 'POST', path: '/v1/applications', body, headers: { ...asJson(), ...headers } });

  test('is required', async () => {
    expect(await harmlessProblemIn(await fileWith({}))).toMatchObject({ status: 400, code: 'idempotency-key-missing' });
  });

  test.each([
    ['over-long', 'k'.repeat(256)],
    ['two words', 'one two'],
    ['two keys', 'one, two'],
    ['not ASCII', 'k\u00e9y'],
  ])('that is %s can not be used', async (_what, key) => {
    const problem = await harmlessProblemIn(await fileWith({ 'idempotency-key': key }));
    expect(problem).toMatchObject({ status: 400, code: 'idempotency-key-invalid' });
    expect(problem.detail).toContain('255');
  });

  test('longer than all headers may be is a problem document, too', async () => {
    const problem = await harmlessProblemIn(await fileWith({ 'idempotency-key': 'k'.repeat(20_000) }));
    expect(problem).toMatchObject({ status: 431, code: 'headers-too-large' });
  });
});

describe('an id', () => {
  const UNKNOWN = randomUUID();
  const PATHS = [
    (id: string) => ({ method: 'GET', path: `/v1/cases/${id}` }),
    (id: string) => ({ method: 'GET', path: `/v1/cases/${id}/events` }),
    (id: string) => ({ method: 'GET', path: `/v1/cases/${id}/consents/${id}/document` }),
    (id: string) => ({ method: 'GET', path: `${casePath}/consents/${id}/document` }),
    (id: string) => ({ method: 'POST', path: `${casePath}/consents/${id}/decision`, body: CALLS[1]?.body }),
    (id: string) => ({ method: 'POST', path: `${casePath}/consents/${id}/revocation`, body: CALLS[2]?.body }),
    (id: string) => ({ method: 'POST', path: `/v1/cases/${id}/cancellation`, body: {} }),
    ...CALLS.slice(4).map(({ method = 'POST', path, body }) => (id: string) => ({
      method,
      path: path.replace(objectionPath, `${casePath}/objections/${id}`).replace(opened.caseId, id),
      body,
    })),
    (id: string) => ({ method: 'POST', path: `${casePath}/objections/${id}`, body: CALLS[6]?.body }),
  ];
  const askFor = (make: (typeof PATHS)[number], id: string) => {
    const { method, path, ...rest } = make(id);
    const body = 'body' in rest ? JSON.stringify(rest.body) : undefined;
    return ask(watched.url, { method, path, headers: body === undefined ? {} : asJson(), body });
  };

  test.each([
    ['of another shape', '1'],
    ['that climbs', '..%2f..%2fetc%2fpasswd'],
    ['that climbs openly', '../../etc/passwd'],
    ['with an operator', '%7B%22$ne%22:null%7D'],
    ['with a null character', '%00'],
    ['of a prototype', '__proto__'],
    ['that is endless', 'f'.repeat(1_500)],
    ['with words behind it', `${UNKNOWN}%20or%201=1`],
    ['of Kazakh letters', encodeURIComponent('тіркеу')],
  ])('%s names nothing', async (_what, id) => {
    for (const make of PATHS) {
      const problem = await harmlessProblemIn(await askFor(make, id));
      expect(problem.status).toBe(404);
      expect(['case-not-found', 'unknown-consent', 'unknown-objection', 'path-not-found']).toContain(problem.code);
    }
  });

  test.each(['%', '%zz', '%c3%28', '%e0%80%80', '%ed%a0%80'])('that encodes nothing (%j) is malformed', async (id) => {
    for (const make of PATHS) {
      expect(await harmlessProblemIn(await askFor(make, id))).toMatchObject({ status: 400, code: 'malformed-request' });
    }
  });

  // The one bad request that reaches the engine, which knows of no such case either.
  test('that nobody was given is not found, and nothing comes of asking', async () => {
    for (const make of PATHS) {
      const problem = problemIn(await askFor(make, UNKNOWN));
      expect(problem).toMatchObject({
        status: 404,
        code: expect.stringMatching(/^(case-not-found|unknown-(consent|objection))$/),
      });
    }
    expect(await watched.count()).toEqual(before);
  });
});
