import { demandAllowed } from '../access/admit.ts';
import { callerOf } from '../access/caller.ts';
import { caseIdOf, sendCase } from '../answer-case.ts';
import { caseAnswer } from '../answers.ts';
import { BEING_OPENED, ETAG, IF_NONE_MATCH } from '../openapi/contract.ts';
import { notFound, Problem, unavailable } from '../problem.ts';
import { problemFor } from '../rejections.ts';
import type { StoredCase } from '../../store/reader.ts';
import type { ApiDependencies, Route } from '../route.ts';

/** `GET /v1/cases/{caseId}`. A case that is filed but not open yet answers `202`. */
export const getCase = ({ reader, messenger }: ApiDependencies): Route => ({
  method: 'get',
  path: '/v1/cases/:caseId',
  action: 'read-case',
  contract: {
    name: 'getCase',
    summary: 'Read a case',
    tag: 'cases',
    headers: [IF_NONE_MATCH],
    answers: {
      200: { says: 'the case', schema: caseAnswer, headers: [ETAG] },
      202: BEING_OPENED,
      304: { says: 'still as your `If-None-Match` has it', headers: [ETAG] },
    },
    problems: { 404: ['application-not-accepted'] },
  },
  handler: async (request, response) => {
    const caseId = caseIdOf(request);
    const caller = callerOf(response);
    const send = (stored: StoredCase): void => {
      // On the way in there may have been no file yet.
      demandAllowed(caller, 'read-case', stored.state);
      sendCase(response, 200, stored);
    };
    const stored = await reader.findCase(caseId);
    if (stored !== undefined) return send(stored);
    const filer = caller.kind === 'integrator' ? caller.clientId : undefined;
    const found = await messenger.lookUp(caseId, filer);
    switch (found.kind) {
      case 'opening':
        response.status(202).set('retry-after', '2').json({ caseId, stage: 'opening' });
        return;
      case 'unavailable':
        throw unavailable('Whether there is such a case can not be told now. Ask again.');
      case 'no-such-case': {
        // It may have been opened and ended between the two looks.
        const again = await reader.findCase(caseId);
        if (again === undefined) throw notFound('case');
        return send(again);
      }
      case 'refused': {
        const { body } = problemFor(found);
        throw new Problem({
          status: 404,
          code: 'application-not-accepted',
          title: 'The application was not accepted',
          detail:
            'There is no case, because the application was turned down; `because` says why. File it again, corrected.',
          extra: { because: body },
        });
      }
    }
  },
});
