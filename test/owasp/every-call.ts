import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const documentSchema = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.object({ operationId: z.string() }))),
});

/** A call of the contract, as docs/openapi.json has it. */
export interface Call {
  readonly operationId: string;
  readonly method: string;
  /** With its parameters in braces. */
  readonly template: string;
}

const { paths } = documentSchema.parse(
  JSON.parse(readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8')),
);

/** Every call that integrators and staff are told of. */
export const CALLS: readonly Call[] = Object.entries(paths).flatMap(([template, methods]) =>
  Object.entries(methods).map(([method, { operationId }]) => ({ operationId, method: method.toUpperCase(), template })),
);

/** The path with these ids; one that nobody names is invented. */
const pathOf = ({ template }: Call, ids: Readonly<Record<string, string>> = {}): string =>
  template.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(ids[name] ?? randomUUID()));

/** A call with a body that no schema takes, for attacks that must fail before it is looked at. */
export const emptyHanded = (call: Call, ids: Readonly<Record<string, string>> = {}) => ({
  method: call.method,
  path: pathOf(call, ids),
  headers: { 'idempotency-key': randomUUID() },
  ...(call.method === 'GET' || call.method === 'DELETE' ? {} : { body: '{}' }),
});
