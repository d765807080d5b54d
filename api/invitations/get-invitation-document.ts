import { consentDocument } from '../../domain/consent-document.ts';
import { BYTES_TO_SIGN } from '../openapi/contract.ts';
import { parseQuery } from '../parse.ts';
import type { Route } from '../route.ts';
import { sendDocument } from '../send-document.ts';
import type { InvitationParts } from './invitation-parts.ts';
import { inviteeDocumentQuery } from './invitation-schemas.ts';
import { getInvitee } from './invitee.ts';

/** `GET /v1/invitation/document`: the exact bytes that the consenter signs (R13), under the powers by which they are here. */
export const getInvitationDocument = (parts: InvitationParts): Route => ({
  method: 'get',
  path: '/v1/invitation/document',
  action: 'public',
  contract: {
    name: 'getInvitationDocument',
    summary: 'Get the exact bytes to sign (R13)',
    tag: 'invitations',
    query: inviteeDocumentQuery,
    answers: BYTES_TO_SIGN,
    problems: { 403: ['not-identified'] },
  },
  handler: async (request, response) => {
    const { answer } = parseQuery(inviteeDocumentQuery, request);
    const { stored, consent, session } = await getInvitee(parts, request, 'get-invitation-document');
    sendDocument(response, consentDocument(stored.state, consent, answer, session.powerOfAttorneyId ?? undefined));
  },
});
