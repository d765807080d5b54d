import type { DocumentOptions } from '../openapi/document.ts';
import type { Route } from '../route.ts';

interface Reference {
  readonly documentFor: (options: DocumentOptions) => object;
  /** Asked when somebody reads the document, because the provider needn't be there when this api starts. */
  readonly findTokenUrl?: (() => Promise<string | undefined>) | undefined;
}

/** `GET /openapi.json`: the contract of this api, as OpenAPI 3.1. */
export const getOpenApi = ({ documentFor, findTokenUrl }: Reference): Route => {
  const documents = new Map<string | undefined, object>();
  return {
    method: 'get',
    path: '/openapi.json',
    action: 'public',
    handler: async (_request, response) => {
      const tokenUrl = await findTokenUrl?.();
      const document = documents.get(tokenUrl) ?? documentFor({ tokenUrl });
      documents.set(tokenUrl, document);
      response.set('cache-control', 'public, max-age=60').json(document);
    },
  };
};
