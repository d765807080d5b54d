import type { z } from 'zod';
import { ACCESS_POLICY } from '../access/access-policy.ts';
import { problemAnswer } from '../answers.ts';
import { budgetOf } from '../limits/allowances.ts';
import { iin, rka } from '../schemas.ts';
import type { Components, Json } from './components.ts';
import { type Answer, type AnswerHeader, type Contract, ETAG, RATE_LIMITS, RETRY_AFTER } from './contract.ts';
import { type Documented, problemsOf } from './problems.ts';

const PATH_PARAMETERS = { iin, rka };
const EXAMPLE_ID = '0190d0c4-8a6d-5c7e-9b1f-2d3e4f506172';

function pathParameter(name: string, components: Components): Json {
  const known = Object.entries(PATH_PARAMETERS).find(([parameter]) => parameter === name)?.[1];
  const schema =
    known === undefined
      ? { type: 'string', ...(name.endsWith('Id') ? { format: 'uuid', examples: [EXAMPLE_ID] } : {}) }
      : components.refer(known, 'input');
  return { name, in: 'path', required: true, schema };
}

function queryParameter(name: string, query: z.ZodType, components: Components): Json {
  const { description, ...schema } = components.refer(query, 'input');
  return { name, in: 'query', required: false, ...(description === undefined ? {} : { description }), schema };
}

const parametersOf = (contract: Contract, path: string, components: Components): readonly Json[] => [
  ...[...path.matchAll(/:(\w+)/g)].map(([, name = '']) => pathParameter(name, components)),
  ...Object.entries(contract.query?.shape ?? {}).map(([name, query]) => queryParameter(name, query, components)),
  ...(contract.headers ?? []).map(({ name, says, required, example }) => ({
    name,
    in: 'header',
    required,
    description: says,
    schema: { type: 'string', examples: [example] },
  })),
];

const headersOf = (headers: readonly AnswerHeader[]): Json =>
  headers.length === 0
    ? {}
    : { headers: Object.fromEntries(headers.map((header) => [header.name, referOrWrite(header)])) };

const referOrWrite = (header: AnswerHeader): Json =>
  RATE_LIMITS.includes(header) ? { $ref: `#/components/headers/${header.name}` } : headerOf(header);

export const headerOf = ({ says, example }: AnswerHeader): Json => ({
  description: says,
  schema: { type: 'string', ...(example === undefined ? {} : { examples: [example] }) },
});

function contentOf({ schema, mediaType }: Answer, components: Components): Json {
  if (schema !== undefined)
    return { [mediaType ?? 'application/json']: { schema: components.refer(schema, 'output') } };
  return mediaType === undefined ? {} : { [mediaType]: { schema: { type: 'string', format: 'binary' } } };
}

/** What tells a program where to go on, by the status of a problem. */
const PROBLEM_HEADERS: Readonly<Record<number, readonly AnswerHeader[]>> = {
  401: [{ name: 'WWW-Authenticate', says: 'how to say who you are (RFC 6750)', example: 'Bearer' }],
  403: [{ name: 'WWW-Authenticate', says: 'which scope is missing, where that is the reason' }],
  412: [ETAG],
  429: [RETRY_AFTER],
  503: [RETRY_AFTER],
};

function problemContent(codes: readonly string[], components: Components): Json {
  const code = { type: 'object', properties: { code: { type: 'string', enum: codes } } };
  return { 'application/problem+json': { schema: { allOf: [components.refer(problemAnswer, 'output'), code] } } };
}

/** Every status that a call can answer: what was asked for, and the problems. One status can be either (`/readyz`). */
function responsesOf(route: Documented, components: Components): Json {
  const { answers } = route.contract;
  const limits = budgetOf(route) === undefined ? [] : RATE_LIMITS;
  const problems = problemsOf(route);
  const statuses = [...new Set([...Object.keys(answers).map(Number), ...problems.keys()])].toSorted((a, b) => a - b);
  return Object.fromEntries(
    statuses.map((status) => {
      const answer = answers[status];
      const codes = problems.get(status);
      const says = [...(answer === undefined ? [] : [answer.says]), ...(codes ?? []).map((code) => `\`${code}\``)];
      const content = {
        ...(answer === undefined ? {} : contentOf(answer, components)),
        ...(codes === undefined ? {} : problemContent(codes, components)),
      };
      const headers = [
        ...(answer?.headers ?? []),
        ...(codes === undefined ? [] : (PROBLEM_HEADERS[status] ?? [])),
        ...(answer === undefined && status !== 429 ? [] : limits),
      ];
      return [
        status,
        {
          description: says.join(', '),
          ...headersOf(headers),
          ...(Object.keys(content).length === 0 ? {} : { content }),
        },
      ];
    }),
  );
}

function securityOf({ action }: Documented): readonly Json[] {
  if (action === 'public') return [];
  const rule: { readonly integrator?: { readonly scope: string }; readonly staff?: unknown } = ACCESS_POLICY[action];
  return [
    ...(rule.integrator === undefined ? [] : [{ clientCredentials: [rule.integrator.scope] }]),
    ...(rule.staff === undefined ? [] : [{ staff: [] }]),
  ];
}

function requestBodyOf({ body, bodyExamples }: Contract, components: Components): Json {
  if (body === undefined) return {};
  const schema = components.refer(body, 'input');
  const examples = bodyExamples === undefined ? {} : { examples: bodyExamples };
  return { requestBody: { required: true, content: { 'application/json': { schema, ...examples } } } };
}

/** One call as OpenAPI writes it. */
export function operationOf(route: Documented, components: Components): Json {
  const { contract, path } = route;
  return {
    operationId: contract.name,
    summary: contract.summary,
    ...(contract.description === undefined ? {} : { description: contract.description }),
    tags: [contract.tag],
    security: securityOf(route),
    parameters: parametersOf(contract, path, components),
    ...requestBodyOf(contract, components),
    responses: responsesOf(route, components),
  };
}
