import type { Application } from '../application.ts';
import type { FollowUpName } from '../case.ts';
import type { OwnersToAsk } from '../consenters.ts';
import type { Candidate, Place, Question, QuestionOfPlace } from '../questions/candidate.ts';
import type { LedgerChange, LedgerView } from '../residences.ts';

/** Something that the form alone gets wrong; `pointer` is a JSON Pointer into the application. */
export interface Unfit {
  readonly code: string;
  readonly pointer: string;
  readonly detail: string;
}

/** What a procedure needs to know to say what becomes of the ledger. */
export interface Moving {
  readonly application: Application;
  readonly caseId: string;
  readonly rka: string;
  /** IINs of those of the registrants to whom nothing speaks against it. */
  readonly iins: readonly string[];
  /** The id of the entry that may begin. */
  readonly residenceId: string;
  readonly at: string;
}

/**
 * What makes one service different from another. Everything else (messages, consents, review, follow-ups, deadlines) is the
 * same for all and lives outside.
 */
export interface Procedure {
  /** The outcome of a case whose change is committed. */
  readonly outcome: 'registered' | 'withdrawn';
  /** What a form can tell by itself: combinations that no registry has to be asked about. */
  readonly unfit: (application: Application) => Unfit | undefined;
  /** Asked about each registrant, in the order in which a person would want to hear the answers. */
  readonly questionsOfPerson: readonly Question[];
  /** Asked about the dwelling when the case opens, and again before the commit (R16). */
  readonly questionsOfPlace: readonly QuestionOfPlace[];
  /** Asked once, last, when the case opens. */
  readonly questionsOfOpening: readonly ((candidate: Candidate) => ReturnType<Question>)[];
  readonly ownersToAsk: (place: Place) => OwnersToAsk;
  /** Whether those who lose their residence may object before they do (R23). */
  readonly mayBeObjectedTo: boolean;
  /** Whether what speaks against the dwelling (R17) is a matter for a caseworker. */
  readonly isAboutLivingThere: boolean;
  readonly changeOf: (moving: Moving, ledger: LedgerView) => LedgerChange;
  /** What is told to others after the commit (R21). */
  readonly followUps: readonly FollowUpName[];
}
