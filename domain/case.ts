import type { Application } from './application.ts';
import type { ConsentCapacity, Identity } from './consenters.ts';
import type { Trilingual } from './facts.ts';
import type { Refusal } from './grounds.ts';
import type { Stage } from './stages.ts';

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
  readonly evidenceId: string | null;
  /** When evidence for this consent was rejected: limits how often one may try. */
  readonly rejectedAt: readonly string[];
}

/** An answer is wanted from who hasn't given one, or has taken it back (R14). */
export const isWanted = ({ status }: Consent): boolean => status === 'pending' || status === 'revoked';

export const FOLLOW_UPS = ['population-registry', 'chip-recording', 'notices'] as const;
/** What is told to others after the commit (R21, R22). */
export type FollowUpName = (typeof FOLLOW_UPS)[number];

export interface FollowUp {
  readonly name: FollowUpName;
  readonly state: 'pending' | 'done';
}

export interface Registration {
  readonly residenceId: string;
  /** Where the registrant was registered until this moment, if anywhere (R19). */
  readonly formerRka: string | null;
  readonly committedAt: string;
  readonly followUps: readonly FollowUp[];
}

/** How a case ended; each outcome carries what only it has. */
export type Ending =
  | { readonly outcome: 'registered'; readonly registration: Registration }
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
  readonly receivedAt: string;
  readonly updatedAt: string;
  /** The number of events folded in, and so the number of the last one. */
  readonly revision: number;
  readonly stuck: readonly Stuck[];
  readonly learned: Learned;
  readonly consents: readonly Consent[];
}

interface Opened extends Filed {
  /** IIN or BIN of each owner when ownership was last looked at (R16). */
  readonly titleHolders: readonly string[];
  /** When the consents that are still wanted were asked for; reminders count from here (R15). */
  readonly askedAt: string;
  readonly deadlineAt: string;
  /** The due time of the last reminder sent. */
  readonly remindedFor: string | null;
  /** Encumbrances that a caseworker decided not to hold against the registration (R17). */
  readonly waived: readonly string[];
}

/** A case, by stage: nothing that only one stage has can be read in another. */
export type Case =
  | (Filed & { readonly stage: 'opening' })
  | (Opened & { readonly stage: 'awaiting-consent' })
  | (Opened & { readonly stage: 'checking-ownership' })
  | (Opened & { readonly stage: 'in-review'; readonly encumbrances: readonly string[] })
  | (Opened & { readonly stage: 'registering' })
  | (Opened & { readonly stage: 'registered'; readonly registration: Registration })
  | (Filed & { readonly stage: 'closed'; readonly ending: Ending; readonly closedAt: string });

export type OpenedCase = Extract<Case, Opened>;

/** Narrows a case to the stages after opening in which it is not over. */
export const isOpened = (state: Case): state is OpenedCase => state.stage !== 'opening' && state.stage !== 'closed';

export const registrationOf = (state: Case): Registration | null => {
  if (state.stage === 'registered') return state.registration;
  return state.stage === 'closed' && state.ending.outcome === 'registered' ? state.ending.registration : null;
};

/** The outcome as the world sees it: a registration counts from its commit, not from its last follow-up (R21). */
export function outcomeOf(state: Case): Outcome | null {
  switch (state.stage) {
    case 'opening':
    case 'awaiting-consent':
    case 'checking-ownership':
    case 'in-review':
    case 'registering':
      return null;
    case 'registered':
      return 'registered';
    case 'closed':
      return state.ending.outcome;
  }
}

export interface WaitingFor {
  readonly kind: 'owner' | 'applicant' | 'caseworker' | 'registry' | 'worker';
  readonly name: string | null;
  readonly since: string;
}

/** A case is seen in these stages only while a registry is being asked; in `opening` and `registered` any of several. */
const ASKED_IN_STAGE = {
  opening: { kind: 'registry', name: null },
  'checking-ownership': { kind: 'registry', name: 'property' },
  registering: { kind: 'worker', name: null },
  registered: { kind: 'registry', name: null },
} as const;

/** For whom or what a case waits, and since when. A failing step outranks the stage, because it is what must be mended. */
export function waitingForOf(state: Case): WaitingFor | null {
  const stage: Stage = state.stage;
  if (stage === 'closed') return null;
  const [stuck] = state.stuck;
  if (stuck !== undefined) {
    return { kind: stuck.registry === null ? 'worker' : 'registry', name: stuck.registry, since: stuck.since };
  }
  if (stage === 'awaiting-consent') {
    const wanted = state.consents.filter(isWanted);
    const name = wanted.map(({ consenter }) => consenter.name).join(', ');
    const since = wanted.reduce((first, { askedAt }) => (askedAt < first ? askedAt : first), state.updatedAt);
    return { kind: 'owner', name, since };
  }
  if (stage === 'in-review') return { kind: 'caseworker', name: null, since: state.updatedAt };
  return { ...ASKED_IN_STAGE[stage], since: state.updatedAt };
}
