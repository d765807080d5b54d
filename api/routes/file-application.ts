import type { Response } from 'express';
import { v5 } from 'uuid';
import type { Application } from '../../domain/application.ts';
import { rejectEvidenceShape } from '../../domain/signature-profile.ts';
import { sendCase } from '../answer-case.ts';
import { applicationDigestOf } from '../digests.ts';
import { idempotencyKeyOf } from '../idempotency-key.ts';
import { parseBody } from '../parse.ts';
import { Problem, unavailable } from '../problem.ts';
import { evidenceRejected, otherApplication, problemFor } from '../rejections.ts';
import type { ApiDependencies, Route } from '../route.ts';
import { filingSchema } from '../schemas.ts';
import type { StoredCase } from '../../store/reader.ts';

/** Name space of case ids (UUIDv5): the same client and key always mean the same case. */
const CASE_IDS = '4f1c8d6e-6a53-4b5e-9a39-0f6de1b1c7a2';

/** Until integrators sign in there is one client. */
const CLIENT = 'local';

/** `POST /v1/applications`: files an application; the same `Idempotency-Key` always gets the same case. */
export const fileApplication = (dependencies: ApiDependencies): Route => ({
  method: 'post',
  path: '/v1/applications',
  handler: async (request, response) => {
    const key = idempotencyKeyOf(request);
    const { application, signature } = parseBody(filingSchema, request);
    rejectUnfit(application);
    if (signature.kind === 'eds') {
      const reason = rejectEvidenceShape(signature.cms);
      if (reason !== undefined) throw evidenceRejected('signature-rejected', reason);
    }
    const caseId = v5(`${CLIENT}/${key}`, CASE_IDS);
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
    const answer = await dependencies.messenger.start({ caseId, application, applicationDigest, signature });
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

/** What a form can tell by itself: combinations that no registry has to be asked about. */
function rejectUnfit({ service, applicant, registrant, stay }: Application): void {
  const unfit = (code: string, pointer: string, detail: string): Problem =>
    new Problem({
      status: 422,
      code,
      title: 'The application can not be filed like this',
      detail: 'Nothing was done. Correct what `errors` lists and send the request again.',
      errors: [{ pointer, detail }],
    });
  if (service !== 'permanent-residence') {
    throw unfit('service-not-available', '/application/service', 'only permanent-residence can be filed so far');
  }
  if (stay !== undefined) {
    throw unfit('stay-not-expected', '/application/stay', 'a permanent residence has no term: remove it');
  }
  const { capacity } = applicant;
  if ((capacity === 'self') !== (applicant.iin === registrant.iin)) {
    throw unfit(
      'applicant-does-not-fit',
      '/application/applicant/capacity',
      'use self if, and only if, applicant and registrant are the same person',
    );
  }
  if (capacity === 'owner') {
    throw unfit('applicant-does-not-fit', '/application/applicant/capacity', 'an owner files withdrawals only');
  }
  if ((capacity === 'administration') !== (applicant.bin !== undefined)) {
    throw unfit('applicant-does-not-fit', '/application/applicant/bin', 'required for administration, and only there');
  }
  if ((capacity === 'attorney') !== (applicant.powerOfAttorneyId !== undefined)) {
    throw unfit(
      'applicant-does-not-fit',
      '/application/applicant/powerOfAttorneyId',
      'required for attorney, and only there',
    );
  }
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
