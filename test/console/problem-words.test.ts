import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ApiProblem } from '../../console/src/data/api-problem.ts';
import { common } from '../../console/src/i18n/en/common.ts';
import { failureOf } from '../../console/src/states/failure-of.ts';

const ROOT = join(import.meta.dirname, '..', '..');

const answer = z.object({
  content: z
    .object({
      'application/problem+json': z
        .object({ schema: z.object({ allOf: z.array(z.object({ properties: z.unknown() }).partial()) }) })
        .optional(),
    })
    .optional(),
});
const coded = z.object({ code: z.object({ enum: z.array(z.string()) }) });
const contract = z.object({
  paths: z.record(
    z.string(),
    z.record(z.string(), z.object({ operationId: z.string(), responses: z.record(z.string(), answer) })),
  ),
});

interface No {
  readonly call: string;
  readonly status: number;
  readonly code: string;
}

/** Every "no" that the contract knows, call by call. */
const NOES: readonly No[] = Object.values(
  contract.parse(JSON.parse(readFileSync(join(ROOT, 'docs', 'openapi.json'), 'utf8'))).paths,
)
  .flatMap((calls) => Object.values(calls))
  .flatMap(({ operationId, responses }) =>
    Object.entries(responses).flatMap(([status, { content }]) =>
      (content?.['application/problem+json']?.schema.allOf ?? []).flatMap(({ properties }) =>
        (coded.safeParse(properties).data?.code.enum ?? []).map((code) => ({
          call: operationId,
          status: Number(status),
          code,
        })),
      ),
    ),
  );

/** What the staff's screens call; pages behind a link have their own, smaller words. */
const CALLED: ReadonlySet<string> = new Set(
  globSync('**/*.{ts,tsx}', { cwd: join(ROOT, 'console', 'src') })
    .filter((file) => !/^(invitation|status)\//.test(file))
    .flatMap((file) =>
      [...readFileSync(join(ROOT, 'console', 'src', file), 'utf8').matchAll(/\bapi\s*\.\s*(\w+)\(/g)].map(
        ([, name = '']) => name,
      ),
    ),
);

/** Mistakes that only a program makes, calls of programs that the console isn't, and what a form says at its field. */
const NOT_FOR_A_PAGE: readonly string[] = [
  'caseworker-not-yours-to-name',
  'filed-by-another',
  'foreign-channel',
  'idempotency-key-reused',
  'scope-missing',
  // `failed.forbidden` is what their status says.
  'not-your-role',
  // At the field that is wrong.
  'applicant-does-not-fit',
  'departure-document-required',
  'departure-not-expected',
  'evidence-rejected',
  'further-registrants-not-expected',
  'general-grounds-not-expected',
  'registrant-named-twice',
  'signature-rejected',
  'stay-not-expected',
  'stay-required',
];
/** Conflicts and limits: "not found" and "broken" say enough in general, these don't. */
const WANT_WORDS: readonly number[] = [403, 409, 412, 422, 429];

const problemOf = ({ status, code }: No): ApiProblem =>
  new ApiProblem({
    ok: false,
    status,
    headers: new Headers(),
    problem: { type: 'about:blank', title: 'no', status, code, detail: 'for programmers' },
  });

const GENERAL: readonly string[] = [
  'title',
  'details',
  'network',
  'unreadable',
  'server',
  'not-found',
  'forbidden',
  'bad-input',
];

describe('what a screen says when the api says no', () => {
  test('the contract and the calls of the console are really read', () => {
    expect(NOES.length).toBeGreaterThan(CALLED.size);
    expect([...CALLED]).toEqual(expect.arrayContaining(['getCase', 'fileApplication', 'assignCase']));
  });

  test('it has words of its own for every conflict that a person can meet', () => {
    const speechless = NOES.filter(({ call, status }) => CALLED.has(call) && WANT_WORDS.includes(status))
      .filter(({ code }) => !NOT_FOR_A_PAGE.includes(code))
      .filter((no) => failureOf(problemOf(no)).message !== no.code)
      .map(({ call, code }) => `${call}: ${code}`);
    expect(speechless).toEqual([]);
  });

  test('it has words for nothing that the api never says', () => {
    const said = new Set(NOES.map(({ code }) => code));
    expect(Object.keys(common.failed).filter((code) => !GENERAL.includes(code) && !said.has(code))).toEqual([]);
  });

  test('what it has words for is told in them', () => {
    const named = Object.keys(common.failed).filter((code) => !GENERAL.includes(code));
    const untold = named.filter((code) => failureOf(problemOf({ call: '', status: 409, code })).message !== code);
    expect(untold).toEqual([]);
  });

  test.each([
    [401, 'not-signed-in'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [410, 'not-found'],
    [422, 'bad-input'],
    [429, 'server'],
    [500, 'server'],
  ] as const)('a %i that came up later is told as %s', (status, message) => {
    expect(failureOf(problemOf({ call: '', status, code: 'of-tomorrow' })).message).toBe(message);
  });

  test.each([
    [new TypeError('Failed to fetch'), 'network'],
    [new DOMException('signal timed out', 'TimeoutError'), 'network'],
    [new SyntaxError('Unexpected token <'), 'unreadable'],
    [new Error('/v1/cases answers 502 without a problem document'), 'unreadable'],
  ] as const)('%s can be tried again, and is told as %s', (error, message) => {
    expect(failureOf(error)).toEqual({ kind: 'broken', message, code: '' });
  });

  test('no English of the api reaches a screen', () => {
    const shown = globSync('**/*.{ts,tsx}', { cwd: join(ROOT, 'console', 'src') }).filter((file) =>
      /problem\.(detail|title)\b/.test(readFileSync(join(ROOT, 'console', 'src', file), 'utf8')),
    );
    expect(shown).toEqual(['data/api-problem.ts']);
  });
});
