import { readFileSync } from 'node:fs';
import type { z } from 'zod';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The process can't start. The message names every wrong variable and what to give instead, and never a value. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

/**
 * Reads the variables that `schema` names, once, in a `main.ts`. An empty variable counts as absent, because compose files
 * can't leave one out. Every variable `NAME` may be given as `NAME_FILE`, the path of a file that holds it: that is how
 * container engines hand over secrets. Field schemas are in `environment-fields.ts`.
 *
 * @throws {EnvironmentError}
 */
export function readEnvironment<Schema extends z.ZodObject>(schema: Schema, environment: Environment): z.infer<Schema> {
  const names = Object.keys(schema.shape);
  const read = names.map((name) => ({ name, ...readVariable(name, environment) }));
  const given = Object.fromEntries(read.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])));
  const parsed = schema.safeParse(given);

  const wrong = names.flatMap((name) => {
    const unreadable = read.find((variable) => variable.name === name)?.problem;
    if (unreadable !== undefined) return [`${name} ${unreadable}`];
    const issue = parsed.error?.issues.find(({ path }) => path[0] === name);
    if (issue === undefined) return [];
    return [`${name} ${name in given ? issue.message : `is missing: give ${meaningOf(schema, name)}`}`];
  });
  if (parsed.success && wrong.length === 0) return parsed.data;
  throw new EnvironmentError(['The environment has to be corrected:', ...wrong].join('\n  '));
}

interface ReadVariable {
  readonly value?: string;
  readonly problem?: string;
}

function readVariable(name: string, environment: Environment): ReadVariable {
  const value = environment[name] || undefined;
  const fileVariable = `${name}_FILE`;
  const file = environment[fileVariable] || undefined;
  if (file === undefined) return value === undefined ? {} : { value };
  if (value !== undefined) return { problem: `is given twice: drop it or ${fileVariable}` };
  try {
    // An editor's or `echo`'s last newline is no part of a secret.
    const content = readFileSync(file, 'utf8').replace(/\r?\n$/, '');
    return content === '' ? { problem: `is empty in the file that ${fileVariable} names` } : { value: content };
  } catch {
    return { problem: `can't be read from the file that ${fileVariable} names: check path and permissions` };
  }
}

const meaningOf = (schema: z.ZodObject, name: string): string => schema.shape[name]?.description ?? 'a value';
