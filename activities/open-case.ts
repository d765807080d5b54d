import type { RegistrationInput, NotAccepted } from '../workflows/contract.ts';
import { canonicalBytes } from '../domain/canonical-json.ts';
import { type Case, isOpened } from '../domain/case.ts';
import type { Fact } from '../domain/case-events.ts';
import { asEvents } from '../domain/case-events.ts';
import type { Decision } from '../domain/decision.ts';
import { decideOpening, decideSignatureRefusal } from '../domain/opening.ts';
import type { EvidenceVerdict } from '../domain/decide.ts';
import { evolve, evolveAll } from '../domain/evolve.ts';
import { isOwnCase } from '../domain/parties.ts';
import type { RequiredSigner } from '../domain/signature-profile.ts';
import { CaseAlreadyOpen, changeCase, findCase } from '../store/writer.ts';
import { RegistryFailure } from '../clients/registry-failure.ts';
import { AskedTooOften, rejectRequests } from './reject-requests.ts';
import { newIds } from './case-ids.ts';
import type { Dependencies } from './dependencies.ts';
import { gatherOpeningFacts } from './gather-facts.ts';
import { tellOfOpening } from './notify-consenters.ts';
import { type Basis, changeFrom, type StepResult } from './step.ts';
import { verifyEvidence } from './verify-evidence.ts';

export type Opening = Basis & RegistrationInput;
export type OpeningResult =
  | { readonly notAccepted: NotAccepted }
  | (StepResult & {
      /** Whether the consenters have been asked already; if not, somebody still has to. */
      readonly asked: boolean;
    });

const applicantActor = { kind: 'applicant', id: null } as const;

const receivedFact = ({ caseId, application, applicationDigest, client }: Opening): Fact => ({
  type: 'application-received',
  caseId,
  application,
  applicationDigest,
  client,
});

/** The case as it is on its receipt. */
const receivedCase = (opening: Opening): Case => {
  const [received] = asEvents([receivedFact(opening)], 0, opening.at, applicantActor);
  if (received === undefined) throw new Error('one fact makes one event');
  return evolve(undefined, received);
};

/** The applicant signs: for the organisation whose premises they are (R8), else as themself. So nobody hides behind a colleague (R27). */
const requiredSigner = ({ applicant: { capacity, iin, bin } }: RegistrationInput['application']): RequiredSigner =>
  capacity === 'administration' && bin !== undefined ? { bin, iin } : { iin };

/** Puts the receipt in front of a decision on a case that the store doesn't know yet: both land in one transaction. */
const decideFromReceipt = (opening: Opening, state: Case | undefined, decide: (state: Case) => Decision): Decision => {
  // An attempt that lived on while its key was used again, for another application, has no say in that one.
  if (state !== undefined && state.applicationDigest !== opening.applicationDigest) return { facts: [] };
  if (state !== undefined) return decide(state);
  return { facts: [receivedFact(opening), ...decide(receivedCase(opening)).facts] };
};

/** R27: a caseworker who attests at the counter is no party to the case that comes of it. */
function isAttestedByParty(opening: Opening, decide: (state: Case) => Decision): boolean {
  const { attestedBy, at } = opening;
  if (attestedBy === undefined) return false;
  const received = receivedCase(opening);
  const opened = evolveAll(received, asEvents(decide(received).facts, received.revision, at, applicantActor));
  return opened !== undefined && isOwnCase(opened, attestedBy);
}

const notAcceptedFor = (reason: string): NotAccepted =>
  reason === 'attested-by-party' ? { code: 'own-case' } : { code: 'signature-rejected', reason };

const acceptedUnlessOpen = async (change: Promise<StepResult>): Promise<OpeningResult> => {
  try {
    return { ...(await change), asked: false };
  } catch (error) {
    if (error instanceof CaseAlreadyOpen) {
      return { notAccepted: { code: 'case-already-open', openCaseId: error.openCaseId } };
    }
    if (error instanceof AskedTooOften) {
      return { notAccepted: { code: 'consenter-asked-too-often', retryAt: error.retryAt } };
    }
    throw error;
  }
};

/** Records that an application has come, when it can't be opened at once: from here on it is a case that people see. */
export const receiveApplication =
  ({ connection, models }: Dependencies) =>
  (opening: Opening): Promise<OpeningResult> =>
    acceptedUnlessOpen(
      changeCase(connection, models, {
        ...changeFrom(opening),
        actor: applicantActor,
        decide: (state) => decideFromReceipt(opening, state, () => ({ facts: [] })),
      }),
    );

/**
 * Verifies the applicant's signature, asks the registries, and opens the case with the consents to collect or refuses
 * it with a ground. An application that was never received and isn't validly signed comes to nothing at all.
 */
export const openCase =
  (dependencies: Dependencies) =>
  async (opening: Opening): Promise<OpeningResult> => {
    const { connection, models, policyAt } = dependencies;
    const { caseId, application, signature, at } = opening;
    const policy = policyAt(at);
    const [signed, facts] = await Promise.all([
      verifyEvidence(dependencies, {
        caseId,
        consentId: null,
        purpose: 'application',
        kinds: policy.applicantEvidence[application.channel],
        evidence: signature,
        attestedBy: opening.attestedBy ?? null,
        documents: [canonicalBytes(application)],
        signer: requiredSigner(application),
        at,
      }),
      gatherOpeningFacts(dependencies, { caseId, application, policy, at }),
    ]);
    const { evidenceId } = signed.verdict;
    const open = (state: Case): Decision =>
      decideOpening(state, { facts, evidenceId, ids: newIds(caseId), policy, at });
    const verdict: EvidenceVerdict = isAttestedByParty(opening, open)
      ? { accepted: false, evidenceId, reason: 'attested-by-party' }
      : signed.verdict;
    if (!verdict.accepted && (await findCase(models, caseId)) === undefined) {
      return { notAccepted: notAcceptedFor(verdict.reason) };
    }
    const decide = (state: Case): Decision =>
      verdict.accepted ? open(state) : decideSignatureRefusal(state, verdict.reason);
    const opened = await acceptedUnlessOpen(
      changeCase(connection, models, {
        ...changeFrom(opening),
        actor: applicantActor,
        evidence: verdict.accepted ? signed.document : undefined,
        decide: async (state, session) => {
          const decision = decideFromReceipt(opening, state, decide);
          // What was received is a case (docs/decisions/0006): from then on nobody turns it down but by its merits.
          if (state === undefined) await rejectRequests(models, { opening, decision, policy }, session);
          return decision;
        },
      }),
    );
    return 'notAccepted' in opened ? opened : { ...opened, asked: await tryToAsk(dependencies, opening, opened) };
  };

/** Tells the consenters at once, so that a healthy case needs no step of its own for it; a failure is left to that step. */
async function tryToAsk(dependencies: Dependencies, { known }: Opening, { events }: StepResult): Promise<boolean> {
  const state = evolveAll(known, events);
  if (state === undefined || !isOpened(state)) return false;
  try {
    await tellOfOpening(dependencies, state);
    return true;
  } catch (error) {
    if (error instanceof RegistryFailure) return false;
    throw error;
  }
}
