import type { Route } from '../route.ts';
import { Components, type Json } from './components.ts';
import { RATE_LIMITS } from './contract.ts';
import { INTRODUCTION } from './introduction.ts';
import { headerOf, operationOf } from './operation.ts';
import type { Documented } from './problems.ts';
import { securitySchemes } from './security-schemes.ts';
import { TAGS } from './tags.ts';
import { webhookMessages } from './webhook-messages.ts';

/** Of the contract, not of the program: it changes when integrators have to know. */
const VERSION = '1.0.0';

const isDocumented = (route: Route): route is Documented => route.contract !== undefined;

export interface DocumentOptions {
  /** Where tokens are had. */
  readonly tokenUrl?: string | undefined;
}

/** The OpenAPI 3.1 document, made from the schemas that check what comes in and type what goes out. */
export function openApiDocument(served: readonly Route[], { tokenUrl }: DocumentOptions): Json {
  const routes = served.filter(isDocumented);
  const components = new Components();
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operationOf(route, components) };
  }
  const webhooks = webhookMessages(components);
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
      securitySchemes: securitySchemes(tokenUrl),
    },
  };
}
