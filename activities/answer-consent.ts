import type { ConsentDecision, ConsentRevocation } from '../workflows/contract.ts';
import type { Case } from '../domain/case.ts';
import { decideConsentAnswer, decideRevocation } from '../domain/decide.ts';
import { findConsent } from '../domain/messages.ts';
import { changeCase, findCase } from '../store/writer.ts';
import { newConsentIds } from './case-ids.ts';
import type { Dependencies } from './dependencies.ts';
import { type Basis, changeFrom, knownCase, type StepResult } from './step.ts';
import { verifyAnswer } from './verify-evidence.ts';
import type { VerifiedEvidence } from './verify-evidence.ts';

const consenterActor = (id: string) => ({ kind: 'consenter', id }) as const;
/** There is nobody to verify against; the decision turns the message away before it looks at this. */
const UNVERIFIED: VerifiedEvidence = { verdict: { accepted: false, evidenceId: '', reason: 'unknown-consent' } };

/** The case as the store has it: people sign the document that the api shows them, which it reads there. */
const currentCase = async ({ models }: Dependencies, message: Basis): Promise<Case> =>
  (await findCase(models, message.caseId)) ?? knownCase(message);

/** Verifies and records a consenter's answer (R12–R15). Evidence is only looked at while the answer is still wanted. */
export const decideConsent =
  (dependencies: Dependencies) =>
  async (message: Basis & ConsentDecision): Promise<StepResult> => {
    const { connection, models } = dependencies;
    const { consentId, decision, evidence, at } = message;
    const known = await currentCase(dependencies, message);
    const consent = findConsent(known, consentId);
    const { verdict, document } =
      consent === undefined
        ? UNVERIFIED
        : await verifyAnswer(dependencies, known, consent, { answer: decision, evidence, at });
    const nonce = consent?.nonce ?? '';
    return changeCase(connection, models, {
      ...changeFrom(message),
      actor: consenterActor(consentId),
      evidence: document,
      decide: (state = known) => decideConsentAnswer(state, { consentId, decision, nonce, verdict, at }),
    });
  };

/** Verifies and records that a consent is taken back (R14). */
export const revokeConsent =
  (dependencies: Dependencies) =>
  async (message: Basis & ConsentRevocation): Promise<StepResult> => {
    const { connection, models } = dependencies;
    const { caseId, consentId, evidence, at } = message;
    const known = await currentCase(dependencies, message);
    const consent = findConsent(known, consentId);
    const { verdict, document } =
      consent === undefined
        ? UNVERIFIED
        : await verifyAnswer(dependencies, known, consent, { answer: 'revoke', evidence, at });
    const nonce = consent?.nonce ?? '';
    const nextNonce = newConsentIds(caseId).nonce();
    return changeCase(connection, models, {
      ...changeFrom(message),
      actor: consenterActor(consentId),
      evidence: document,
      decide: (state = known) => decideRevocation(state, { consentId, nonce, nextNonce, verdict, at }),
    });
  };
