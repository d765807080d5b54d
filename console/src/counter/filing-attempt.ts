import type { Application, Filing } from '../../../client/create-tirkeu-client.ts';
import { ApiProblem } from '../data/api-problem.ts';
import { SigningFailure } from '../signing/signing-failure.ts';
import { applicationOf } from './application-of.ts';
import { type Draft, proofOf } from './draft.ts';

/** One thing that was sent, under one key, however often. */
export interface FilingAttempt {
  readonly key: string;
  /** What it says, without the signature: that is another one each time somebody signs. */
  readonly sent: string;
  /** The signature it went out with, where it was signed: nobody signs the same twice because an answer was lost. */
  readonly cms: string | null;
}

/** What a form says and how it is proved, as text. */
const wordsOf = (draft: Draft): string =>
  JSON.stringify({
    application: applicationOf(draft),
    proof: proofOf(draft) === 'key' ? 'eds' : draft.documentNumber.trim(),
  });

/** Whether it is this very form that went out. */
export const isOf = (attempt: FilingAttempt, draft: Draft): boolean => attempt.sent === wordsOf(draft);

/**
 * What goes out, and under which key: the same as before while the form says the same, so that a double click, a lost reply
 * and a reload all mean one case; another for another form.
 *
 * @param sign has the applicant sign; throws where nobody does
 */
export async function attemptFor(
  draft: Draft,
  former: FilingAttempt | null,
  { newKey, sign }: { readonly newKey: () => string; readonly sign: (application: Application) => Promise<string> },
): Promise<FilingAttempt> {
  if (former !== null && isOf(former, draft)) return former;
  const cms = proofOf(draft) === 'key' ? await sign(applicationOf(draft)) : null;
  return { key: newKey(), sent: wordsOf(draft), cms };
}

export const bodyOf = (draft: Draft, { cms }: FilingAttempt): Filing => ({
  application: applicationOf(draft),
  signature: cms === null ? { kind: 'in-person', documentNumber: draft.documentNumber.trim() } : { kind: 'eds', cms },
});

const COME_BACK: readonly number[] = [408, 429];

/** Whether it isn't known what became of what was sent. A definite "no" is the end of an attempt, and so is nobody's signature. */
export function isOutcomeUnknown(error: Error): boolean {
  if (error instanceof SigningFailure) return false;
  return !(error instanceof ApiProblem) || error.status >= 500 || COME_BACK.includes(error.status);
}
