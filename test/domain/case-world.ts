import type { Case, Consent } from '../../domain/case.ts';
import { FOLLOW_UPS, isOpened, isWanted } from '../../domain/case.ts';
import type { Actor } from '../../domain/case-events.ts';
import type { Answer } from '../../domain/consent-document.ts';
import { reminderTimes } from '../../domain/deadlines.ts';
import * as decide from '../../domain/decide.ts';
import type { DwellingFacts, PersonFacts, TitleHolder } from '../../domain/facts.ts';
import { decideRegistration } from '../../domain/registration.ts';
import type { EvidenceMade, Move } from './case-moves.ts';
import {
  dwellingOf,
  firstOwner,
  NOW,
  openingFactsOf,
  organisation,
  organisationOf,
  ownerOf,
  personOf,
  registrant,
  secondOwner,
  stranger,
} from './sample-facts.ts';
import { createIds, later, policy } from './sample-case.ts';
import { iinOf } from './sample-numbers.ts';

const guardian = personOf(iinOf(40));
const ward = personOf(stranger.iin, {
  capability: 'incapable',
  legalRepresentatives: [{ iin: guardian.iin, relation: 'guardian' }],
});
const people: readonly PersonFacts[] = [firstOwner, secondOwner, ward, guardian, registrant];

/** Who may come to own the dwelling. */
const POOL: readonly TitleHolder[] = [
  ownerOf(firstOwner),
  ownerOf(secondOwner),
  ownerOf(ward),
  ownerOf(registrant),
  organisationOf(organisation),
];

export interface Signature {
  readonly consentId: string;
  readonly answer: Answer;
  readonly nonce: string;
  readonly isGenuine: boolean;
}

/** A message as it was written: it knows the case only as it stood then, and what it says never changes. */
export interface Message {
  readonly kind: Move['kind'];
  readonly at: string;
  readonly actor: Actor;
  readonly decide: (state: Case) => decide.Decision;
  /** What the property registry said about the dwelling. */
  readonly dwelling?: DwellingFacts | undefined;
  /** What an answer to a consent request says, and what is there to prove it. */
  readonly reply?: { readonly consentId: string; readonly answer: Answer; readonly signature: Signature };
}

const system: Actor = { kind: 'system', id: null };

/** The world around one case: who owns the dwelling, what was signed, what time it is. */
export class World {
  now = NOW;
  dwelling: DwellingFacts | undefined;
  registrantLives = true;
  readonly ids = createIds();
  readonly signatures: Signature[] = [];

  constructor(owners: readonly number[]) {
    this.dwelling = dwellingOf({ titleHolders: holdersOf(owners) });
  }

  /** Carries out what changes the world, or answers with the message that goes to the case. */
  make(move: Move, state: Case): Message | undefined {
    const { now: at, dwelling, ids } = this;
    const message = (act: Message['decide'], more: Partial<Message> = {}): Message => ({
      kind: move.kind,
      at,
      actor: system,
      decide: act,
      ...more,
    });
    switch (move.kind) {
      case 'progress': {
        const next = progressOf(state);
        return next === undefined ? undefined : this.make(next, state);
      }
      case 'open': {
        const facts = openingFactsOf({ dwellings: dwelling === undefined ? [] : [dwelling], people });
        return message((known) => decide.decideOpening(known, { facts, evidenceId: 'filed', ids, policy, at }), {
          dwelling,
        });
      }
      case 'reject-signature':
        return message((known) => decide.decideSignatureRefusal(known, 'revoked'));
      case 'answer':
        return this.#answer(move, state, message);
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
      case 'review':
        return message((known) => decide.decideReview(known, { decision: move.decision, reason: 'looked at' }));
      case 'register': {
        const facts = { dwelling, people, registrant: { ...registrant, alive: this.registrantLives } };
        const registering = { ids, policy, at, residenceId: 'residence-1', formerRka: null };
        return message((known) => decideRegistration(known, facts, registering), { dwelling });
      }
      case 'follow-ups':
        return message((known) => decide.decideFollowUps(known, move.names));
      case 'stuck':
        return message((known) =>
          decide.decideStuck(known, { step: move.step, registry: null, code: 'timeout', since: at }),
        );
      case 'resumed':
        return message((known) => decide.decideResumed(known, move.step));
      case 'sell':
        this.dwelling = dwellingOf({ ...dwelling, titleHolders: holdersOf(move.owners) });
        return undefined;
      case 'encumber':
        this.dwelling = dwellingOf({
          ...dwelling,
          encumbrances: move.with === null ? [] : [{ kind: move.with, since: at }],
        });
        return undefined;
      case 'dwelling':
        this.dwelling =
          move.is === 'unknown' ? undefined : dwellingOf({ ...dwelling, commissioned: move.is === 'sound' });
        return undefined;
      case 'die':
        this.registrantLives = false;
        return undefined;
      case 'wait-for-deadline':
        if (isOpened(state)) this.passTo(later(state.deadlineAt, move.offsetMs));
        return undefined;
      case 'deliver':
        return undefined;
    }
  }

  passTo(instant: string): void {
    if (instant > this.now) this.now = instant;
  }

  /** As the step does it: verified against the case as it is now, decided on the case as it will be. */
  #answer(
    { who, answer, evidence }: Extract<Move, { kind: 'answer' }>,
    state: Case,
    message: (act: Message['decide'], more: Partial<Message>) => Message,
  ): Message {
    const consent = state.consents[who % Math.max(1, state.consents.length)];
    const consentId = consent?.consentId ?? 'unknown';
    const signature = this.#sign(consent, answer, evidence, state);
    const evidenceId = `${consentId}/${answer}/${this.signatures.indexOf(signature)}`;
    const verdict = isProof(signature, consent, answer)
      ? ({ accepted: true, evidenceId } as const)
      : ({ accepted: false, evidenceId, reason: 'wrong-document' } as const);
    const about = { consentId, nonce: consent?.nonce ?? '', verdict, at: this.now };
    const nextNonce = this.ids.nonce();
    const act: Message['decide'] = (known) =>
      answer === 'revoke'
        ? decide.decideRevocation(known, { ...about, nextNonce })
        : decide.decideConsentAnswer(known, { ...about, decision: answer });
    return message(act, { actor: { kind: 'consenter', id: consentId }, reply: { consentId, answer, signature } });
  }

  #sign(consent: Consent | undefined, answer: Answer, made: EvidenceMade, state: Case): Signature {
    const old = this.signatures.findLast(({ consentId }) => consentId === consent?.consentId);
    if (made === 'replayed' && old !== undefined) return old;
    const over = made === 'for-another' ? state.consents.find((other) => other !== consent) : consent;
    const signature = {
      consentId: over?.consentId ?? 'unknown',
      answer,
      nonce: over?.nonce ?? '',
      isGenuine: made !== 'by-another',
    };
    this.signatures.push(signature);
    return signature;
  }
}

const holdersOf = (owners: readonly number[]): readonly TitleHolder[] =>
  POOL.filter((_, index) => owners.includes(index));

/** R13: who declines or revokes may prove it by a signature under the consent, and never the other way round. */
export const isProof = (signature: Signature, consent: Consent | undefined, answer: Answer): boolean =>
  signature.isGenuine &&
  signature.consentId === consent?.consentId &&
  signature.nonce === consent.nonce &&
  (signature.answer === answer || (answer !== 'give' && signature.answer === 'give'));

function progressOf(state: Case): Move | undefined {
  switch (state.stage) {
    case 'opening':
      return { kind: 'open' };
    case 'awaiting-consent':
      return { kind: 'answer', who: state.consents.findIndex(isWanted), answer: 'give', evidence: 'own' };
    case 'checking-ownership':
      return { kind: 'register' };
    case 'in-review':
      return { kind: 'review', decision: 'approve' };
    case 'registered':
      return { kind: 'follow-ups', names: FOLLOW_UPS };
    // Nobody meets a case in this stage: it is passed through inside one decision.
    case 'registering':
    case 'closed':
      return undefined;
  }
}
