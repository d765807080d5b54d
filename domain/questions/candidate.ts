import type { Application } from '../application.ts';
import type { AddressFacts, DwellingFacts, PersonFacts } from '../facts.ts';
import type { Ground } from '../grounds.ts';
import type { Policy } from '../policy.ts';
import type { Residence } from '../residences.ts';

/** What is asked about a place, and about those who may speak for it, can be asked again before the commit (R16). */
export interface Place {
  readonly application: Application;
  readonly dwelling: DwellingFacts;
  /** Owners, tenants, and the representatives of those who can't speak for themselves. */
  readonly people: readonly PersonFacts[];
  /** Calendar day in Asia/Almaty on which the application is judged. */
  readonly day: string;
}

/** One registrant of an application, with everything that the registries said when the case opened. */
export interface Candidate extends Place {
  readonly registrant: PersonFacts;
  readonly applicant: PersonFacts;
  readonly address: AddressFacts;
  /** Where the registrant is registered now: from our ledger, else from the population registry. */
  readonly residences: readonly Pick<Residence, 'iin' | 'rka' | 'kind'>[];
  /** IINs of those who are registered in the dwelling; empty where no norm of density applies (R18). */
  readonly residents: readonly string[];
  readonly policy: Policy;
}

/** A question of the law: the ground on which it says no, or `undefined`. */
export type Question = (candidate: Candidate) => Ground | undefined;
export type QuestionOfPlace = (place: Place) => Ground | undefined;

/** The first ground that speaks against something, in the order of the questions. */
export const firstGround = <Asked>(
  asked: Asked,
  questions: readonly ((asked: Asked) => Ground | undefined)[],
): Ground | undefined => {
  for (const question of questions) {
    const ground = question(asked);
    if (ground !== undefined) return ground;
  }
  return undefined;
};
