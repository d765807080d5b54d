import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import {
  assignmentSchema,
  cancellationSchema,
  decisionSchema,
  extensionSchema,
  filingSchema,
  objectionDocumentSchema,
  objectionSchema,
  reviewSchema,
  revocationSchema,
  stayEndDocumentSchema,
  stayEndSchema,
} from '../../api/schemas.ts';
import { CASEWORKER } from '../../cli/staff.ts';
import { dayOf } from '../../domain/calendar.ts';
import { caseIn, fileScenario } from '../support/case-actions.ts';
import { createTestDataConverter } from '../support/payload-keys.ts';
import { startProduct, work } from '../support/product.ts';
import { createTimeSkippingEnvironment } from '../support/temporal.ts';
import { ask, asJson } from './ask.ts';
import { problemIn } from './problem-document.ts';
import { watchApi } from './watched-api.ts';

const dataConverter = createTestDataConverter();
const environment = await createTimeSkippingEnvironment(dataConverter);
const product = await startProduct({ environment, dataConverter });
await work(product);
const watched = await watchApi(product, dataConverter);

const scenario = await product.control.takeScenario('renter-one-owner');
const { caseId, consents } = caseIn(await fileScenario(product, scenario));
const casePath = `/v1/cases/${caseId}`;
const consentPath = `${casePath}/consents/${consents[0]?.consentId ?? ''}`;
const evidence = { kind: 'eds', cms: 'AAAA' };
const stay = { months: 3, reason: 'work' };
const objectionPath = `${casePath}/objections/${randomUUID()}`;
const iin = scenario.registrant;
const caseworker = { ...CASEWORKER };

interface Call {
  readonly path: string;
  readonly method?: string;
  readonly schema: z.ZodType;
  readonly good: fc.JsonValue;
}
const CALLS: readonly Call[] = [
  {
    path: '/v1/applications',
    schema: filingSchema,
    good: JSON.parse(JSON.stringify({ application: { ...scenario.application, stay }, signature: evidence })),
  },
  { path: `${consentPath}/decision`, schema: decisionSchema, good: { decision: 'give', evidence } },
  { path: `${consentPath}/revocation`, schema: revocationSchema, good: { evidence } },
  { path: `${casePath}/cancellation`, schema: cancellationSchema, good: { reason: 'changed my mind' } },
  {
    path: `${casePath}/review`,
    schema: reviewSchema,
    good: { decision: 'refuse', reason: 'settled', registrant: iin, matters: ['arrest/1'], caseworker },
  },
  { path: `${objectionPath}/document`, schema: objectionDocumentSchema, good: { reason: 'it is my home' } },
  { path: objectionPath, schema: objectionSchema, good: { reason: 'it is my home', evidence, caseworker } },
  { path: `${casePath}/stay-end/document`, schema: stayEndDocumentSchema, good: { by: { iin } } },
  { path: `${casePath}/stay-end`, schema: stayEndSchema, good: { by: { iin }, evidence } },
  {
    path: `${casePath}/deadline`,
    method: 'PUT',
    schema: extensionSchema,
    good: { deadlineAt: dayOf(new Date().toISOString()), reason: 'the owner travels', caseworker },
  },
  {
    path: `${casePath}/assignee`,
    method: 'PUT',
    schema: assignmentSchema,
    good: { assignee: 'a.colleague', caseworker },
  },
];

/** Values that have hurt somebody before, among arbitrary ones. */
const hostileValue = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<fc.JsonValue>(
    null,
    '',
    ' ',
    '\ud800',
    '\u0000',
    '\uffff',
    '__proto__',
    '$ne',
    -0,
    1e308,
    5e-324,
    [],
    {},
  ),
  fc.string({ unit: 'binary', maxLength: 2_000 }),
  fc.dictionary(fc.constantFrom('$gt', '$where', 'constructor', 'toString', 'length', ''), fc.jsonValue()),
);

/** A good body in which one value, wherever it stands, became another, or got a neighbour. */
const almostGood = (good: fc.JsonValue): fc.Arbitrary<unknown> =>
  fc
    .tuple(fc.nat(), hostileValue, fc.option(fc.string({ unit: 'binary', maxLength: 20 }), { freq: 2 }))
    .map(([place, value, neighbour]) => replaceAt(good, place, value, neighbour));

const sizeOf = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? 1 + Object.values(value).reduce<number>((sum, inner) => sum + sizeOf(inner), 0)
    : 1;

/** Counts through the values in order, and replaces the one numbered `place` (modulo how many there are). */
function replaceAt(root: unknown, place: number, replacement: unknown, neighbour: string | null): unknown {
  let left = place % sizeOf(root);
  const walk = (value: unknown): unknown => {
    left -= 1;
    if (left === -1) {
      if (neighbour === null || typeof value !== 'object') return replacement;
      return { ...value, [neighbour]: replacement };
    }
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, walk(inner)]));
  };
  return walk(root);
}

let before: Readonly<Record<string, number>>;
beforeAll(async () => {
  before = await watched.count();
});

describe.each(CALLS)('a body that isn’t quite what $path expects', ({ path, method = 'POST', schema, good }) => {
  test('is a problem of its sender, never of ours, and starts and stores nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(hostileValue, almostGood(good)), async (value) => {
        const body = JSON.stringify(value);
        fc.pre(!schema.safeParse(JSON.parse(body)).success);
        const problem = problemIn(await ask(watched.url, { method, path, headers: asJson(randomUUID()), body }));
        expect(problem.status).toBe(400);
        expect(problem.errors?.length).toBeGreaterThan(0);
        expect(watched.sent).toEqual([]);
      }),
      { numRuns: 300 },
    );
    expect(await watched.count()).toEqual(before);
  });

  test('or is no JSON at all, likewise', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), async (bytes) => {
        const answer = await ask(watched.url, { method, path, headers: asJson(randomUUID()), body: bytes });
        expect(problemIn(answer).status).toBe(400);
      }),
      { numRuns: 50 },
    );
    expect(watched.sent).toEqual([]);
  });
});

describe('any parameter of a list', () => {
  const NAMES = [
    'stage',
    'q',
    'cursor',
    'limit',
    'sort',
    'deadlineBefore',
    'office',
    'stuck',
    'assignee',
    'q[$ne]',
    '',
  ];
  test('is answered or turned away, never broken by', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...NAMES), fc.string({ unit: 'grapheme', maxLength: 60 })), { maxLength: 4 }),
        async (parameters) => {
          const query = parameters.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
          const answer = await ask(watched.url, { path: `/v1/cases?${query.join('&')}` });
          expect([200, 400]).toContain(answer.status);
        },
      ),
      { numRuns: 300 },
    ));
});
