import { expect } from 'vitest';
import { z } from 'zod';
import type { Answer } from './ask.ts';

const problemSchema = z.looseObject({
  type: z.string(),
  title: z.string().min(1),
  status: z.number(),
  code: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  detail: z.string().min(1),
  errors: z
    .array(z.strictObject({ pointer: z.string().regex(/^(\/([^~/]|~[01])*)*$/u), detail: z.string().min(1) }))
    .optional(),
});
export type ProblemDocument = z.infer<typeof problemSchema>;

/** What no answer may show, whatever went wrong: a stack, a path of ours, or a word of the libraries underneath. */
const INSIDES = /\n\s+at |node_modules|\.ts:\d|file:\/\/|MongoServer|ZodError|RangeError|TypeError|SyntaxError/;

/** The problem document of an answer (RFC 9457), after checking everything that each of them must have. */
export function problemIn({ status, headers, text }: Answer): ProblemDocument {
  expect(headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(text).not.toMatch(INSIDES);
  const problem = problemSchema.parse(JSON.parse(text));
  expect(problem.status).toBe(status);
  expect(problem.type).toContain(problem.code);
  return problem;
}

export const pointersIn = ({ errors = [] }: ProblemDocument): readonly string[] => errors.map(({ pointer }) => pointer);
