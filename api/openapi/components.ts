import { z } from 'zod';

export type Json = Readonly<Record<string, unknown>>;
type Direction = 'input' | 'output';

/** Collects the schemas that have a name, so that each stands once under `components`. */
export class Components {
  readonly schemas: Record<string, Json> = {};

  /** The JSON Schema of a Zod schema, its named parts replaced by references. */
  refer(schema: z.ZodType, io: Direction): Json {
    const { $schema: _, $defs = {}, ...root } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
    for (const [id, definition] of Object.entries($defs)) this.schemas[id] ??= adapt(definition, io);
    return adapt(root, io);
  }
}

function adapt(schema: unknown, io: Direction): Json {
  const text = JSON.stringify(mapObjects(schema, io === 'output' ? asAnswer : asRequest));
  return JSON.parse(text.replaceAll('"#/$defs/', '"#/components/schemas/'));
}

/** Answers may get further members one day, and whoever reads them ignores what it doesn't know. */
function asAnswer(schema: Json): Json {
  const { additionalProperties, ...open } = withShortPattern(schema);
  return additionalProperties === undefined || additionalProperties === false
    ? open
    : { ...open, additionalProperties };
}

/** A body names a caseworker only where nobody signs in; elsewhere it is whoever is signed in. */
function asRequest(schema: Json): Json {
  const { required, ...rest } = withShortPattern(schema);
  return Array.isArray(required) ? { ...rest, required: required.filter((name) => name !== 'caseworker') } : rest;
}

/** What a number, a UUID, a day and a time look like their `type` and `format` say shorter than Zod's expressions. */
function withShortPattern({ pattern, ...schema }: Json): Json {
  if (typeof pattern !== 'string') return schema;
  if (schema['format'] === undefined && schema['type'] !== 'integer') return { ...schema, pattern };
  return pattern.endsWith('(?:Z))$') ? { ...schema, pattern: 'Z$' } : schema;
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every object of a JSON value, changed from the inside out. */
export function mapObjects(value: unknown, change: (object: Json) => Json): unknown {
  if (Array.isArray(value)) return value.map((item) => mapObjects(item, change));
  if (!isObject(value)) return value;
  return change(Object.fromEntries(Object.entries(value).map(([key, member]) => [key, mapObjects(member, change)])));
}
