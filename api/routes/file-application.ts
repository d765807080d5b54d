import type { Response } from 'express';
import type { Application, Caseworker } from '../../domain/application.ts';
import { registrantsOf } from '../../domain/eligibility.ts';
import { rejectEvidenceShape } from '../../domain/signature-profile.ts';
import { type Caller, callerOf, clientIdOf } from '../access/caller.ts';
import { sendCase } from '../answer-case.ts';
import { caseAnswer } from '../answers.ts';
import { applicationDigestOf } from '../digests.ts';
import { idempotencyKeyOf, idOfKey } from '../idempotency-key.ts';
import { SIGNED_BODY_LIMIT_BYTES } from '../middleware/read-json.ts';
import { BEING_OPENED, ETAG, IDEMPOTENCY_KEY, LOCATION } from '../openapi/contract.ts';
import { APPLICATIONS } from '../openapi/request-examples.ts';
import { parseBody } from '../parse.ts';
import { Problem, unavailable } from '../problem.ts';
import { rejectUnfit, UNFIT_CODES } from '../reject-unfit.ts';
import { evidenceRejected, otherApplication, problemFor, rejectionProblem } from '../rejections.ts';
import type { ApiDependencies, Route } from '../route.ts';
import { filingSchema } from '../schemas.ts';
import type { StoredCase } from '../../store/reader.ts';

/** Name space of case ids (UUIDv5): the same client and key always mean the same case. */
const CASE_IDS = '4f1c8d6e-6a53-4b5e-9a39-0f6de1b1c7a2';

export const caseIdFor = (client: string, key: string): string => idOfKey(CASE_IDS, client, key);

/** `POST /v1/applications`: files an application; the same `Idempotency-Key` always gets the same case. */
export const fileApplication = (dependencies: ApiDependencies): Route => ({
  method: 'post',
  path: '/v1/applications',
  action: 'file-application',
  namesCaseworker: true,
  bodyLimitBytes: SIGNED_BODY_LIMIT_BYTES,
  contract: {
    name: 'fileApplication',
    summary: 'File an application',
    description:
      'A case begins, or goes on where the key was sent before. If somebody has to consent, `stage` is `awaiting-consent` and `consents` says who; if not, it goes on by itself. `application.channel` is the one of your token.',
    tag: 'applications',
    headers: [IDEMPOTENCY_KEY],
    body: filingSchema,
    bodyExamples: APPLICATIONS,
    answers: {
      201: {
        says: 'the case; a lawful refusal is a case with the outcome `refused`',
        schema: caseAnswer,
        headers: [LOCATION, ETAG],
      },
      202: { ...BEING_OPENED, headers: [LOCATION, ...BEING_OPENED.headers] },
    },
    problems: {
      403: ['own-case'],
      409: ['case-already-open'],
      422: ['signature-rejected', 'idempotency-key-reused', 'foreign-channel', ...UNFIT_CODES],
      429: ['consenter-asked-too-often'],
    },
  },
  handler: async (request, response) => {
    const key = idempotencyKeyOf(request);
    const { application, signature, caseworker } = parseBody(filingSchema, request);
    const caller = callerOf(response);
    rejectForeignChannel(caller, application);
    rejectUnfit(application);
    if (signature.kind === 'eds') {
      const reason = rejectEvidenceShape(signature.cms);
      if (reason !== undefined) throw evidenceRejected('signature-rejected', reason);
    }
    if (caseworker !== undefined && isParty(application, caseworker)) throw rejectionProblem({ code: 'own-case' });
    const client = clientIdOf(caller);
    const caseId = caseIdFor(client, key);
    const applicationDigest = applicationDigestOf(application);
    // A repeat is answered from the store and costs the case nothing, however often it comes; but a case whose workflow
    // somebody has ended in the engine goes on with it.
    const stored = await dependencies.reader.findCase(caseId);
    if (stored !== undefined) {
      const goesOn = stored.state.stage === 'closed' || (await dependencies.messenger.isRunning(caseId));
      if (goesOn || stored.state.applicationDigest !== applicationDigest) {
        return answerFiled(response, caseId, stored, applicationDigest);
      }
    }
    const input = { caseId, application, applicationDigest, client, signature, attestedBy: caseworker };
    const answer = await dependencies.messenger.start(input);
    switch (answer.kind) {
      case 'refused':
        throw problemFor(answer);
      case 'unavailable':
        throw unavailable('Nothing answered in time. Send the same request with the same Idempotency-Key again.');
      case 'done':
      case 'in-progress':
      case 'already-over':
        return answerFiled(response, caseId, await dependencies.reader.findCase(caseId), applicationDigest);
    }
  },
});

/** R27, as far as the form tells; whom the case would ask, it knows itself. */
const isParty = (application: Application, { iin }: Caseworker): boolean =>
  [application.applicant.iin, ...registrantsOf(application)].includes(iin);

/** R26: an integrator files on its own channel, and staff at the counter. */
function rejectForeignChannel(caller: Caller, { channel }: Application): void {
  if (caller.kind === 'anybody') return;
  const own = caller.kind === 'staff' ? 'counter' : caller.channel;
  if (channel === own) return;
  throw new Problem({
    status: 422,
    code: 'foreign-channel',
    title: 'The application can not be filed like this',
    detail: 'Nothing was done. Correct what `errors` lists and send the request again.',
    errors: [{ pointer: '/application/channel', detail: `must be ${own}, the channel of this access token` }],
  });
}

/** `201` with the case, or `202` where it isn't open yet. */
function answerFiled(
  response: Response,
  caseId: string,
  stored: StoredCase | undefined,
  applicationDigest: string,
): void {
  if (stored !== undefined && stored.state.applicationDigest !== applicationDigest) throw otherApplication();
  response.location(`/v1/cases/${caseId}`);
  if (stored === undefined || stored.state.stage === 'opening') {
    response.status(202).set('retry-after', '2').json({ caseId, stage: 'opening' });
    return;
  }
  sendCase(response, 201, stored);
}
