import { z } from 'zod';
import { SERVICES } from '../../domain/application.ts';
import { STAGES } from '../../domain/stages.ts';
import { CASE_ORDERS, orderedAt } from '../../store/reader.ts';
import { callerOf } from '../access/caller.ts';
import { caseInListFor } from '../access/shown-case.ts';
import { caseListAnswer, OUTCOMES, WAITING_FOR } from '../answers.ts';
import { decodePosition, encodePosition } from '../case-cursor.ts';
import { listOf } from '../cursors.ts';
import { pageCursor, pageLimit } from '../page-limit.ts';
import { parseQuery } from '../parse.ts';
import { officeName } from '../queues/office-name.ts';
import { filterOfQueue, QUEUES, usualOrderOf } from '../queues/queues.ts';
import { seenBy, workerName } from '../queues/seen-by.ts';
import type { ApiDependencies, Route } from '../route.ts';
import { text } from '../schemas.ts';

const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, `must be one of ${values.join(', ')}`).optional();

const yesOrNo = z
  .enum(['true', 'false'], 'must be true or false')
  .transform((value) => value === 'true')
  .optional();

const instant = z.iso
  .datetime({ offset: true, error: 'must be an RFC 3339 time' })
  .transform((value) => new Date(value))
  .optional();

const querySchema = z.strictObject({
  queue: oneOf(QUEUES).meta({ description: 'one of the queues of `GET /v1/queues`; further parameters narrow it' }),
  stage: z.enum(STAGES, `must be one of ${STAGES.join(', ')}`).optional(),
  outcome: oneOf(OUTCOMES),
  service: oneOf(SERVICES),
  office: officeName.optional(),
  assignee: text(100).optional(),
  assigned: yesOrNo.meta({ description: '`false`: cases that nobody has' }),
  waitingFor: oneOf(WAITING_FOR),
  stuck: yesOrNo,
  deadlineBefore: instant,
  dueAfter: instant,
  dueBefore: instant,
  openedAfter: instant,
  openedBefore: instant,
  outcomeAfter: instant,
  q: text(100).optional(),
  sort: z.enum(CASE_ORDERS, `must be one of ${CASE_ORDERS.join(', ')}`).optional(),
  cursor: pageCursor,
  limit: pageLimit(100),
});

/** `GET /v1/cases`: `{ data, nextCursor }`. A page is stable: a cursor goes on after the last case shown, not at a number. */
export const listCases = ({ reader, cursors }: ApiDependencies): Route => ({
  method: 'get',
  path: '/v1/cases',
  action: 'list-cases',
  contract: {
    name: 'listCases',
    summary: 'List and search cases',
    tag: 'cases',
    query: querySchema,
    answers: {
      200: { says: 'a page', schema: caseListAnswer },
    },
    problems: { 400: ['invalid-cursor'] },
  },
  handler: async (request, response) => {
    const { queue, sort, cursor, limit, ...asked } = parseQuery(querySchema, request);
    const order = sort ?? (queue === undefined ? '-updatedAt' : usualOrderOf(queue));
    const list = listOf(request, response);
    const after = cursor === undefined ? undefined : decodePosition(cursors, cursor, { list, order });
    // One more than asked for tells whether there is a next page.
    const caller = callerOf(response);
    const within = queue === undefined ? undefined : filterOfQueue(queue, workerName(caller), new Date().toISOString());
    const filters = { ...asked, ...seenBy(caller, asked), within };
    const found = await reader.listCases({ ...filters, order, after, limit: limit + 1 });
    const data = found.slice(0, limit);
    const last = data.at(-1);
    const nextCursor =
      found.length > limit && last !== undefined
        ? encodePosition(cursors, { order, at: orderedAt(last.state, order), caseId: last.state.caseId }, list)
        : null;
    response.json({ data: data.map((stored) => caseInListFor(caller, stored)), nextCursor });
  },
});
