import type { Request } from 'express';
import type { z } from 'zod';
import { type InputError, Problem } from './problem.ts';

const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

const describe = (issue: z.core.$ZodIssue): readonly InputError[] => {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      pointer: pointerTo([...issue.path, key]),
      detail: 'this field is not known: remove it',
    }));
  }
  return [{ pointer: pointerTo(issue.path), detail: issue.message }];
};

function parse<Schema extends z.ZodType>(schema: Schema, value: unknown, code: string, title: string): z.infer<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.flatMap(describe);
  throw new Problem({
    status: 400,
    code,
    title,
    detail: 'Nothing was done. Correct what `errors` lists and send the request again.',
    errors,
  });
}

/**
 * The body of a request, checked. JSON can hold a key `__proto__`, which every copy would lose or, worse, obey; such keys
 * and those with `$` in front never belong to us, wherever they stand.
 */
export function parseBody<Schema extends z.ZodType>(schema: Schema, request: Request): z.infer<Schema> {
  const body: unknown = request.body;
  if (body === undefined) {
    throw new Problem({
      status: 415,
      code: 'json-body-expected',
      title: 'A JSON body is expected',
      detail: 'Send the body as JSON with the header `Content-Type: application/json`.',
    });
  }
  const hostile = findHostileKeys(body, []);
  if (hostile.length > 0) {
    throw new Problem({
      status: 400,
      code: 'invalid-body',
      title: 'The body is not what this call expects',
      detail: 'Nothing was done. Correct what `errors` lists and send the request again.',
      errors: hostile.map((path) => ({ pointer: pointerTo(path), detail: 'this field is not known: remove it' })),
    });
  }
  return parse(schema, body, 'invalid-body', 'The body is not what this call expects');
}

const HOSTILE_KEYS = /^(__proto__|constructor|prototype|\$.*)$/;

function findHostileKeys(value: unknown, path: readonly string[]): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = [...path, key];
    return HOSTILE_KEYS.test(key) ? [here] : findHostileKeys(inner, here);
  });
}

export const parseQuery = <Schema extends z.ZodType>(schema: Schema, request: Request): z.infer<Schema> =>
  parse(schema, request.query, 'invalid-query', 'The query is not what this call expects');
