import type { Route } from '../route.ts';

/** `GET /openapi.json`: the contract of this api, as OpenAPI 3.1. */
export const getOpenApi = (document: object): Route => ({
  method: 'get',
  path: '/openapi.json',
  action: 'public',
  handler: (_request, response) => {
    response.set('cache-control', 'public, max-age=60').json(document);
  },
});
