// Written by `npm run openapi` from the contracts of api/: change those instead.
import type { Call } from './call.ts';
import type * as shapes from './shapes.ts';

/** A method for each call of the api. */
export const operationsOf = (call: Call) => ({
  /** Have a one-time password sent to the applicant (R12): `POST /v1/one-time-passwords` */
  sendOneTimePassword: ({ body }: { body: shapes.PasswordRequest }) =>
    call<{ 202: shapes.PasswordSent }>({ method: 'POST', path: '/v1/one-time-passwords', body }),
  /** File an application: `POST /v1/applications` */
  fileApplication: ({
    idempotencyKey = crypto.randomUUID(),
    body,
  }: {
    idempotencyKey?: string | undefined;
    body: shapes.Filing;
  }) =>
    call<{ 201: shapes.Case; 202: shapes.CaseBeingOpened }>({
      method: 'POST',
      path: '/v1/applications',
      headers: { 'Idempotency-Key': idempotencyKey },
      body,
    }),
  /** List and search cases: `GET /v1/cases` */
  listCases: ({
    query,
  }: {
    query?: {
      queue?:
        'mine' | 'awaiting-consent' | 'due-soon' | 'overdue' | 'in-review' | 'stuck' | 'registered-today' | undefined;
      stage?:
        | 'opening'
        | 'awaiting-consent'
        | 'awaiting-objections'
        | 'checking-ownership'
        | 'in-review'
        | 'registering'
        | 'registered'
        | 'closed'
        | undefined;
      outcome?: 'registered' | 'withdrawn' | 'refused' | 'declined' | 'expired' | 'cancelled' | undefined;
      service?: 'permanent-residence' | 'temporary-stay' | 'owner-withdrawal' | 'departure-abroad' | undefined;
      office?: string | undefined;
      assignee?: string | undefined;
      assigned?: 'true' | 'false' | undefined;
      waitingFor?: 'owner' | 'applicant' | 'caseworker' | 'registry' | 'worker' | undefined;
      stuck?: 'true' | 'false' | undefined;
      deadlineBefore?: string | undefined;
      dueAfter?: string | undefined;
      dueBefore?: string | undefined;
      openedAfter?: string | undefined;
      openedBefore?: string | undefined;
      outcomeAfter?: string | undefined;
      q?: string | undefined;
      sort?:
        | 'updatedAt'
        | '-updatedAt'
        | 'openedAt'
        | '-openedAt'
        | 'deadlineAt'
        | '-deadlineAt'
        | 'dueAt'
        | '-dueAt'
        | 'outcomeAt'
        | '-outcomeAt'
        | undefined;
      cursor?: string | undefined;
      limit?: number | undefined;
    };
  } = {}) => call<{ 200: shapes.CaseList }>({ method: 'GET', path: '/v1/cases', query }),
  /** Count what staff have to do: `GET /v1/queues` */
  listQueues: () => call<{ 200: shapes.QueueList }>({ method: 'GET', path: '/v1/queues' }),
  /** See how the work goes, in figures: `GET /v1/overview` */
  getOverview: ({ query }: { query?: { office?: string | undefined; days?: number | undefined } } = {}) =>
    call<{ 200: shapes.Overview }>({ method: 'GET', path: '/v1/overview', query }),
  /** Read a case: `GET /v1/cases/{caseId}` */
  getCase: ({ caseId, ifNoneMatch }: { caseId: string; ifNoneMatch?: string | undefined }) =>
    call<{ 200: shapes.Case; 202: shapes.CaseBeingOpened; 304: undefined }>({
      method: 'GET',
      path: `/v1/cases/${encodeURIComponent(caseId)}`,
      headers: { 'If-None-Match': ifNoneMatch },
    }),
  /** Read the audit trail of a case, oldest first: `GET /v1/cases/{caseId}/events` */
  listCaseEvents: ({ caseId }: { caseId: string }) =>
    call<{ 200: shapes.EventList }>({ method: 'GET', path: `/v1/cases/${encodeURIComponent(caseId)}/events` }),
  /** Have the address certificate drawn (R22): `GET /v1/cases/{caseId}/certificate` */
  getCaseCertificate: ({ caseId, query }: { caseId: string; query?: { language?: 'kk' | 'ru' | 'en' | undefined } }) =>
    call<{ 200: Uint8Array }>({ method: 'GET', path: `/v1/cases/${encodeURIComponent(caseId)}/certificate`, query }),
  /** Verify an address certificate (R22): `GET /v1/certificates/{code}` */
  verifyCertificate: ({ code }: { code: string }) =>
    call<{ 200: shapes.CertificateStatus }>({ method: 'GET', path: `/v1/certificates/${encodeURIComponent(code)}` }),
  /** Get the exact bytes that a consenter signs (R13): `GET /v1/cases/{caseId}/consents/{consentId}/document` */
  getConsentDocument: ({
    caseId,
    consentId,
    query,
  }: {
    caseId: string;
    consentId: string;
    query?: { answer?: 'give' | 'decline' | 'revoke' | undefined; powerOfAttorneyId?: string | undefined };
  }) =>
    call<{ 200: Uint8Array }>({
      method: 'GET',
      path: `/v1/cases/${encodeURIComponent(caseId)}/consents/${encodeURIComponent(consentId)}/document`,
      query,
    }),
  /** Give or decline a consent (R9–R15): `POST /v1/cases/{caseId}/consents/{consentId}/decision` */
  decideConsent: ({ caseId, consentId, body }: { caseId: string; consentId: string; body: shapes.ConsentDecision }) =>
    call<{ 200: shapes.Case; 202: shapes.Case }>({
      method: 'POST',
      path: `/v1/cases/${encodeURIComponent(caseId)}/consents/${encodeURIComponent(consentId)}/decision`,
      body,
    }),
  /** Take a consent back (R14): `POST /v1/cases/{caseId}/consents/{consentId}/revocation` */
  revokeConsent: ({ caseId, consentId, body }: { caseId: string; consentId: string; body: shapes.ConsentRevocation }) =>
    call<{ 200: shapes.Case; 202: shapes.Case }>({
      method: 'POST',
      path: `/v1/cases/${encodeURIComponent(caseId)}/consents/${encodeURIComponent(consentId)}/revocation`,
      body,
    }),
  /** Get the exact bytes that an objector signs (R23): `POST /v1/cases/{caseId}/objections/{objectionId}/document` */
  wordObjection: ({
    caseId,
    objectionId,
    body,
  }: {
    caseId: string;
    objectionId: string;
    body: shapes.ObjectionWords;
  }) =>
    call<{ 200: Uint8Array }>({
      method: 'POST',
      path: `/v1/cases/${encodeURIComponent(caseId)}/objections/${encodeURIComponent(objectionId)}/document`,
      body,
    }),
  /** Object to a withdrawal (R23): `POST /v1/cases/{caseId}/objections/{objectionId}` */
  raiseObjection: ({ caseId, objectionId, body }: { caseId: string; objectionId: string; body: shapes.NewObjection }) =>
    call<{ 200: shapes.Case; 202: shapes.Case }>({
      method: 'POST',
      path: `/v1/cases/${encodeURIComponent(caseId)}/objections/${encodeURIComponent(objectionId)}`,
      body,
    }),
  /** Get the exact bytes that end a stay (R20): `POST /v1/cases/{caseId}/stay-end/document` */
  wordStayEnd: ({ caseId, body }: { caseId: string; body: shapes.StayEndWords }) =>
    call<{ 200: Uint8Array }>({
      method: 'POST',
      path: `/v1/cases/${encodeURIComponent(caseId)}/stay-end/document`,
      body,
    }),
  /** End a temporary stay before its last day (R20): `POST /v1/cases/{caseId}/stay-end` */
  endStay: ({ caseId, body }: { caseId: string; body: shapes.StayEnd }) =>
    call<{ 200: shapes.Case; 202: shapes.Case }>({
      method: 'POST',
      path: `/v1/cases/${encodeURIComponent(caseId)}/stay-end`,
      body,
    }),
  /** Cancel an application: `POST /v1/cases/{caseId}/cancellation` */
  cancelApplication: ({ caseId, body }: { caseId: string; body: shapes.Cancellation }) =>
    call<{ 200: shapes.Case; 202: shapes.Case }>({
      method: 'POST',
      path: `/v1/cases/${encodeURIComponent(caseId)}/cancellation`,
      body,
    }),
  /** Decide a review (R17): `POST /v1/cases/{caseId}/review` */
  reviewCase: ({
    caseId,
    ifMatch,
    body,
  }: {
    caseId: string;
    ifMatch?: string | undefined;
    body: shapes.ReviewDecision;
  }) =>
    call<{ 200: shapes.Case; 202: shapes.Case }>({
      method: 'POST',
      path: `/v1/cases/${encodeURIComponent(caseId)}/review`,
      headers: { 'If-Match': ifMatch },
      body,
    }),
  /** Give the consenters more time (R15): `PUT /v1/cases/{caseId}/deadline` */
  extendDeadline: ({
    caseId,
    ifMatch,
    body,
  }: {
    caseId: string;
    ifMatch?: string | undefined;
    body: shapes.DeadlineExtension;
  }) =>
    call<{ 200: shapes.Case; 202: shapes.Case }>({
      method: 'PUT',
      path: `/v1/cases/${encodeURIComponent(caseId)}/deadline`,
      headers: { 'If-Match': ifMatch },
      body,
    }),
  /** Give a case to a member of staff, or to nobody: `PUT /v1/cases/{caseId}/assignee` */
  assignCase: ({ caseId, ifMatch, body }: { caseId: string; ifMatch?: string | undefined; body: shapes.Assignment }) =>
    call<{ 200: shapes.Case; 202: shapes.Case }>({
      method: 'PUT',
      path: `/v1/cases/${encodeURIComponent(caseId)}/assignee`,
      headers: { 'If-Match': ifMatch },
      body,
    }),
  /** Write something down for colleagues: `POST /v1/cases/{caseId}/notes` */
  addNote: ({
    caseId,
    idempotencyKey = crypto.randomUUID(),
    body,
  }: {
    caseId: string;
    idempotencyKey?: string | undefined;
    body: shapes.NewNote;
  }) =>
    call<{ 200: shapes.Case; 202: shapes.Case }>({
      method: 'POST',
      path: `/v1/cases/${encodeURIComponent(caseId)}/notes`,
      headers: { 'Idempotency-Key': idempotencyKey },
      body,
    }),
  /** Remind somebody whose consent is awaited: `POST /v1/cases/{caseId}/reminders` */
  remindConsenter: ({ caseId, body }: { caseId: string; body: shapes.NewReminder }) =>
    call<{ 200: shapes.Case; 202: shapes.Case }>({
      method: 'POST',
      path: `/v1/cases/${encodeURIComponent(caseId)}/reminders`,
      body,
    }),
  /** Look up where somebody lives (R3): `GET /v1/residents/{iin}/residence` */
  findResidence: ({ iin }: { iin: string }) =>
    call<{ 200: shapes.Whereabouts }>({ method: 'GET', path: `/v1/residents/${encodeURIComponent(iin)}/residence` }),
  /** Look up who lives in a dwelling: `GET /v1/dwellings/{rka}/residents` */
  listResidents: ({
    rka,
    query,
  }: {
    rka: string;
    query?: { cursor?: string | undefined; limit?: number | undefined };
  }) =>
    call<{ 200: shapes.ResidentList }>({
      method: 'GET',
      path: `/v1/dwellings/${encodeURIComponent(rka)}/residents`,
      query,
    }),
  /** List the grounds on which an application is refused (R29): `GET /v1/grounds` */
  listGrounds: () => call<{ 200: shapes.GroundList }>({ method: 'GET', path: '/v1/grounds' }),
  /** Whether the process lives: `GET /healthz` */
  getHealth: () => call<{ 200: shapes.Health }>({ method: 'GET', path: '/healthz' }),
  /** Whether the api can serve: `GET /readyz` */
  getReadiness: () => call<{ 200: shapes.Readiness; 503: shapes.Readiness }>({ method: 'GET', path: '/readyz' }),
  /** Subscribe to what happens in your cases: `POST /v1/webhooks` */
  createWebhook: ({
    idempotencyKey = crypto.randomUUID(),
    body,
  }: {
    idempotencyKey?: string | undefined;
    body: shapes.NewWebhook;
  }) =>
    call<{ 201: shapes.WebhookWithSecret }>({
      method: 'POST',
      path: '/v1/webhooks',
      headers: { 'Idempotency-Key': idempotencyKey },
      body,
    }),
  /** List your webhooks, oldest first: `GET /v1/webhooks` */
  listWebhooks: () => call<{ 200: shapes.WebhookList }>({ method: 'GET', path: '/v1/webhooks' }),
  /** Read a webhook: `GET /v1/webhooks/{webhookId}` */
  getWebhook: ({ webhookId }: { webhookId: string }) =>
    call<{ 200: shapes.Webhook }>({ method: 'GET', path: `/v1/webhooks/${encodeURIComponent(webhookId)}` }),
  /** Change a webhook, or switch it off and on: `PATCH /v1/webhooks/{webhookId}` */
  changeWebhook: ({ webhookId, body }: { webhookId: string; body: shapes.WebhookChange }) =>
    call<{ 200: shapes.Webhook }>({ method: 'PATCH', path: `/v1/webhooks/${encodeURIComponent(webhookId)}`, body }),
  /** Remove a webhook and its log: `DELETE /v1/webhooks/{webhookId}` */
  removeWebhook: ({ webhookId }: { webhookId: string }) =>
    call<{ 204: undefined }>({ method: 'DELETE', path: `/v1/webhooks/${encodeURIComponent(webhookId)}` }),
  /** Have a new secret made: `POST /v1/webhooks/{webhookId}/secret` */
  replaceWebhookSecret: ({
    webhookId,
    idempotencyKey = crypto.randomUUID(),
    body,
  }: {
    webhookId: string;
    idempotencyKey?: string | undefined;
    body: shapes.SecretReplacement;
  }) =>
    call<{ 200: shapes.WebhookSecret }>({
      method: 'POST',
      path: `/v1/webhooks/${encodeURIComponent(webhookId)}/secret`,
      headers: { 'Idempotency-Key': idempotencyKey },
      body,
    }),
  /** Have a message of type `webhook.test` sent: `POST /v1/webhooks/{webhookId}/test` */
  testWebhook: ({
    webhookId,
    idempotencyKey = crypto.randomUUID(),
  }: {
    webhookId: string;
    idempotencyKey?: string | undefined;
  }) =>
    call<{ 202: shapes.Delivery }>({
      method: 'POST',
      path: `/v1/webhooks/${encodeURIComponent(webhookId)}/test`,
      headers: { 'Idempotency-Key': idempotencyKey },
    }),
  /** Read what was sent and what came of it, newest first: `GET /v1/webhooks/{webhookId}/deliveries` */
  listDeliveries: ({
    webhookId,
    query,
  }: {
    webhookId: string;
    query?: {
      status?: 'pending' | 'delivered' | 'failed' | undefined;
      cursor?: string | undefined;
      limit?: number | undefined;
    };
  }) =>
    call<{ 200: shapes.DeliveryList }>({
      method: 'GET',
      path: `/v1/webhooks/${encodeURIComponent(webhookId)}/deliveries`,
      query,
    }),
  /** Read what came of a message: `GET /v1/webhooks/{webhookId}/deliveries/{deliveryId}` */
  getDelivery: ({ webhookId, deliveryId }: { webhookId: string; deliveryId: string }) =>
    call<{ 200: shapes.Delivery }>({
      method: 'GET',
      path: `/v1/webhooks/${encodeURIComponent(webhookId)}/deliveries/${encodeURIComponent(deliveryId)}`,
    }),
  /** Send a message again, under the same `webhook-id`: `POST /v1/webhooks/{webhookId}/deliveries/{deliveryId}/redelivery` */
  redeliver: ({ webhookId, deliveryId }: { webhookId: string; deliveryId: string }) =>
    call<{ 202: shapes.Delivery }>({
      method: 'POST',
      path: `/v1/webhooks/${encodeURIComponent(webhookId)}/deliveries/${encodeURIComponent(deliveryId)}/redelivery`,
    }),
  /** Make a link by which a consenter answers: `POST /v1/cases/{caseId}/consents/{consentId}/invitations` */
  inviteConsenter: ({ caseId, consentId }: { caseId: string; consentId: string }) =>
    call<{ 201: shapes.NewInvitation }>({
      method: 'POST',
      path: `/v1/cases/${encodeURIComponent(caseId)}/consents/${encodeURIComponent(consentId)}/invitations`,
    }),
  /** See what an invitation is about, and what proves who you are: `POST /v1/invitations/open` */
  openInvitation: ({ body }: { body: shapes.InvitationSecret }) =>
    call<{ 200: shapes.OpenedInvitation }>({ method: 'POST', path: '/v1/invitations/open', body }),
  /** Prove that the invitation is for you: `POST /v1/invitations/identify` */
  identifyInvitee: ({ body }: { body: shapes.Identification }) =>
    call<{ 200: shapes.Identified }>({ method: 'POST', path: '/v1/invitations/identify', body }),
  /** See who wants to be registered where: `GET /v1/invitation` */
  showInvitation: () => call<{ 200: shapes.Invitation }>({ method: 'GET', path: '/v1/invitation' }),
  /** End the session of an invitation: `DELETE /v1/invitation` */
  leaveInvitation: () => call<{ 204: undefined }>({ method: 'DELETE', path: '/v1/invitation' }),
  /** Get the exact bytes to sign (R13): `GET /v1/invitation/document` */
  getInvitationDocument: ({ query }: { query?: { answer?: 'give' | 'decline' | undefined } } = {}) =>
    call<{ 200: Uint8Array }>({ method: 'GET', path: '/v1/invitation/document', query }),
  /** Give or decline the consent (R9–R15): `POST /v1/invitation/decision` */
  decideAsInvitee: ({ body }: { body: shapes.InviteeDecision }) =>
    call<{ 200: shapes.DecidedInvitation; 202: shapes.DecidedInvitation }>({
      method: 'POST',
      path: '/v1/invitation/decision',
      body,
    }),
  /** Make a link by which the applicant sees how the case stands: `POST /v1/cases/{caseId}/status-links` */
  createStatusLink: ({
    caseId,
    idempotencyKey = crypto.randomUUID(),
  }: {
    caseId: string;
    idempotencyKey?: string | undefined;
  }) =>
    call<{ 201: shapes.NewStatusLink }>({
      method: 'POST',
      path: `/v1/cases/${encodeURIComponent(caseId)}/status-links`,
      headers: { 'Idempotency-Key': idempotencyKey },
    }),
  /** End every link of the case: `DELETE /v1/cases/{caseId}/status-links` */
  removeStatusLinks: ({ caseId }: { caseId: string }) =>
    call<{ 204: undefined }>({ method: 'DELETE', path: `/v1/cases/${encodeURIComponent(caseId)}/status-links` }),
  /** See how a case stands, by its link: `POST /v1/status` */
  showStatus: ({ body }: { body: shapes.StatusSecret }) =>
    call<{ 200: shapes.Status }>({ method: 'POST', path: '/v1/status', body }),
  /** Ask what you may do with a case now: `GET /v1/cases/{caseId}/actions` */
  listActions: ({ caseId }: { caseId: string }) =>
    call<{ 200: shapes.ActionList }>({ method: 'GET', path: `/v1/cases/${encodeURIComponent(caseId)}/actions` }),
  /** See what proved the answers in a case: `GET /v1/cases/{caseId}/evidence` */
  listEvidence: ({ caseId }: { caseId: string }) =>
    call<{ 200: shapes.EvidenceList }>({ method: 'GET', path: `/v1/cases/${encodeURIComponent(caseId)}/evidence` }),
  /** Take the exact bytes that were signed (R13): `GET /v1/cases/{caseId}/evidence/{evidenceId}/document` */
  getEvidenceDocument: ({ caseId, evidenceId }: { caseId: string; evidenceId: string }) =>
    call<{ 200: Uint8Array }>({
      method: 'GET',
      path: `/v1/cases/${encodeURIComponent(caseId)}/evidence/${encodeURIComponent(evidenceId)}/document`,
    }),
  /** Take a signature as it came (R12): `GET /v1/cases/{caseId}/evidence/{evidenceId}/signature` */
  getEvidenceSignature: ({ caseId, evidenceId }: { caseId: string; evidenceId: string }) =>
    call<{ 200: Uint8Array }>({
      method: 'GET',
      path: `/v1/cases/${encodeURIComponent(caseId)}/evidence/${encodeURIComponent(evidenceId)}/signature`,
    }),
  /** List the colleagues to whom a case can be given: `GET /v1/staff` */
  listStaff: () => call<{ 200: shapes.StaffList }>({ method: 'GET', path: '/v1/staff' }),
  /** Say that you look at a case, and hear who else does: `PUT /v1/presence` */
  announcePresence: ({ body }: { body: shapes.PresenceAnnouncement }) =>
    call<{ 200: shapes.Presence }>({ method: 'PUT', path: '/v1/presence', body }),
  /** Read the lists of cases that you have saved: `GET /v1/views` */
  listViews: () => call<{ 200: shapes.ViewList }>({ method: 'GET', path: '/v1/views' }),
  /** Save lists of cases, all of yours at once: `PUT /v1/views` */
  saveViews: ({ ifMatch, body }: { ifMatch?: string | undefined; body: shapes.Views }) =>
    call<{ 200: shapes.ViewList }>({ method: 'PUT', path: '/v1/views', headers: { 'If-Match': ifMatch }, body }),
  /** Look up a person who is at the counter: `GET /v1/people/{iin}` */
  findPerson: ({ iin }: { iin: string }) =>
    call<{ 200: shapes.Person }>({ method: 'GET', path: `/v1/people/${encodeURIComponent(iin)}` }),
  /** Look up a dwelling, its owners and what encumbers it: `GET /v1/dwellings/{rka}` */
  findDwelling: ({ rka }: { rka: string }) =>
    call<{ 200: shapes.Dwelling }>({ method: 'GET', path: `/v1/dwellings/${encodeURIComponent(rka)}` }),
});
