import {
  decideAssignment,
  decideCancellation,
  decideDeadline,
  decideExtension,
  decideResumed,
  decideReview,
  decideStuck,
} from '../domain/decide.ts';
import { decideNote } from '../domain/desk-work.ts';
import type { Decision } from '../domain/decision.ts';
import { decideObjectionPeriod } from '../domain/objections.ts';
import type { Caseworker } from '../domain/application.ts';
import type { Case } from '../domain/case.ts';
import type { Actor } from '../domain/case-events.ts';
import { changeCase } from '../store/writer.ts';
import type { Assignment, Cancellation, DeadlineExtension, NoteMessage, ReviewVerdict } from '../workflows/contract.ts';
import type { Dependencies } from './dependencies.ts';
import { type Basis, changeFrom, type StepResult } from './step.ts';

/** Steps that ask no registry: they decide on what the store knows and write it down. */
const change = (
  { connection, models }: Dependencies,
  basis: Basis,
  actor: Actor,
  decide: (state: Case) => Decision,
): Promise<StepResult> =>
  changeCase(connection, models, {
    ...changeFrom(basis),
    actor,
    decide: (state) => (state === undefined ? { facts: [] } : decide(state)),
  });

/** R15: ends a case whose consents didn't come in time; whatever was decided before stands. */
export const expireConsents =
  (dependencies: Dependencies) =>
  (basis: Basis): Promise<StepResult> =>
    change(dependencies, basis, { kind: 'system', id: null }, (state) => decideDeadline(state, basis.at));

/** The applicant withdraws the application, by their client or by a caseworker's hand. */
export const cancelApplication =
  (dependencies: Dependencies) =>
  (message: Basis & Cancellation): Promise<StepResult> =>
    change(dependencies, message, whoCancels(message), (state) =>
      decideCancellation(state, message.reason, message.caseworker),
    );

const caseworkerActor = ({ caseworker }: { readonly caseworker: Caseworker }) =>
  ({ kind: 'caseworker', id: caseworker.id }) as const;

const whoCancels = ({ caseworker }: Cancellation): Actor =>
  caseworker === undefined ? { kind: 'applicant', id: null } : caseworkerActor({ caseworker });

/** R17: a caseworker decides what the rules can't. */
export const decideCaseReview =
  (dependencies: Dependencies) =>
  (message: Basis & ReviewVerdict): Promise<StepResult> =>
    change(dependencies, message, caseworkerActor(message), (state) => decideReview(state, message));

/** R15: a caseworker gives the consenters more time. */
export const extendDeadline =
  (dependencies: Dependencies) =>
  (message: Basis & DeadlineExtension): Promise<StepResult> =>
    change(dependencies, message, caseworkerActor(message), (state) => decideExtension(state, message));

/** A case is given to somebody, claimed, or given up. */
export const assignCase =
  (dependencies: Dependencies) =>
  (message: Basis & Assignment): Promise<StepResult> =>
    change(dependencies, message, caseworkerActor(message), (state) => decideAssignment(state, message));

/** A colleague writes something down. */
export const addNote =
  (dependencies: Dependencies) =>
  (message: Basis & NoteMessage): Promise<StepResult> =>
    change(dependencies, message, caseworkerActor(message), (state) => decideNote(state, message));

/** R23: nobody has objected in time. */
export const endObjectionPeriod =
  (dependencies: Dependencies) =>
  (basis: Basis): Promise<StepResult> =>
    change(dependencies, basis, { kind: 'system', id: null }, (state) => decideObjectionPeriod(state, basis.at));

export interface StuckStep {
  readonly step: string;
  readonly registry: string | null;
  readonly code: string;
  /** When the step failed first. */
  readonly stuckSince: string;
}

/** Marks a case whose step keeps failing, so that a waiting case never merely looks as if it waited. */
export const markStuck =
  (dependencies: Dependencies) =>
  ({ step, registry, code, stuckSince, ...basis }: Basis & StuckStep): Promise<StepResult> =>
    change(dependencies, basis, { kind: 'system', id: null }, (state) =>
      decideStuck(state, { step, registry, code, since: stuckSince }),
    );

export const markResumed =
  (dependencies: Dependencies) =>
  ({ step, ...basis }: Basis & { readonly step: string }): Promise<StepResult> =>
    change(dependencies, basis, { kind: 'system', id: null }, (state) => decideResumed(state, step));
