import { z } from 'zod';
import { openApiDocument } from './document.ts';
import { servedRoutes } from './served-routes.ts';

/** The methods of the typed client (`client/operations.ts`), written from the document. */

const schemaSchema = z.looseObject({
  $ref: z.string().optional(),
  type: z.unknown().optional(),
  enum: z.array(z.string()).optional(),
});
const mediaSchema = z.object({ schema: schemaSchema });
const parameterSchema = z.object({
  name: z.string(),
  in: z.enum(['path', 'query', 'header']),
  required: z.boolean(),
  schema: schemaSchema,
});
const operationSchema = z.object({
  operationId: z.string(),
  summary: z.string(),
  parameters: z.array(parameterSchema),
  requestBody: z.object({ content: z.record(z.string(), mediaSchema) }).optional(),
  responses: z.record(z.string(), z.object({ content: z.record(z.string(), mediaSchema).default({}) })),
});
const documentSchema = z.object({ paths: z.record(z.string(), z.record(z.string(), operationSchema)) });
type Operation = z.infer<typeof operationSchema>;
type Parameter = z.infer<typeof parameterSchema>;

const nameIn = (ref: string): string => ref.replace('#/components/schemas/', '');

/** `Idempotency-Key` → `idempotencyKey` */
const memberFor = (header: string): string =>
  header.toLowerCase().replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

function typeOf({ schema }: Parameter): string {
  if (schema.enum !== undefined) return schema.enum.map((value) => `'${value}'`).join(' | ');
  return schema.type === 'integer' ? 'number' : 'string';
}

const isKey = ({ name }: Parameter): boolean => name === 'Idempotency-Key';

/** An answer without end has a method of its own (`client/follow-events.ts`). */
const isStream = ({ responses }: Operation): boolean =>
  Object.values(responses).some(({ content }) => 'text/event-stream' in content);

/** What a status comes with; problems aside, which every call may answer. */
function bodiesOf({ responses }: Operation): string {
  const bodies = Object.entries(responses).flatMap(([status, { content }]) => {
    const [mediaType, media] = Object.entries(content).find(([type]) => type !== 'application/problem+json') ?? [];
    if (media?.schema.$ref !== undefined) return [`${status}: shapes.${nameIn(media.schema.$ref)}`];
    if (mediaType !== undefined) return [`${status}: Uint8Array`];
    return Number(status) < 400 ? [`${status}: undefined`] : [];
  });
  return `{ ${bodies.join('; ')} }`;
}

function methodOf(method: string, path: string, operation: Operation): string {
  const { parameters, requestBody, summary, operationId } = operation;
  const inPath = parameters.filter((parameter) => parameter.in === 'path');
  const inQuery = parameters.filter((parameter) => parameter.in === 'query');
  const inHeader = parameters.filter((parameter) => parameter.in === 'header');
  const bodyRef = requestBody?.content['application/json']?.schema.$ref;
  const members = [
    ...inPath.map(({ name }) => ({ name, type: `${name}: string` })),
    ...(inQuery.length === 0
      ? []
      : [
          {
            name: 'query',
            type: `query?: { ${inQuery.map((parameter) => `${parameter.name}?: ${typeOf(parameter)} | undefined`).join('; ')} }`,
          },
        ]),
    // A key that isn't given is made, once for all attempts.
    ...inHeader.map((parameter) => ({
      name: `${memberFor(parameter.name)}${isKey(parameter) ? ' = crypto.randomUUID()' : ''}`,
      type: `${memberFor(parameter.name)}?: string | undefined`,
    })),
    ...(bodyRef === undefined ? [] : [{ name: 'body', type: `body: shapes.${nameIn(bodyRef)}` }]),
  ];
  const isOptional = members.every(({ type }) => type.includes('?:'));
  const request =
    members.length === 0
      ? ''
      : `{ ${members.map(({ name }) => name).join(', ')} }: { ${members.map(({ type }) => type).join('; ')} }${isOptional ? ' = {}' : ''}`;
  const sent = [
    `method: '${method.toUpperCase()}'`,
    inPath.length === 0
      ? `path: '${path}'`
      : `path: \`${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => `\${encodeURIComponent(${name})}`)}\``,
    ...(inQuery.length === 0 ? [] : ['query']),
    ...(inHeader.length === 0
      ? []
      : [`headers: { ${inHeader.map(({ name }) => `'${name}': ${memberFor(name)}`).join(', ')} }`]),
    ...(bodyRef === undefined ? [] : ['body']),
  ];
  return [
    `/** ${summary}: \`${method.toUpperCase()} ${path}\` */`,
    `${operationId}: (${request}) => call<${bodiesOf(operation)}>({ ${sent.join(', ')} }),`,
  ].join('\n');
}

/** `client/operations.ts` as it has to be, before it is formatted. */
export function renderClient(): string {
  const { paths } = documentSchema.parse(openApiDocument(servedRoutes(), {}));
  const methods = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([, operation]) => !isStream(operation))
      .map(([method, operation]) => methodOf(method, path, operation)),
  );
  return [
    '// Written by `npm run openapi` from the contracts of api/: change those instead.',
    "import type { Call } from './call.ts';",
    "import type * as shapes from './shapes.ts';",
    '',
    '/** A method for each call of the api. */',
    `export const operationsOf = (call: Call) => ({\n${methods.join('\n')}\n});`,
  ].join('\n');
}
