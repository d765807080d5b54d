import type { Application } from './application.ts';
import type { AttemptThrough } from './attempts.ts';
import type { ConsentCapacity, Identity } from './consenters.ts';
import type { Language, Trilingual } from './facts.ts';
import type { Refusal } from './grounds.ts';
import type { ReviewMatter } from './review-matters.ts';
import { procedureOf } from './services/procedures.ts';
import type { Residence } from './residences.ts';

/** All instants are RFC 3339 UTC strings, so that a case is plain JSON in the store, in a history and in an answer. */

export type ConsentStatus = 'pending' | 'given' | 'declined' | 'revoked' | 'expired';

/** One consenter's answer. */
export interface Consent {
  readonly consentId: string;
  readonly consenter: Identity & { readonly name: string };
  readonly capacity: ConsentCapacity;
  /** The title holder on whose behalf a representative answers (R11). */
  readonly onBehalfOf: string;
  /** Binds a signature to this request; renewed when a consent is revoked, so that the old signature is worthless (R13). */
  readonly nonce: string;
  readonly askedAt: string;
  /** The deadline that the consent document names (R13). */
  readonly deadlineAt: string;
  readonly status: ConsentStatus;
  readonly decidedAt: string | null;
  /** When they were last reminded, by whom ever. */
  readonly remindedAt?: string;
  readonly evidenceId: string | null;
  /** In which the consenter wants to be written to; `null`: as the applicant does. */
  readonly language: Language | null;
  /** The power of attorney under which somebody else answered (R5, R11). */
  readonly powerOfAttorneyId: string | null;
  /** IIN of who has answered for the consenter: an attorney, or whoever signed for an organisation. They are parties, too (R27). */
  readonly answeredBy?: string;
  /** The integrators that brought an answer, or took one back, which counted. */
  readonly clients?: readonly string[];
  /** When evidence for this consent was rejected: limits how often one may try. */
  readonly rejectedAt: readonly string[];
  /** The same, where an integrator brought it. */
  readonly rejectedThrough?: readonly AttemptThrough[];
}

/** An answer is wanted from who hasn't given one, or has taken it back (R14). */
export const isWanted = ({ status }: Consent): boolean => status === 'pending' || status === 'revoked';

/** R23: what somebody who is to be withdrawn may say against it. Silence says nothing. */
export interface Objection {
  readonly objectionId: string;
  /** The person who is to be withdrawn. */
  readonly iin: string;
  /** Who may object: the person, or a legal representative of somebody who can't speak for themselves. */
  readonly objector: { readonly iin: string; readonly name: string };
  readonly language: Language | null;
  /** Binds a signature to this objection. */
  readonly nonce: string;
  readonly status: 'open' | 'raised';
  readonly reason: string | null;
  readonly raisedAt: string | null;
  readonly evidenceId: string | null;
  /** The integrator that brought the objection which was raised. */
  readonly client?: string;
  readonly rejectedAt: readonly string[];
  readonly rejectedThrough?: readonly AttemptThrough[];
}

/** One of those whose address the application would change, each with a result of their own (R23). */
export interface PersonInCase {
  readonly iin: string;
  readonly name: string | null;
  /** What speaks against this person alone; the case goes on for the others. */
  readonly refusal: Refusal | null;
}

export const FOLLOW_UPS = [
  'population-registry',
  'chip-recording',
  'notices',
  'end-of-stay',
  'end-of-stay-notices',
] as const;
/** What is told to others after the commit (R21, R22), and after a stay is over (R20). */
export type FollowUpName = (typeof FOLLOW_UPS)[number];

/** `ordered`: taken over by somebody who needs time, and hasn't answered; `failed`: will not happen any more (R21). */
export type FollowUpState = 'pending' | 'ordered' | 'done' | 'failed';

export interface FollowUp {
  readonly name: FollowUpName;
  readonly state: FollowUpState;
  /** The order with the card issuer and when it was placed. */
  readonly order?: { readonly orderId: string; readonly orderedAt: string; readonly remindedAt: string | null };
}

/** How a stay came to its end (R20). `superseded`: by a new registration of the same person. */
export const STAY_ENDS = ['last-day', 'registrant', 'owner', 'superseded'] as const;
export type StayEnd = (typeof STAY_ENDS)[number];

export interface Stay {
  /** The last instant of the last day. */
  readonly until: string;
  readonly ended: {
    readonly how: StayEnd;
    readonly at: string;
    /** The integrator that brought the word which ended it. */
    readonly client?: string;
  } | null;
}

/** What the commit did to the ledger. */
export interface Registration {
  /** The entry that began; `null` where a case only ends entries. */
  readonly residenceId: string | null;
  /** Where the registrant was permanently registered until this moment, if that ended (R19). */
  readonly formerRka: string | null;
  /** The entries that ended. */
  readonly ended: readonly Residence[];
  readonly committedAt: string;
  /** Of a temporary stay only. */
  readonly stay: Stay | null;
  /** When somebody tried in vain to end the stay: limits how often one may try. */
  readonly stayEndRejectedAt: readonly string[];
  readonly stayEndRejectedThrough?: readonly AttemptThrough[];
  /** By which anybody can verify the address certificate (R22); `null` where there is none. */
  readonly certificateCode: string | null;
  readonly followUps: readonly FollowUp[];
}

/** How a case ended; each outcome carries what only it has. */
export type Ending =
  | { readonly outcome: 'registered' | 'withdrawn'; readonly registration: Registration }
  | { readonly outcome: 'refused'; readonly refusal: Refusal; readonly reason: string | null }
  | { readonly outcome: 'declined'; readonly consentId: string }
  | { readonly outcome: 'expired' }
  | { readonly outcome: 'cancelled'; readonly reason: string | null };

export type Outcome = Ending['outcome'];

/** A step that keeps failing for a technical reason; the case waits (R29). */
export interface Stuck {
  readonly step: string;
  /** The registry that fails, or `null` where the cause is our own. */
  readonly registry: string | null;
  readonly code: string;
  readonly since: string;
}

/** What the registries told when the case opened, as far as people read it later. */
export interface Learned {
  readonly registrantName: string | null;
  readonly applicantName: string | null;
  readonly rka: string | null;
  readonly address: Trilingual | null;
  readonly office: string | null;
}

interface Filed {
  readonly caseId: string;
  readonly application: Application;
  /** SHA-256 of the canonical application, hex: tells a repeated request from a different one under the same key. */
  readonly applicationDigest: string;
  /** The integrator that filed it: a client id, never a person's. */
  readonly client: string;
  readonly receivedAt: string;
  readonly updatedAt: string;
  /** The number of events folded in, and so the number of the last one. */
  readonly revision: number;
  readonly stuck: readonly Stuck[];
  readonly learned: Learned;
  readonly people: readonly PersonInCase[];
  readonly consents: readonly Consent[];
  readonly objections: readonly Objection[];
  /** Who works on it: a name in the directory of staff. */
  readonly assignee: string | null;
  /** The notes that colleagues have written; their words are in the trail. */
  readonly noteIds?: readonly string[];
}

interface Opened extends Filed {
  /** IIN or BIN of each owner when ownership was last looked at (R16). */
  readonly titleHolders: readonly string[];
  /** When the consents that are still wanted were asked for; reminders count from here (R15). */
  readonly askedAt: string;
  readonly deadlineAt: string;
  /** The due time of the last reminder sent. */
  readonly remindedFor: string | null;
  /** Until when those who are to be withdrawn may hold the case up by an objection; `null` where nobody waits for one (R23). */
  readonly objectionsUntil: string | null;
  /** Keys of the matters that a caseworker decided not to hold against the application (R17). */
  readonly waived: readonly string[];
}

/** A task for a caseworker: what the rules can't decide (R17). */
export interface Review {
  readonly matters: readonly ReviewMatter[];
  readonly requestedAt: string;
  /** By when it should be decided; nothing happens by itself when it isn't. */
  readonly dueAt: string;
}

/** A case, by stage: nothing that only one stage has can be read in another. */
export type Case =
  | (Filed & { readonly stage: 'opening' })
  | (Opened & { readonly stage: 'awaiting-consent' })
  | (Opened & { readonly stage: 'awaiting-objections' })
  | (Opened & { readonly stage: 'checking-ownership' })
  | (Opened & { readonly stage: 'in-review'; readonly review: Review })
  | (Opened & { readonly stage: 'registering' })
  | (Opened & { readonly stage: 'registered'; readonly registration: Registration })
  | (Filed & { readonly stage: 'closed'; readonly ending: Ending; readonly closedAt: string });

export type OpenedCase = Extract<Case, Opened>;

/** Narrows a case to the stages after opening in which it is not over. */
export const isOpened = (state: Case): state is OpenedCase => state.stage !== 'opening' && state.stage !== 'closed';

/** IINs of those for whom the case goes on. */
export const addressedPeople = ({ people }: Case): readonly string[] =>
  people.filter(({ refusal }) => refusal === null).map(({ iin }) => iin);

export const registrationOf = (state: Case): Registration | null => {
  if (state.stage === 'registered') return state.registration;
  return state.stage === 'closed' && 'registration' in state.ending ? state.ending.registration : null;
};

/** The outcome as the world sees it: a change of the ledger counts from its commit, not from its last follow-up (R21). */
export function outcomeOf(state: Case): Outcome | null {
  switch (state.stage) {
    case 'opening':
    case 'awaiting-consent':
    case 'awaiting-objections':
    case 'checking-ownership':
    case 'in-review':
    case 'registering':
      return null;
    case 'registered':
      return procedureOf(state.application).outcome;
    case 'closed':
      return state.ending.outcome;
  }
}

/** When the outcome was certain: at the commit, or where there was none, at the end. RFC 3339; `null` while it isn't. */
export function outcomeAtOf(state: Case): string | null {
  const registration = registrationOf(state);
  if (registration !== null) return registration.committedAt;
  return state.stage === 'closed' ? state.closedAt : null;
}

export interface WaitingFor {
  readonly kind: 'owner' | 'applicant' | 'caseworker' | 'registry' | 'worker';
  readonly name: string | null;
  readonly since: string;
}

/** A case is seen in these stages only while a registry is being asked; in `opening` any of several. */
const ASKED_IN_STAGE = {
  opening: { kind: 'registry', name: null },
  'checking-ownership': { kind: 'registry', name: 'property' },
  registering: { kind: 'worker', name: null },
} as const;

/** After the commit it is registries that have to be told or to answer; a stay that merely goes on waits for nobody. */
function waitingAfterCommit({ followUps, committedAt, stay }: Registration): WaitingFor | null {
  if (followUps.some(({ state }) => state === 'pending')) {
    return { kind: 'registry', name: null, since: stay?.ended?.at ?? committedAt };
  }
  const ordered = followUps.find(({ state }) => state === 'ordered')?.order;
  return ordered === undefined ? null : { kind: 'registry', name: 'cards', since: ordered.orderedAt };
}

/** For whom or what a case waits, and since when. A failing step outranks the stage, because it is what must be mended. */
export function waitingForOf(state: Case): WaitingFor | null {
  if (state.stage === 'closed') return null;
  const [stuck] = state.stuck;
  if (stuck !== undefined) {
    return { kind: stuck.registry === null ? 'worker' : 'registry', name: stuck.registry, since: stuck.since };
  }
  if (state.stage === 'awaiting-consent') {
    const wanted = state.consents.filter(isWanted);
    const name = wanted.map(({ consenter }) => consenter.name).join(', ');
    const since = wanted.reduce((first, { askedAt }) => (askedAt < first ? askedAt : first), state.updatedAt);
    return { kind: 'owner', name, since };
  }
  // R23: those who may object needn't do anything; what is awaited is the day until which they may.
  if (state.stage === 'awaiting-objections') return null;
  if (state.stage === 'in-review') return { kind: 'caseworker', name: state.assignee, since: state.review.requestedAt };
  if (state.stage === 'registered') return waitingAfterCommit(state.registration);
  return { ...ASKED_IN_STAGE[state.stage], since: state.updatedAt };
}
