import { SCOPES } from '../access/caller.ts';
import type { Route } from '../route.ts';
import { Components, type Json } from './components.ts';
import { RATE_LIMITS } from './contract.ts';
import { headerOf, operationOf } from './operation.ts';
import type { Documented } from './problems.ts';
import { TAGS } from './tags.ts';
import { webhookMessages } from './webhook-messages.ts';

/** Of the contract, not of the program: it changes when integrators have to know. */
const VERSION = '1.0.0';

const INTRODUCTION = `
JSON in UTF-8, times in RFC 3339 UTC, codes in English. Unknown members of a request are errors; answers may get further members, so ignore
those that you don't know. What isn't a yes is \`application/problem+json\` (RFC 9457): decide by its \`code\`, show people its \`detail\`.

A \`503\` or \`429\` says in \`Retry-After\` when to come again. The same request may be sent again, with the same \`Idempotency-Key\` where there
is one: nothing happens twice.
`.trim();

const isDocumented = (route: Route): route is Documented => route.contract !== undefined;

export interface DocumentOptions {
  /** Where tokens are had. */
  readonly tokenUrl?: string | undefined;
}

/** The OpenAPI 3.1 document, made from the schemas that check what comes in and type what goes out. */
export function openApiDocument(served: readonly Route[], { tokenUrl = '/token' }: DocumentOptions): Json {
  const routes = served.filter(isDocumented);
  const components = new Components();
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operationOf(route, components) };
  }
  const webhooks = webhookMessages(components);
  const scopes = Object.fromEntries(SCOPES.map((scope) => [scope, `calls that need \`${scope}\``]));
  return {
    openapi: '3.1.1',
    info: {
      title: 'Tirkeu',
      version: VERSION,
      summary: 'Residence registration in Kazakhstan as durable workflows',
      description: INTRODUCTION,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths,
    webhooks,
    components: {
      schemas: Object.fromEntries(Object.entries(components.schemas).toSorted(([a], [b]) => (a < b ? -1 : 1))),
      headers: Object.fromEntries(RATE_LIMITS.map((header) => [header.name, headerOf(header)])),
      securitySchemes: {
        clientCredentials: {
          type: 'oauth2',
          description: 'Integrators: a client of your own, with the scopes that it was given.',
          flows: { clientCredentials: { tokenUrl, scopes } },
        },
        staff: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'Staff: an access token, or the session of the browser in which they signed in.',
        },
      },
    },
  };
}
