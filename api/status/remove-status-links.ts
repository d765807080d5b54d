import { caseIdOf } from '../answer-case.ts';
import type { Route } from '../route.ts';
import type { StatusParts } from './status-parts.ts';

/** `DELETE /v1/cases/{caseId}/status-links`: ends every link of the case, because one has come to the wrong person. */
export const removeStatusLinks = ({ store }: StatusParts): Route => ({
  method: 'delete',
  path: '/v1/cases/:caseId/status-links',
  action: 'share-status',
  contract: {
    name: 'removeStatusLinks',
    summary: 'End every link of the case',
    tag: 'status',
    answers: { 204: { says: 'none of them leads anywhere any more' } },
  },
  handler: async (request, response) => {
    await store.removeAll(caseIdOf(request));
    response.status(204).end();
  },
});
