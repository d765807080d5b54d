import type { Request } from 'express';
import type { z } from 'zod';
import { jsonBodyExpected } from './middleware/read-json.ts';
import { type InputError, Problem } from './problem.ts';

type Path = readonly PropertyKey[];

/** More than somebody mends at once; a body of a million unknown fields must not get an answer of that size. */
const MAX_ERRORS = 20;
const MAX_NAME_LENGTH = 100;

const pointerTo = (path: Path): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** A field that shouldn't be there. A name too long to be repeated is pointed at from outside. */
const unknownField = (parent: Path, name: string): InputError =>
  name.length > MAX_NAME_LENGTH
    ? { pointer: pointerTo(parent), detail: 'it holds a field with an overlong name: remove that' }
    : { pointer: pointerTo([...parent, name]), detail: 'this field is not known: remove it' };

function describe(issue: z.core.$ZodIssue, within: Path = []): readonly InputError[] {
  const path = [...within, ...issue.path];
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownField(path, key));
  if (issue.code === 'invalid_union') {
    const meant = meantAlternative(issue.errors);
    if (meant !== undefined) return meant.flatMap((inner) => describe(inner, path));
  }
  const isMissing = issue.path.length > 0 && issue.input === undefined;
  return [{ pointer: pointerTo(path), detail: isMissing ? `is missing: ${issue.message}` : issue.message }];
}

/** The alternative that somebody had in mind: the only one of which nothing but values is wrong. */
function meantAlternative(alternatives: readonly z.core.$ZodIssue[][]): readonly z.core.$ZodIssue[] | undefined {
  const possible = alternatives.filter((issues) => issues.every(isAboutValue));
  return possible.length === 1 ? possible[0] : undefined;
}

/** About a value in a field that is there, neither about which fields there are nor about the whole. */
const isAboutValue = ({ code, path, input }: z.core.$ZodIssue): boolean =>
  code !== 'unrecognized_keys' && path.length > 0 && input !== undefined;

const invalid = (code: string, title: string, errors: readonly InputError[]): Problem =>
  new Problem({
    status: 400,
    code,
    title,
    detail: 'Nothing was done. Correct what `errors` lists and send the request again.',
    errors: errors.slice(0, MAX_ERRORS),
  });

function parse<Schema extends z.ZodType>(schema: Schema, value: unknown, code: string, title: string): z.infer<Schema> {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw invalid(
    code,
    title,
    parsed.error.issues.flatMap((issue) => describe(issue)),
  );
}

const INVALID_BODY = ['invalid-body', 'The body is not what this call expects'] as const;

/**
 * The body of a request, checked. JSON can hold a key `__proto__`, which every copy would lose or, worse, obey; such keys
 * and those with `$` in front never belong to us, wherever they stand.
 */
export function parseBody<Schema extends z.ZodType>(schema: Schema, request: Request): z.infer<Schema> {
  const body: unknown = request.body;
  if (body === undefined) throw jsonBodyExpected();
  const hostile = findHostileKeys(body, []);
  if (hostile.length > 0) throw invalid(...INVALID_BODY, hostile);
  return parse(schema, body, ...INVALID_BODY);
}

const HOSTILE_KEYS = /^(__proto__$|constructor$|prototype$|\$)/;

/** Recursion is safe here: `readJsonText` has bounded the depth. */
function findHostileKeys(value: unknown, path: readonly string[]): readonly InputError[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    HOSTILE_KEYS.test(key) ? [unknownField(path, key)] : findHostileKeys(inner, [...path, key]),
  );
}

export const parseQuery = <Schema extends z.ZodType>(schema: Schema, request: Request): z.infer<Schema> =>
  parse(schema, request.query, 'invalid-query', 'The query is not what this call expects');

/** The parameters of a path, checked; `errors` points at each by its name. */
export const parsePath = <Schema extends z.ZodType>(schema: Schema, request: Request): z.infer<Schema> =>
  parse(schema, request.params, 'invalid-path', 'The path holds a parameter that can not be');
