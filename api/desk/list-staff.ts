import { callerOf } from '../access/caller.ts';
import type { Route } from '../route.ts';
import { staffListAnswer } from './desk-answers.ts';
import type { DeskParts } from './desk-parts.ts';

/** `GET /v1/staff`: the colleagues to whom a case can be handed over. */
export const listStaff = ({ directory }: DeskParts): Route => ({
  method: 'get',
  path: '/v1/staff',
  action: 'see-queues',
  contract: {
    name: 'listStaff',
    summary: 'List the colleagues to whom a case can be given',
    description: 'Of your office and of the whole country: those who have signed in within the last 90 days.',
    tag: 'caseworkers',
    answers: { 200: { says: 'by name', schema: staffListAnswer } },
  },
  handler: async (_request, response) => {
    const caller = callerOf(response);
    response.json({ data: await directory.list(caller.kind === 'staff' ? caller.office : null) });
  },
});
