import { dayOf } from '../domain/calendar.ts';
import { decideStayEnd, refuseStayEnd } from '../domain/after-commit.ts';
import type { Case } from '../domain/case.ts';
import { registrationOf, type StayEnd } from '../domain/case.ts';
import { type Decision, NOTHING } from '../domain/decision.ts';
import { stayEndDocument } from '../domain/stay-end-document.ts';
import { whoEndsStay } from '../domain/who-ends-a-stay.ts';
import { endResidence, findCurrentResidences } from '../store/ledger.ts';
import { evidenceIdOf } from '../store/evidence-id.ts';
import { changeCase, findCase } from '../store/writer.ts';
import type { StayEndMessage } from '../workflows/contract.ts';
import type { Dependencies } from './dependencies.ts';
import { findAttorney } from './find-attorney.ts';
import { findConsenters, findPeople } from './gather-facts.ts';
import { type Basis, changeFrom, knownCase, type StepResult } from './step.ts';
import { signerFor, type VerifiedEvidence, verifyEvidence } from './verify-evidence.ts';

/** Ends the stay in the ledger and the case in one transaction; if something newer has ended it already, the case learns that. */
function endStay(
  { connection, models }: Dependencies,
  basis: Basis,
  change: {
    readonly how: Exclude<StayEnd, 'superseded'>;
    readonly actor: Parameters<typeof changeCase>[2]['actor'];
    readonly evidence?: VerifiedEvidence['document'];
    readonly client?: string | undefined;
    readonly objection: (state: Case) => Decision | undefined;
  },
): Promise<StepResult> {
  return changeCase(connection, models, {
    ...changeFrom(basis),
    actor: change.actor,
    evidence: change.evidence,
    decide: async (state, session) => {
      const residenceId = state === undefined ? null : (registrationOf(state)?.residenceId ?? null);
      if (state === undefined || residenceId === null) return NOTHING;
      const objection = change.objection(state);
      if (objection !== undefined) return objection;
      const current = await findCurrentResidences(models, [state.application.registrant.iin], session);
      const entry = current.find((residence) => residence.residenceId === residenceId);
      const decision = decideStayEnd(state, entry === undefined ? 'superseded' : change.how, basis.at, change.client);
      if (entry !== undefined && decision.facts.length > 0) {
        await endResidence(models, entry, { at: new Date(basis.at), caseId: basis.caseId }, session);
      }
      return decision;
    },
  });
}

/** R20: the last day is over, or another registration of the person has ended the stay. Does nothing while it goes on. */
export const endStayInTime =
  (dependencies: Dependencies) =>
  (basis: Basis): Promise<StepResult> =>
    endStay(dependencies, basis, {
      how: 'last-day',
      actor: { kind: 'system', id: null },
      objection: () => undefined,
    });

/** As whom somebody ends a stay, by what the registries say now: of who stays, of the dwelling, and of whoever speaks for them. */
async function roleOf(
  dependencies: Dependencies,
  { application, learned }: Case,
  { by, at }: Basis & StayEndMessage,
): Promise<'registrant' | 'owner' | undefined> {
  const day = dayOf(at);
  const [people, dwelling] = await Promise.all([
    findPeople(dependencies, [application.registrant.iin, ...('iin' in by ? [by.iin] : [])]),
    learned.rka === null ? undefined : dependencies.property.findDwelling(learned.rka),
  ]);
  const holders = await findConsenters(dependencies, dwelling, day);
  return whoEndsStay({ application, dwelling, people: [...people, ...holders], day }, by);
}

/** The word of who ends it, or of their attorney under powers that are valid now (R5, R11, R12). */
async function verifyStayEnd(
  dependencies: Dependencies,
  state: Case,
  { by, evidence, powerOfAttorneyId, attestedBy, at }: Basis & StayEndMessage,
): Promise<VerifiedEvidence> {
  const proof = {
    caseId: state.caseId,
    consentId: null,
    purpose: 'stay-end',
    evidence,
    attestedBy: attestedBy ?? null,
  } as const;
  const attorney =
    powerOfAttorneyId === undefined ? null : await findAttorney(dependencies, state, by, powerOfAttorneyId, at);
  if (attorney === undefined) {
    const evidenceId = evidenceIdOf(proof);
    return { verdict: { accepted: false, evidenceId, reason: 'power-of-attorney-invalid' } };
  }
  return verifyEvidence(dependencies, {
    ...proof,
    kinds: dependencies.policyAt(at).consenterEvidence,
    documents: [stayEndDocument(state, by, powerOfAttorneyId)],
    signer: attorney === null ? signerFor(by) : { iin: attorney.iin },
    at,
  });
}

/** R20: verifies and carries out that the registrant or an owner ends a stay before its last day. */
export const endStayEarly =
  (dependencies: Dependencies) =>
  async (message: Basis & StayEndMessage): Promise<StepResult> => {
    const { client, attestedBy, at } = message;
    const state = (await findCase(dependencies.models, message.caseId)) ?? knownCase(message);
    const [role, { verdict, document }] = await Promise.all([
      roleOf(dependencies, state, message),
      verifyStayEnd(dependencies, state, message),
    ]);
    return endStay(dependencies, message, {
      how: role ?? 'registrant',
      actor: role === 'owner' ? { kind: 'consenter', id: null } : { kind: 'registrant', id: null },
      evidence: document,
      client,
      objection: (current) =>
        refuseStayEnd(current, { isEntitled: role !== undefined, attestedBy, client, verdict, at }),
    });
  };
