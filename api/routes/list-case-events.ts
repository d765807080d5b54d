import { eventListAnswer } from '../answers.ts';
import { callerOf } from '../access/caller.ts';
import { redact, redactionFor } from '../access/redact.ts';
import { caseIdOf, getStoredCase } from '../answer-case.ts';
import { eventView } from '../case-view.ts';
import type { ApiDependencies, Route } from '../route.ts';

/** `GET /v1/cases/{caseId}/events`: the audit trail, oldest first. */
export const listCaseEvents = (dependencies: ApiDependencies): Route => ({
  method: 'get',
  path: '/v1/cases/:caseId/events',
  action: 'read-whole-case',
  contract: {
    name: 'listCaseEvents',
    summary: 'Read the audit trail of a case, oldest first',
    tag: 'cases',
    answers: {
      200: { says: 'all events', schema: eventListAnswer },
    },
  },
  handler: async (request, response) => {
    const { state } = await getStoredCase(dependencies, caseIdOf(request));
    const events = await dependencies.reader.listEvents(state.caseId);
    response.json({ data: redact(events.map(eventView), redactionFor(callerOf(response))) });
  },
});
