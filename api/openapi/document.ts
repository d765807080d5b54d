import { z } from 'zod';
import { problemAnswer } from '../answers.ts';
import type { Route } from '../route.ts';
import { ACCESS_POLICY } from '../access/access-policy.ts';
import { SCOPES } from '../access/caller.ts';
import type { Answer, Contract } from './contract.ts';

/** The OpenAPI 3.1 document, made from the schemas that check what comes in and type what goes out. */

type Json = Readonly<Record<string, unknown>>;
type Documented = Route & { readonly contract: Contract };

const isDocumented = (route: Route): route is Documented => route.contract !== undefined;

/** Collects the schemas that have a name, so that each stands once under `components`. */
class Components {
  readonly schemas: Record<string, unknown> = {};

  /** The JSON Schema of a Zod schema, its named parts replaced by references. */
  refer(schema: z.ZodType, io: 'input' | 'output'): Json {
    const { $schema: _, $defs = {}, ...root } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
    for (const [id, definition] of Object.entries($defs)) this.schemas[id] ??= this.relocate(definition);
    return this.relocate(root);
  }

  private relocate(schema: unknown): Json {
    const text = JSON.stringify(schema, (key, value: unknown) =>
      key === 'id' && typeof value === 'string' ? undefined : value,
    );
    return JSON.parse(text.replaceAll('"#/$defs/', '"#/components/schemas/'));
  }
}

/** Problems that any call may answer, by status. */
const EVERYWHERE: Readonly<Record<number, readonly string[]>> = {
  400: ['malformed-request', 'invalid-body', 'invalid-query', 'invalid-path'],
  413: ['body-too-large'],
  415: ['json-body-expected', 'encoding-not-supported'],
  503: ['temporarily-unavailable', 'registry-unavailable'],
};
const WITH_SIGN_IN: Readonly<Record<number, readonly string[]>> = {
  401: ['not-signed-in', 'invalid-token'],
  403: ['not-your-role', 'scope-missing', 'foreign-office', 'own-case', 'assigned-to-another'],
};
const OF_A_CASE: Readonly<Record<number, readonly string[]>> = { 404: ['case-not-found'] };

function problemsOf({ action, path, contract }: Documented): ReadonlyMap<number, readonly string[]> {
  const tables = [
    EVERYWHERE,
    action === 'public' ? {} : WITH_SIGN_IN,
    path.includes(':caseId') ? OF_A_CASE : {},
    contract.problems ?? {},
  ];
  const codes = new Map<number, readonly string[]>();
  for (const [status, more] of tables.flatMap((table) => Object.entries(table))) {
    codes.set(Number(status), [...(codes.get(Number(status)) ?? []), ...more]);
  }
  return codes;
}

const PARAMETERS: Readonly<Record<string, Json>> = {
  caseId: { type: 'string', format: 'uuid' },
  consentId: { type: 'string', format: 'uuid' },
  objectionId: { type: 'string', format: 'uuid' },
  iin: { type: 'string', pattern: '^\\d{12}$' },
  rka: { type: 'string', pattern: '^\\d{16}$' },
};

const pathParameters = (path: string): readonly Json[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: PARAMETERS[name] ?? { type: 'string' },
  }));

function queryParameters({ query }: Contract, components: Components): readonly Json[] {
  if (query === undefined) return [];
  return Object.entries(query.shape).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema: components.refer(schema, 'input'),
  }));
}

const answerOf = ({ says, schema, mediaType = 'application/json' }: Answer, components: Components): Json => ({
  description: says,
  ...(schema === undefined && mediaType === 'application/json'
    ? {}
    : {
        content: {
          [mediaType]: {
            schema: schema === undefined ? { type: 'string', format: 'binary' } : components.refer(schema, 'output'),
          },
        },
      }),
});

function securityOf({ action }: Documented): readonly Json[] {
  if (action === 'public') return [];
  const rule: { readonly integrator?: { readonly scope: string }; readonly staff?: unknown } = ACCESS_POLICY[action];
  return [
    ...(rule.integrator === undefined ? [] : [{ clientCredentials: [rule.integrator.scope] }]),
    ...(rule.staff === undefined ? [] : [{ staff: [] }]),
  ];
}

function operationOf(route: Documented, components: Components): Json {
  const { contract } = route;
  const { summary, tag, headers = [], body, answers } = contract;
  const problems = [...problemsOf(route)].map(([status, codes]) => [
    status,
    {
      description: [...new Set(codes)].map((code) => `\`${code}\``).join(', '),
      content: { 'application/problem+json': { schema: components.refer(problemAnswer, 'output') } },
    },
  ]);
  return {
    operationId: `${route.method} ${route.path}`.replaceAll(/[^a-z]+/gi, '-').replace(/-$/, ''),
    summary,
    tags: [tag],
    security: securityOf(route),
    parameters: [
      ...pathParameters(route.path),
      ...queryParameters(contract, components),
      ...headers.map(({ name, says, required }) => ({
        name,
        in: 'header',
        required,
        description: says,
        schema: { type: 'string' },
      })),
    ],
    ...(body === undefined
      ? {}
      : {
          requestBody: { required: true, content: { 'application/json': { schema: components.refer(body, 'input') } } },
        }),
    responses: {
      ...Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, answerOf(answer, components)])),
      ...Object.fromEntries(problems),
    },
  };
}

/** Of the contract, not of the program: it changes when integrators have to know. */
const VERSION = '1.0.0';

export interface DocumentOptions {
  /** Where tokens are had; `undefined` where there is no sign-in. */
  readonly tokenUrl?: string | undefined;
}

export function openApiDocument(served: readonly Route[], { tokenUrl = '/token' }: DocumentOptions): Json {
  const routes = served.filter(isDocumented);
  const components = new Components();
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operationOf(route, components) };
  }
  const scopes = Object.fromEntries(SCOPES.map((scope) => [scope, `calls that need \`${scope}\``]));
  return {
    openapi: '3.1.1',
    info: {
      title: 'Tirkeu',
      version: VERSION,
      summary: 'Residence registration in Kazakhstan as durable workflows',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(routes.map(({ contract }) => contract.tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: components.schemas,
      securitySchemes: {
        clientCredentials: { type: 'oauth2', flows: { clientCredentials: { tokenUrl, scopes } } },
        staff: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      },
    },
  };
}
