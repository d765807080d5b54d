import { passwordAnswer } from '../answers.ts';
import type { Application } from '../../domain/application.ts';
import { RegistryFailure } from '../../clients/registry-failure.ts';
import { applicationDigestOf } from '../digests.ts';
import { parseBody } from '../parse.ts';
import { Problem } from '../problem.ts';
import { rejectUnfit, UNFIT_CODES } from '../reject-unfit.ts';
import { retryAfter } from '../registry-problem.ts';
import type { ApiDependencies, Route } from '../route.ts';
import { passwordSchema } from '../schemas.ts';

/**
 * `POST /v1/one-time-passwords`: the state service sends the applicant a password that stands for exactly this application
 * (R12). Changed by one letter, the application needs another one.
 */
export const sendOneTimePassword = ({ population, policyAt }: ApiDependencies): Route => ({
  method: 'post',
  path: '/v1/one-time-passwords',
  action: 'file-application',
  contract: {
    name: 'sendOneTimePassword',
    summary: 'Have a one-time password sent to the applicant (R12)',
    tag: 'applications',
    body: passwordSchema,
    answers: {
      202: { says: 'sent', schema: passwordAnswer },
    },
    problems: {
      422: ['password-not-accepted', 'phone-not-found', ...UNFIT_CODES],
      429: ['too-many-passwords'],
      503: ['registry-unavailable'],
    },
  },
  handler: async (request, response) => {
    const { application } = parseBody(passwordSchema, request);
    rejectUnfit(application);
    const kinds = policyAt(new Date().toISOString()).applicantEvidence[application.channel];
    if (!kinds.includes('otp') || isSignedByOrganisation(application)) throw notAccepted();
    const question = { iin: application.applicant.iin, purpose: applicationDigestOf(application) };
    const sent = await population.sendOneTimePassword(question).catch(tellLimit);
    if (sent === undefined) throw noPhone();
    response.status(202).json({ sentTo: sent.sentTo, expiresAt: sent.expiresAt });
  },
});

/** R8: the organisation signs for its premises, and it has no phone. */
const isSignedByOrganisation = ({ applicant }: Application): boolean => applicant.capacity === 'administration';

/** The state service counts what it sends to a person; how often is too often, it decides. */
function tellLimit(error: unknown): never {
  if (!(error instanceof RegistryFailure) || error.code !== 'rate-limited') throw error;
  throw new Problem({
    status: 429,
    code: 'too-many-passwords',
    title: 'No more passwords for now',
    detail: 'The state service sends no more one-time passwords at the moment. Wait, or sign with an EDS.',
    headers: retryAfter(error),
  });
}

const notAccepted = (): Problem =>
  new Problem({
    status: 422,
    code: 'password-not-accepted',
    title: 'This application can not be filed with a one-time password',
    detail: 'No password was sent. Sign the application with an electronic digital signature (EDS).',
  });

const noPhone = (): Problem =>
  new Problem({
    status: 422,
    code: 'phone-not-found',
    title: 'There is no phone to send a password to',
    detail: 'The mobile citizens’ database holds no phone of the applicant. Enter one there, or sign with an EDS.',
  });
