import { callerOf } from '../access/caller.ts';
import { ETAG, IF_MATCH } from '../openapi/contract.ts';
import { parseBody } from '../parse.ts';
import { Problem } from '../problem.ts';
import type { Route } from '../route.ts';
import { viewListAnswer } from './desk-answers.ts';
import type { DeskParts } from './desk-parts.ts';
import { ownerOfViews } from './owner-of-views.ts';
import { viewsSchema } from './view-schema.ts';

/** `PUT /v1/views`: saves all of one's lists, as far as no other window has done so meanwhile. */
export const saveViews = ({ views }: DeskParts): Route => ({
  method: 'put',
  path: '/v1/views',
  action: 'see-queues',
  contract: {
    name: 'saveViews',
    summary: 'Save lists of cases, all of yours at once',
    tag: 'caseworkers',
    headers: [{ ...IF_MATCH, says: 'the ETag of your lists as you saw them', required: true }],
    body: viewsSchema,
    answers: { 200: { says: 'as they then are', schema: viewListAnswer, headers: [ETAG] } },
    problems: { 412: ['views-changed'], 428: ['if-match-missing'] },
  },
  handler: async (request, response) => {
    const { data } = parseBody(viewsSchema, request);
    const seen = /^"(\d{1,9})"$/.exec(request.get('if-match') ?? '')?.[1];
    if (seen === undefined) throw ifMatchMissing();
    const saved = await views.replace(ownerOfViews(callerOf(response)), data, Number(seen));
    if (saved === undefined) throw viewsChanged();
    response.set('etag', `"${saved.revision}"`).json({ data: saved.views });
  },
});

const ifMatchMissing = (): Problem =>
  new Problem({
    status: 428,
    code: 'if-match-missing',
    title: 'Say which version you have seen',
    detail: 'Send `If-Match` with the ETag of `GET /v1/views`.',
  });

const viewsChanged = (): Problem =>
  new Problem({
    status: 412,
    code: 'views-changed',
    title: 'Your lists have changed meanwhile',
    detail: 'Another window of yours has saved them. Read them again, and save then.',
  });
