import type { Request } from 'express';
import { z } from 'zod';
import { LIVE_TYPES } from '../../domain/webhooks.ts';
import type { EventPosition } from '../../store/event-position.ts';
import { denialOf } from '../access/access-policy.ts';
import { type Caller, callerOf } from '../access/caller.ts';
import { liveEventAnswer } from '../answers.ts';
import { parseQuery } from '../parse.ts';
import type { Route } from '../route.ts';
import type { EventParts } from './event-parts.ts';
import type { LiveEvent } from './live-event.ts';
import { openStream } from './open-stream.ts';

const querySchema = z.strictObject({
  caseId: z
    .uuid('must be the id of a case')
    .transform((caseId) => caseId.toLowerCase())
    .optional()
    .meta({ description: 'only of this case' }),
  type: z
    .enum(LIVE_TYPES, `must be one of ${LIVE_TYPES.join(', ')}`)
    .optional()
    .meta({ description: 'only of this type' }),
  lastEventId: z
    .string()
    .optional()
    .meta({ description: 'where `Last-Event-ID` can not be set; the header counts where both are there' }),
});
type Wishes = z.infer<typeof querySchema>;

const LAST_EVENT_ID = {
  name: 'Last-Event-ID',
  says: 'the id of the last event that you have: what came behind it comes first',
  required: false,
  example: 'k1:8Jp0c2ZkQ1',
} as const;

const DESCRIPTION = `
Server-sent events: what happens in the cases that you may read, as it is committed, in order for each case. Each event is as thin as a
webhook's message; fetch the case to see more. Every so often comes a comment, or an \`id\` alone.

Connections end: when the api is released anew, when the token or the session is over, when you read too slowly. Come back with the last \`id\`
that you have, and nothing is left out. \`stream.reset\` says that the database no longer knows what came behind it: read your lists again.
`.trim();

/** `GET /v1/events`: what happens, as it happens. */
export const followEvents = (parts: EventParts): Route => ({
  method: 'get',
  path: '/v1/events',
  action: 'list-cases',
  isAutomatic: true,
  contract: {
    name: 'followEvents',
    summary: 'Follow what happens in cases, live',
    description: DESCRIPTION,
    tag: 'cases',
    query: querySchema,
    headers: [LAST_EVENT_ID],
    answers: {
      200: {
        says: 'a stream without end; the `data` of each of its events',
        schema: liveEventAnswer,
        mediaType: 'text/event-stream',
      },
    },
    problems: { 400: ['invalid-last-event-id'], 429: ['too-many-streams'] },
  },
  handler: async (request, response) => {
    const wishes = parseQuery(querySchema, request);
    const after = positionIn(request, wishes, parts);
    const caller = callerOf(response);
    response.set({ 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' }).type('text/event-stream');
    if (request.method === 'HEAD') return void response.end();
    const place = parts.streams.enter(caller);
    response.once('close', () => place.leave());
    await openStream(parts, { request, response, place, shownOf: shownTo(caller, wishes), after });
  },
});

function positionIn(request: Request, { lastEventId }: Wishes, { ids }: EventParts): EventPosition | undefined {
  const id = request.get('last-event-id') ?? lastEventId;
  return id === undefined || id === '' ? undefined : ids.open(id);
}

const shownTo =
  (caller: Caller, { caseId, type }: Wishes) =>
  (event: LiveEvent): LiveEvent['messages'] => {
    if (caseId !== undefined && event.caseId !== caseId) return [];
    if (denialOf(caller, 'read-case', event.target) !== undefined) return [];
    return type === undefined ? event.messages : event.messages.filter((message) => message.type === type);
  };
