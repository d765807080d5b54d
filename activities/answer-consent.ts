import type { ConsentDecision, ConsentRevocation } from '../workflows/contract.ts';
import type { Case } from '../domain/case.ts';
import type { Answer } from '../domain/consent-document.ts';
import { decideConsentAnswer, decideRevocation } from '../domain/decide.ts';
import { findConsent } from '../domain/messages.ts';
import { changeCase, findCase } from '../store/writer.ts';
import { newConsentIds } from './case-ids.ts';
import type { Dependencies } from './dependencies.ts';
import { type Basis, changeFrom, knownCase, type StepResult } from './step.ts';
import { verifyAnswer } from './verify-evidence.ts';
import type { VerifiedEvidence } from './verify-evidence.ts';

const consenterActor = (id: string) => ({ kind: 'consenter', id }) as const;
interface Verified extends VerifiedEvidence {
  /** Of the document that was verified. */
  readonly nonce: string;
}

/** There is nobody to verify against; the decision turns the message away before it looks at this. */
const UNVERIFIED: Verified = { verdict: { accepted: false, evidenceId: '', reason: 'unknown-consent' }, nonce: '' };

/**
 * Verifies an answer under the document of the case as the workflow knows it, and where that isn't what was signed, as the
 * store has it: people sign what the api shows them, and it reads there.
 */
async function verifyUnderEither(
  dependencies: Dependencies,
  message: Basis & ConsentRevocation,
  answer: Answer,
): Promise<Verified> {
  const { consentId, evidence, at } = message;
  const verify = async (state: Case): Promise<Verified> => {
    const consent = findConsent(state, consentId);
    if (consent === undefined) return UNVERIFIED;
    return { ...(await verifyAnswer(dependencies, state, consent, { answer, evidence, at })), nonce: consent.nonce };
  };
  const known = knownCase(message);
  const verified = await verify(known);
  if (verified.verdict.accepted) return verified;
  const stored = await findCase(dependencies.models, message.caseId);
  return stored === undefined || stored.revision === known.revision ? verified : verify(stored);
}

/** Verifies and records a consenter's answer (R12–R15). Evidence is only looked at while the answer is still wanted. */
export const decideConsent =
  (dependencies: Dependencies) =>
  async (message: Basis & ConsentDecision): Promise<StepResult> => {
    const { connection, models } = dependencies;
    const { consentId, decision, at } = message;
    const { verdict, document, nonce } = await verifyUnderEither(dependencies, message, decision);
    return changeCase(connection, models, {
      ...changeFrom(message),
      actor: consenterActor(consentId),
      evidence: document,
      decide: (state = knownCase(message)) => decideConsentAnswer(state, { consentId, decision, nonce, verdict, at }),
    });
  };

/** Verifies and records that a consent is taken back (R14). */
export const revokeConsent =
  (dependencies: Dependencies) =>
  async (message: Basis & ConsentRevocation): Promise<StepResult> => {
    const { connection, models } = dependencies;
    const { caseId, consentId, at } = message;
    const { verdict, document, nonce } = await verifyUnderEither(dependencies, message, 'revoke');
    const nextNonce = newConsentIds(caseId).nonce();
    return changeCase(connection, models, {
      ...changeFrom(message),
      actor: consenterActor(consentId),
      evidence: document,
      decide: (state = knownCase(message)) => decideRevocation(state, { consentId, nonce, nextNonce, verdict, at }),
    });
  };
