import { callerOf } from '../access/caller.ts';
import { ETAG } from '../openapi/contract.ts';
import type { Route } from '../route.ts';
import { viewListAnswer } from './desk-answers.ts';
import type { DeskParts } from './desk-parts.ts';
import { ownerOfViews } from './owner-of-views.ts';

/** `GET /v1/views`: the lists of cases that one has saved. */
export const listViews = ({ views }: DeskParts): Route => ({
  method: 'get',
  path: '/v1/views',
  action: 'see-queues',
  contract: {
    name: 'listViews',
    summary: 'Read the lists of cases that you have saved',
    tag: 'caseworkers',
    answers: { 200: { says: 'in your order', schema: viewListAnswer, headers: [ETAG] } },
  },
  handler: async (_request, response) => {
    const saved = await views.find(ownerOfViews(callerOf(response)));
    response.set('etag', `"${saved.revision}"`).json({ data: saved.views });
  },
});
