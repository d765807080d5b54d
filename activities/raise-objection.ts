import type { Case } from '../domain/case.ts';
import { findObjection } from '../domain/messages.ts';
import { decideObjection, objectionDocument } from '../domain/objections.ts';
import { changeCase, findCase } from '../store/writer.ts';
import type { ObjectionMessage } from '../workflows/contract.ts';
import type { Dependencies } from './dependencies.ts';
import { type Basis, changeFrom, knownCase, type StepResult } from './step.ts';
import { type VerifiedEvidence, verifyEvidence } from './verify-evidence.ts';

/** There is nobody to verify against; the decision turns the message away before it looks at this. */
const UNVERIFIED: VerifiedEvidence = { verdict: { accepted: false, evidenceId: '', reason: 'unknown-objection' } };

const verify = (dependencies: Dependencies, state: Case, message: Basis & ObjectionMessage) => {
  const { objectionId, reason, evidence, attestedBy = null, at } = message;
  const objection = findObjection(state, objectionId);
  if (objection === undefined) return UNVERIFIED;
  return verifyEvidence(dependencies, {
    caseId: state.caseId,
    consentId: objectionId,
    purpose: 'objection',
    kinds: dependencies.policyAt(at).consenterEvidence,
    evidence,
    attestedBy,
    documents: [objectionDocument(state, objection, reason)],
    signer: { iin: objection.objector.iin },
    at,
  });
};

/** Verifies and records that somebody who is to be withdrawn objects (R23). */
export const raiseObjection =
  (dependencies: Dependencies) =>
  async (message: Basis & ObjectionMessage): Promise<StepResult> => {
    const { connection, models } = dependencies;
    const { objectionId, reason, attestedBy, client, at } = message;
    const state = (await findCase(models, message.caseId)) ?? knownCase(message);
    const { verdict, document } = await verify(dependencies, state, message);
    return changeCase(connection, models, {
      ...changeFrom(message),
      actor: { kind: 'registrant', id: objectionId },
      evidence: document,
      decide: (current = state) => decideObjection(current, { objectionId, reason, attestedBy, client, verdict, at }),
    });
  };
