import {
  type CarriedOut,
  decideChipLook,
  decideFollowUps,
  decideStayEnd,
  refuseStayEnd,
} from '../../domain/after-commit.ts';
import type { Caseworker } from '../../domain/application.ts';
import { endOfDayAfter } from '../../domain/calendar.ts';
import { type Case, type Consent, isOpened } from '../../domain/case.ts';
import type { Actor } from '../../domain/case-events.ts';
import type { Answer } from '../../domain/consent-document.ts';
import { reminderTimes } from '../../domain/deadlines.ts';
import * as decide from '../../domain/decide.ts';
import { decideHandReminder, decideNote } from '../../domain/desk-work.ts';
import { decideObjection, decideObjectionPeriod } from '../../domain/objections.ts';
import { decideOpening, decideSignatureRefusal } from '../../domain/opening.ts';
import type { OwnershipFacts } from '../../domain/ownership.ts';
import { decideRegistration, type RegistrationDecision } from '../../domain/registration.ts';
import { matterKey } from '../../domain/review-matters.ts';
import type { EvidenceMade, Move, ReviewMove, Staff, WorldMove } from './case-moves.ts';
import type { World } from './case-world.ts';
import { caseworker } from './sample-events.ts';

export interface Signature {
  readonly consentId: string;
  readonly answer: Answer;
  readonly nonce: string;
  readonly isGenuine: boolean;
}

export type MessageMove = Exclude<Move, WorldMove | { readonly kind: 'deliver' | 'progress' | 'digress' }>;

/** A message as it was written: it knows the case only as it stood then, and what it says never changes. */
export interface Message {
  readonly move: MessageMove;
  readonly at: string;
  readonly actor: Actor;
  /** Only the ledger is looked at in the moment of the decision, as the transaction does it. */
  readonly decide: (state: Case) => RegistrationDecision;
  /** What the registries said about the dwelling. */
  readonly facts?: OwnershipFacts;
  /** What an answer to a consent request says, and what is there to prove it. */
  readonly reply?: { readonly consentId: string; readonly answer: Answer; readonly signature: Signature };
}

const system: Actor = { kind: 'system', id: null };

/** R13: who declines or revokes may prove it by a signature under the consent, and never the other way round. */
export const isProof = (signature: Signature, consent: Consent | undefined, answer: Answer): boolean =>
  signature.isGenuine &&
  signature.consentId === consent?.consentId &&
  signature.nonce === consent.nonce &&
  (signature.answer === answer || (answer !== 'give' && signature.answer === 'give'));

const staffOf = (by: Staff, { application }: Case): Caseworker =>
  by === 'caseworker' ? caseworker : { id: 'one of them', iin: application.registrant.iin };

/** Writes the messages to one case, and keeps every signature that was ever made for it. */
export class MessageWriter {
  readonly #world: World;
  readonly #signatures: Signature[] = [];

  constructor(world: World) {
    this.#world = world;
  }

  write(move: MessageMove, state: Case): Message {
    const { now: at, ids, policy } = this.#world;
    const message = (act: Message['decide'], more: Partial<Message> = {}): Message => ({
      move,
      at,
      actor: system,
      decide: act,
      ...more,
    });
    switch (move.kind) {
      case 'open': {
        const { openingFacts: facts, ownershipFacts } = this.#world;
        const opening = { facts, evidenceId: 'filed', ids, policy, at };
        return message((known) => decideOpening(known, opening), { facts: ownershipFacts });
      }
      case 'reject-signature':
        return message((known) => decideSignatureRefusal(known, 'revoked'));
      case 'answer':
        return this.#answer(move, state, message);
      case 'object': {
        const { objectionId = 'unknown' } = state.objections[move.who] ?? {};
        const evidenceId = `objection/${objectionId}/${at}`;
        const verdict = move.isProved
          ? ({ accepted: true, evidenceId } as const)
          : ({ accepted: false, evidenceId, reason: 'wrong-document' } as const);
        return message((known) => decideObjection(known, { objectionId, reason: 'I live here', verdict, at }));
      }
      case 'end-objections':
        return message((known) => decideObjectionPeriod(known, at));
      case 'remind': {
        const due = isOpened(state)
          ? reminderTimes(state.askedAt, state.deadlineAt).findLast((time) => time <= at)
          : at;
        return message((known) => decide.decideReminder(known, due ?? at));
      }
      case 'expire':
        return message((known) => decide.decideDeadline(known, at));
      case 'cancel':
        return message((known) => decide.decideCancellation(known, null));
      case 'extend': {
        const deadlineAt = endOfDayAfter(isOpened(state) ? state.deadlineAt : at, move.days);
        const extension = { deadlineAt, reason: 'abroad', caseworker: staffOf(move.by, state) };
        return message((known) => decide.decideExtension(known, extension));
      }
      case 'note': {
        const note = { noteId: `note-${move.note}`, text: 'as somebody said', caseworker: staffOf(move.by, state) };
        return message((known) => decideNote(known, note));
      }
      case 'remind-one': {
        const consentId = state.consents[move.who % Math.max(1, state.consents.length)]?.consentId ?? 'none';
        const reminder = { consentId, caseworker: staffOf(move.by, state) };
        return message((known) => decideHandReminder(known, reminder, at));
      }
      case 'assign': {
        const assignment = { assignee: move.assignee, caseworker: staffOf(move.by, state) };
        return message((known) => decide.decideAssignment(known, assignment));
      }
      case 'review':
        return message((known) => decide.decideReview(known, verdictOf(move, state)));
      case 'register': {
        const { ownershipFacts: facts } = this.#world;
        const made = { residenceId: `residence-${state.caseId}`, certificateCode: 'certificate-1' };
        return message(
          (known) => decideRegistration(known, facts, { ids, policy, at, ...made, ledger: this.#world.ledger }),
          { facts },
        );
      }
      case 'look-for-deaths': {
        const dead = [...this.#world.dead];
        return message((known) => decide.decideDeaths(known, dead));
      }
      case 'follow-ups':
        return message((known) => decideFollowUps(known, carriedOutBy(move)));
      case 'chip-look':
        return message((known) => decideChipLook(known, { ...move, policy, at }));
      case 'end-stay':
        return message((known) => {
          const verdict = { accepted: false, evidenceId: 'unproved', reason: 'wrong-document' } as const;
          const refused = move.isProved ? undefined : refuseStayEnd(known, { isEntitled: true, verdict, at });
          return refused ?? decideStayEnd(known, move.how, at);
        });
      case 'stuck':
        return message((known) =>
          decide.decideStuck(known, { step: move.step, registry: null, code: 'timeout', since: at }),
        );
      case 'resumed':
        return message((known) => decide.decideResumed(known, move.step));
    }
  }

  /** As the step does it: verified against the case as it is now, decided on the case as it will be. */
  #answer(
    { who, answer, evidence }: Extract<Move, { kind: 'answer' }>,
    state: Case,
    message: (act: Message['decide'], more: Partial<Message>) => Message,
  ): Message {
    const { now: at, ids, policy } = this.#world;
    const consent = state.consents[who % Math.max(1, state.consents.length)];
    const consentId = consent?.consentId ?? 'unknown';
    const signature = this.#sign(consent, answer, evidence, state);
    const evidenceId = `${consentId}/${answer}/${this.#signatures.indexOf(signature)}`;
    const verdict = isProof(signature, consent, answer)
      ? ({ accepted: true, evidenceId } as const)
      : ({ accepted: false, evidenceId, reason: 'wrong-document' } as const);
    const about = { consentId, nonce: consent?.nonce ?? '', verdict, at };
    const nextNonce = ids.nonce();
    const act: Message['decide'] = (known) =>
      answer === 'revoke'
        ? decide.decideRevocation(known, { ...about, nextNonce, policy })
        : decide.decideConsentAnswer(known, { ...about, decision: answer, powerOfAttorneyId: null });
    return message(act, { actor: { kind: 'consenter', id: consentId }, reply: { consentId, answer, signature } });
  }

  #sign(consent: Consent | undefined, answer: Answer, made: EvidenceMade, state: Case): Signature {
    const old = this.#signatures.findLast(({ consentId }) => consentId === consent?.consentId);
    if (made === 'replayed' && old !== undefined) return old;
    const over = made === 'for-another' ? state.consents.find((other) => other !== consent) : consent;
    const signature = {
      consentId: over?.consentId ?? 'unknown',
      answer,
      nonce: over?.nonce ?? '',
      isGenuine: made !== 'by-another',
    };
    this.#signatures.push(signature);
    return signature;
  }
}

/** What is done isn't ordered as well. */
const carriedOutBy = ({ names, chipOrder }: Extract<Move, { kind: 'follow-ups' }>): CarriedOut => ({
  done: chipOrder === null ? names : names.filter((name) => name !== 'chip-recording'),
  chipOrder,
});

function verdictOf(move: ReviewMove, state: Case): decide.ReviewDecision {
  const seen = state.stage === 'in-review' && move.saw === 'all' ? state.review.matters.map(matterKey) : [];
  return {
    decision: move.decision,
    reason: 'looked at',
    caseworker: staffOf(move.by, state),
    registrant: move.who === null ? undefined : (state.people[move.who]?.iin ?? 'nobody'),
    matters: move.saw === 'unsaid' ? undefined : seen,
    revisions: move.isStale ? [state.revision - 1] : undefined,
  };
}
