import { z } from 'zod';
import { SERVICES } from '../../domain/application.ts';
import { STAGES } from '../../domain/stages.ts';
import { CASE_ORDERS, orderedAt } from '../../store/reader.ts';
import { type Caller, callerOf } from '../access/caller.ts';
import { redact, redactionForLists } from '../access/redact.ts';
import { caseListAnswer, OUTCOMES, WAITING_FOR } from '../answers.ts';
import { caseView } from '../case-view.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import { pageCursor, pageLimit } from '../page-limit.ts';
import { parseQuery } from '../parse.ts';
import type { ApiDependencies, Route } from '../route.ts';
import { text } from '../schemas.ts';

const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, `must be one of ${values.join(', ')}`).optional();

const querySchema = z.strictObject({
  stage: z.enum(STAGES, `must be one of ${STAGES.join(', ')}`).optional(),
  outcome: oneOf(OUTCOMES),
  service: oneOf(SERVICES),
  office: z
    .string()
    .regex(/^[a-z-]{1,40}$/, 'must be the name of an office, e.g. almaty')
    .optional(),
  assignee: text(100).optional(),
  waitingFor: oneOf(WAITING_FOR),
  stuck: z
    .enum(['true', 'false'], 'must be true or false')
    .transform((value) => value === 'true')
    .optional(),
  deadlineBefore: z.iso
    .datetime({ offset: true, error: 'must be an RFC 3339 time' })
    .transform((value) => new Date(value))
    .optional(),
  q: text(100).optional(),
  sort: z.enum(CASE_ORDERS, `must be one of ${CASE_ORDERS.join(', ')}`).default('-updatedAt'),
  cursor: pageCursor,
  limit: pageLimit(100),
});

/** `GET /v1/cases`: `{ data, nextCursor }`. A page is stable: a cursor goes on after the last case shown, not at a number. */
export const listCases = ({ reader }: ApiDependencies): Route => ({
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
    const { sort: order, cursor, limit, ...filters } = parseQuery(querySchema, request);
    const after = cursor === undefined ? undefined : decodeCursor(cursor, order);
    // One more than asked for tells whether there is a next page.
    const caller = callerOf(response);
    const found = await reader.listCases({ ...filters, ...seenBy(caller, filters), order, after, limit: limit + 1 });
    const data = found.slice(0, limit);
    const last = data.at(-1);
    const nextCursor =
      found.length > limit && last !== undefined
        ? encodeCursor({ order, at: orderedAt(last, order), caseId: last.state.caseId })
        : null;
    response.json({ data: redact(data.map(caseView), redactionForLists(caller)), nextCursor });
  },
});

/** What a caller's list is narrowed to, whatever it asks for: an integrator's own cases, an office's own. */
function seenBy(caller: Caller, { office }: { readonly office?: string | undefined }) {
  if (caller.kind === 'anybody') return {};
  if (caller.kind === 'integrator') return { client: caller.clientId };
  const seesAll = caller.office === null || caller.roles.some((role) => role === 'auditor' || role === 'ops');
  if (seesAll || office === caller.office) return {};
  // Somebody who asks for another office's cases gets none, not all of their own.
  return { office: office === undefined ? (caller.office ?? undefined) : '' };
}
