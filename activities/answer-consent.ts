import type { ConsentDecision, ConsentRevocation } from '../workflows/contract.ts';
import type { Case } from '../domain/case.ts';
import type { Answer } from '../domain/consent-document.ts';
import { decideConsentAnswer, decideRevocation } from '../domain/decide.ts';
import { findConsent } from '../domain/messages.ts';
import { evidenceIdOf } from '../store/evidence-id.ts';
import { changeCase, findCase } from '../store/writer.ts';
import { newIds } from './case-ids.ts';
import type { Dependencies } from './dependencies.ts';
import { findAttorney } from './find-attorney.ts';
import { type Basis, changeFrom, knownCase, type StepResult } from './step.ts';
import { verifyAnswer, type VerifiedEvidence } from './verify-evidence.ts';

const consenterActor = (id: string) => ({ kind: 'consenter', id }) as const;
interface Verified extends VerifiedEvidence {
  /** Of the document that was verified. */
  readonly nonce: string;
}

/** There is nobody to verify against; the decision turns the message away before it looks at this. */
const UNVERIFIED: Verified = { verdict: { accepted: false, evidenceId: '', reason: 'unknown-consent' }, nonce: '' };

async function verify(
  dependencies: Dependencies,
  state: Case,
  message: Basis & ConsentRevocation,
  answer: Answer,
): Promise<Verified> {
  const { consentId, evidence, powerOfAttorneyId, attestedBy = null, at } = message;
  const consent = findConsent(state, consentId);
  if (consent === undefined) return UNVERIFIED;
  const { nonce } = consent;
  const attorney =
    powerOfAttorneyId === undefined
      ? null
      : await findAttorney(dependencies, state, consent.consenter, powerOfAttorneyId, at);
  if (attorney === undefined) {
    const evidenceId = evidenceIdOf({ caseId: state.caseId, consentId, purpose: answer, evidence, attestedBy });
    return { verdict: { accepted: false, evidenceId, reason: 'power-of-attorney-invalid' }, nonce };
  }
  const verified = await verifyAnswer(dependencies, state, consent, { answer, evidence, attestedBy, attorney, at });
  return { ...verified, nonce };
}

/**
 * Verifies an answer under the document of the case as the workflow knows it, and where that isn't what was signed, as the
 * store has it: people sign what the api shows them, and it reads there.
 */
async function verifyUnderEither(
  dependencies: Dependencies,
  message: Basis & ConsentRevocation,
  answer: Answer,
): Promise<Verified> {
  const known = knownCase(message);
  const verified = await verify(dependencies, known, message, answer);
  if (verified.verdict.accepted) return verified;
  const stored = await findCase(dependencies.models, message.caseId);
  return stored === undefined || stored.revision === known.revision
    ? verified
    : verify(dependencies, stored, message, answer);
}

/** Verifies and records a consenter's answer (R12–R15). Evidence is only looked at while the answer is still wanted. */
export const decideConsent =
  (dependencies: Dependencies) =>
  async (message: Basis & ConsentDecision): Promise<StepResult> => {
    const { connection, models } = dependencies;
    const { consentId, decision, powerOfAttorneyId = null, attestedBy, client, at } = message;
    const { verdict, document, nonce, by } = await verifyUnderEither(dependencies, message, decision);
    const answer = { consentId, decision, nonce, powerOfAttorneyId, answeredBy: by, attestedBy, client, verdict, at };
    return changeCase(connection, models, {
      ...changeFrom(message),
      actor: consenterActor(consentId),
      evidence: document,
      decide: (state = knownCase(message)) => decideConsentAnswer(state, answer),
    });
  };

/** Verifies and records that a consent is taken back (R14). */
export const revokeConsent =
  (dependencies: Dependencies) =>
  async (message: Basis & ConsentRevocation): Promise<StepResult> => {
    const { connection, models, policyAt } = dependencies;
    const { caseId, consentId, attestedBy, client, at } = message;
    const { verdict, document, nonce } = await verifyUnderEither(dependencies, message, 'revoke');
    const nextNonce = newIds(caseId).nonce();
    return changeCase(connection, models, {
      ...changeFrom(message),
      actor: consenterActor(consentId),
      evidence: document,
      decide: (state = knownCase(message)) =>
        decideRevocation(state, { consentId, nonce, nextNonce, attestedBy, client, verdict, policy: policyAt(at), at }),
    });
  };
