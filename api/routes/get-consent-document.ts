import { z } from 'zod';
import { ANSWERS, consentDocument } from '../../domain/consent-document.ts';
import { findConsent } from '../../domain/messages.ts';
import { caseIdOf, getStoredCase } from '../answer-case.ts';
import { parseQuery } from '../parse.ts';
import { notFound } from '../problem.ts';
import type { ApiDependencies, Route } from '../route.ts';

const querySchema = z.strictObject({
  answer: z.enum(ANSWERS, `must be one of ${ANSWERS.join(', ')}`).default('give'),
});

/** `GET /v1/cases/{caseId}/consents/{consentId}/document`: the exact bytes to sign (R13), for `?answer=` give, decline or revoke. */
export const getConsentDocument = (dependencies: ApiDependencies): Route => ({
  method: 'get',
  path: '/v1/cases/:caseId/consents/:consentId/document',
  handler: async (request, response) => {
    const { answer } = parseQuery(querySchema, request);
    const { state } = await getStoredCase(dependencies, caseIdOf(request));
    const consent = findConsent(state, String(request.params['consentId']));
    if (consent === undefined) throw notFound('consent');
    const bytes = Buffer.from(consentDocument(state, consent, answer));
    // Octets, so that nobody on the way re-encodes what is to be signed.
    response.set({ 'content-type': 'application/octet-stream', 'cache-control': 'no-store' }).send(bytes);
  },
});
