import { z } from 'zod';
import type { RejectionCode } from '../domain/messages.ts';
import { EVIDENCE_REJECTION_TEXTS } from '../domain/signature-rejections.ts';
import { FAILURES, type NotAccepted } from '../workflows/contract.ts';
import type { Refusal } from './case-messenger.ts';
import { Problem } from './problem.ts';

/** How each answer of a case that isn't a yes looks over HTTP. */
const REJECTIONS: Readonly<
  Record<Exclude<RejectionCode, 'evidence-rejected'>, readonly [status: number, detail: string]>
> = {
  'case-closed': [409, 'The case no longer takes answers. Read the case to see how it stands.'],
  'case-not-open-yet': [409, 'The case is still being opened. Repeat the request in a moment.'],
  'unknown-consent': [404, 'This case asks for no such consent. Take the `consentId` from the case.'],
  'consent-already-decided': [409, 'This consent is decided; the first answer counts. Read the case to see it.'],
  'consent-not-given': [409, 'Only a consent that is given can be revoked. Read the case to see how it stands.'],
  'deadline-passed': [409, 'The deadline for this consent has passed.'],
  'registration-committed': [409, 'The registration is committed; it can no longer be stopped here.'],
  'not-in-review': [409, 'The case is not in review. Read the case to see its stage.'],
  'review-changed': [
    409,
    'The case is in review for more than you have seen. Read the case and decide on all of `review.matters`.',
  ],
  'unknown-registrant': [404, 'This case goes on for no such person. Take the `iin` from `people` of the case.'],
  'own-case': [
    403,
    'Nobody handles a case in which they are registrant, applicant or consenter. Leave it to a colleague.',
  ],
  'case-changed': [
    412,
    'The case is no longer as `If-Match` has it. Read it again, and decide on what it says now; or leave the header out.',
  ],
  'not-awaiting-consent': [409, 'The case does not wait for consents. Read the case to see its stage.'],
  'too-many-notes': [409, 'This case holds as many notes as a case can. Cancel or finish it; nothing is lost.'],
  'deadline-not-later': [422, 'A deadline can only be extended: give a day after the present `deadlineAt`.'],
  'unknown-objection': [404, 'Nobody may object here under this id. Take the `objectionId` from the case.'],
  'objection-already-raised': [409, 'This objection was raised already. Read the case to see it.'],
  'no-stay': [409, 'This case has no temporary stay that could be ended.'],
  'stay-already-over': [409, 'The stay is over already. Read the case to see when it ended.'],
  'not-entitled': [403, 'Only the person who stays and the owners of the dwelling can end the stay.'],
  'too-many-attempts': [429, 'Too many attempts were turned away here. Try again at the time given.'],
};

/** The words for a rejected signature, so that whoever signed knows what to do. */
const textFor = (reason: string) => {
  const known = Object.entries(EVIDENCE_REJECTION_TEXTS).find(([code]) => code === reason);
  return known?.[1] ?? null;
};

export const evidenceRejected = (code: 'evidence-rejected' | 'signature-rejected', reason: string): Problem => {
  const text = textFor(reason);
  return new Problem({
    status: 422,
    code,
    title: 'The signature does not count',
    detail: text?.en ?? 'Sign the document again, with a certificate of the national certification authority.',
    extra: { reason, ...(text === null ? {} : { text }) },
  });
};

const rejectionSchema = z.looseObject({
  code: z.string(),
  reason: z.string().optional(),
  retryAt: z.string().optional(),
});

const isListed = (code: string): code is keyof typeof REJECTIONS => Object.hasOwn(REJECTIONS, code);

/** @param detail a `Rejection`, as the case or its stored state gave it */
export function rejectionProblem(detail: unknown): Problem {
  const { code, reason, retryAt } = rejectionSchema.parse(detail);
  if (code === 'evidence-rejected') return evidenceRejected(code, reason ?? 'malformed');
  if (!isListed(code)) throw new Error(`a case answered with the unknown code ${code}`);
  const [status, words] = REJECTIONS[code];
  return new Problem({
    status,
    code,
    title: 'The case does not take this message',
    detail: words,
    ...(retryAt === undefined
      ? {}
      : { extra: { retryAt }, headers: { 'retry-after': new Date(retryAt).toUTCString() } }),
  });
}

/** Whether a refusal comes from how the case stood, and not from what was sent: then it may be out of date. */
export const restsOnTheCase = ({ failure, detail }: Refusal): boolean =>
  failure === FAILURES.rejected && rejectionSchema.parse(detail).code !== 'evidence-rejected';

const notAcceptedSchema: z.ZodType<NotAccepted> = z.union([
  z.object({ code: z.literal('signature-rejected'), reason: z.string() }),
  z.object({ code: z.literal('case-already-open'), openCaseId: z.string() }),
  z.object({ code: z.literal('own-case') }),
  z.object({ code: z.literal('consenter-asked-too-often'), retryAt: z.string() }),
]);

function notAcceptedProblem(detail: unknown): Problem {
  const notAccepted = notAcceptedSchema.parse(detail);
  if (notAccepted.code === 'own-case') return rejectionProblem(notAccepted);
  if (notAccepted.code === 'signature-rejected') return evidenceRejected('signature-rejected', notAccepted.reason);
  if (notAccepted.code === 'consenter-asked-too-often') return askedTooOftenProblem(notAccepted.retryAt);
  return new Problem({
    status: 409,
    code: 'case-already-open',
    title: 'There is an open case already',
    detail: 'The registrant has an open case of this service. Follow that one, or cancel it before filing again.',
    extra: { caseId: notAccepted.openCaseId },
  });
}

const askedTooOftenProblem = (retryAt: string): Problem =>
  new Problem({
    status: 429,
    code: 'consenter-asked-too-often',
    title: 'Not now',
    detail:
      'Somebody whose consent is needed has been asked too often of late. Nothing was filed; try again at the time given.',
    extra: { retryAt },
    headers: { 'retry-after': new Date(retryAt).toUTCString() },
  });

export const otherApplication = (): Problem =>
  new Problem({
    status: 422,
    code: 'idempotency-key-reused',
    title: 'This Idempotency-Key belongs to another application',
    detail: 'The key was used with a different body. Use a new key for a new application.',
  });

/** The problem document for a refusal that a case gave as its answer. */
export function problemFor({ failure, detail }: Refusal): Problem {
  switch (failure) {
    case FAILURES.rejected:
      return rejectionProblem(detail);
    case FAILURES.notAccepted:
      return notAcceptedProblem(detail);
    case FAILURES.otherApplication:
      return otherApplication();
  }
}
