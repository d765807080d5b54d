import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { z } from 'zod';
import { type Json, mapObjects } from '../../api/openapi/components.ts';

/** What somebody saw of an answer. */
export interface SeenAnswer {
  readonly method: string;
  /** As it was sent, with its query. */
  readonly path: string;
  readonly status: number;
  readonly header: (name: string) => string | null | undefined;
  readonly text: string;
}

const responseSchema = z.object({
  headers: z.record(z.string(), z.unknown()).default({}),
  content: z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()) })).default({}),
});
type DocumentedResponse = z.infer<typeof responseSchema>;
const documentSchema = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.object({ responses: z.record(z.string(), responseSchema) }))),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});

const COMMITTED = join(import.meta.dirname, '..', '..', 'docs', 'openapi.json');
const document = documentSchema.parse(JSON.parse(readFileSync(COMMITTED, 'utf8')));

/** Readers ignore members that they don't know; here one that nobody has documented is a mistake. */
const closed = (schema: unknown): unknown =>
  mapObjects(schema, (object) =>
    'properties' in object && !('additionalProperties' in object) ? { ...object, additionalProperties: false } : object,
  );

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true, strictTypes: false });
formats.default(ajv);

/** JSON Schema has its named parts elsewhere than OpenAPI. */
const standalone = (schema: unknown): Record<string, unknown> =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/components/schemas/', '"openapi#/$defs/'));

ajv.addSchema({ $id: 'openapi', $defs: standalone(closed(document.components.schemas)) });

const validators = new Map<object, ReturnType<typeof ajv.compile>>();

function validatorOf(schema: Json, isProblem: boolean) {
  const known = validators.get(schema);
  if (known !== undefined) return known;
  const validate = ajv.compile(standalone(isProblem ? schema : closed(schema)));
  validators.set(schema, validate);
  return validate;
}

const templates = Object.entries(document.paths).map(([template, methods]) => ({
  template,
  methods,
  // A path that is written out comes before one with a parameter in its place.
  matches: new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
}));

/** Headers that tell a program what to do next; an answer has those that are documented for it, and no other. */
const TELLING = ['Location', 'ETag', 'Retry-After', 'WWW-Authenticate', 'Content-Disposition'];

function headersWrong({ headers }: DocumentedResponse, isProblem: boolean, answer: SeenAnswer): readonly string[] {
  return TELLING.flatMap((name) => {
    const isSent = (answer.header(name) ?? null) !== null;
    const isDocumented = name in headers;
    if (isSent && !isDocumented) return [`the header ${name} is not documented`];
    // One status may be an answer or a problem, each with headers of its own.
    if (isDocumented && !isSent && !isProblem) return [`the header ${name} is documented and missing`];
    return [];
  });
}

function bodyWrong({ content }: DocumentedResponse, mediaType: string, text: string): readonly string[] {
  const media = content[mediaType];
  if (media === undefined) {
    return text === '' && Object.keys(content).length === 0 ? [] : [`the media type "${mediaType}" is not documented`];
  }
  if (!mediaType.endsWith('json')) return [];
  const validate = validatorOf(media.schema, mediaType === 'application/problem+json');
  return validate(JSON.parse(text)) ? [] : [ajv.errorsText(validate.errors)];
}

/** What of an answer docs/openapi.json doesn't say; nothing for paths and methods that it doesn't have at all. */
function findUndocumented(answer: SeenAnswer): readonly string[] {
  const { method, path, status, text } = answer;
  const operations = templates.find(({ matches }) => matches.test(path.replace(/[?#].*$/, '')))?.methods;
  const isHead = method.toUpperCase() === 'HEAD';
  const operation = operations?.[isHead ? 'get' : method.toLowerCase()];
  if (operation === undefined) return [];
  const response = operation.responses[status];
  if (response === undefined) return ['the status is not documented'];
  const mediaType = (answer.header('content-type') ?? '').replace(/;.*$/, '');
  const isProblem = mediaType === 'application/problem+json';
  return [...headersWrong(response, isProblem, answer), ...(isHead ? [] : bodyWrong(response, mediaType, text))];
}

/** @throws {Error} where an answer is not as docs/openapi.json says: status, media type, headers, every member of the body */
export function expectDocumented(answer: SeenAnswer): void {
  const wrong = findUndocumented(answer);
  if (wrong.length === 0) return;
  const { method, path, status, text } = answer;
  throw new Error(`${method} ${path} answers ${status}, and ${wrong.join('; ')}: ${text.slice(0, 2_000)}`);
}

/** `fetch` that takes no answer which isn't documented. */
export const documentedFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  const { pathname, search } = new URL(response.url);
  expectDocumented({
    method: init?.method ?? 'GET',
    path: `${pathname}${search}`,
    status: response.status,
    header: (name) => response.headers.get(name),
    text: await response.clone().text(),
  });
  return response;
};
