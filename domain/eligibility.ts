import type { Application } from './application.ts';
import type { AddressFacts, DwellingFacts, PersonFacts } from './facts.ts';
import type { Ground } from './grounds.ts';
import type { Policy } from './policy.ts';
import { type Candidate, firstGround, type Place } from './questions/candidate.ts';
import { type Residence, residencesOf } from './residences.ts';
import { procedureOf } from './services/procedures.ts';
import { canConsent, findPerson } from './speaking-for.ts';

/** Everything the registries said when the case opened; whom or what a registry doesn't know is missing. */
export interface OpeningFacts {
  /** Registrants, applicant, title holders, tenants, and the representatives of those who can't consent themselves. */
  readonly people: readonly PersonFacts[];
  /** All dwellings that match what the application names: one for an RKA, any number for owner and area. */
  readonly dwellings: readonly DwellingFacts[];
  readonly address: AddressFacts | undefined;
  /** Where the registrants are registered now: from our ledger, else from the population registry. */
  readonly residences: readonly Pick<Residence, 'iin' | 'rka' | 'kind'>[];
  /** IINs of those who are registered in the dwelling; empty where no norm of density applies (R18). */
  readonly residents: readonly string[];
}

/** IINs of everybody whose address an application would change; the first is the one it is filed for. */
export const registrantsOf = ({ registrant, furtherRegistrants = [] }: Application): readonly string[] =>
  [registrant, ...furtherRegistrants].map(({ iin }) => iin);

/** One registrant, and what speaks against them alone. */
export interface Assessed {
  readonly iin: string;
  readonly person: PersonFacts | undefined;
  readonly ground: Ground | null;
}

export type Assessment =
  | { readonly refused: Ground; readonly people: readonly Assessed[] }
  | { readonly eligible: DwellingFacts; readonly people: readonly Assessed[] };

/** R2, R4, R5: who acts for somebody else is alive, of age and capable. Who files for themself is asked after as registrant. */
const mayActFor = ({ applicant: { capacity } }: Application, applicant: PersonFacts, day: string): boolean =>
  capacity === 'self' || (applicant.alive && canConsent(applicant, day));

/**
 * Whether an application is lawful on a day: the dwelling it is for, or the first ground against it (R1–R8, R10, R17, R18,
 * R23–R26). Of several registrants each is judged alone; only if nobody passes, the application is refused.
 * Encumbrances don't speak against opening a case: they send it to review after the consents (R17).
 */
export function assessEligibility(
  application: Application,
  facts: OpeningFacts,
  { policy, day }: { readonly policy: Policy; readonly day: string },
): Assessment {
  const { questionsOfPerson, questionsOfPlace, questionsOfOpening } = procedureOf(application);
  const { people, address, residents } = facts;
  const unassessed = registrantsOf(application).map((iin) => ({ iin, person: findPerson(people, iin), ground: null }));
  const refuse = (refused: Ground): Assessment => ({ refused, people: unassessed });
  const applicant = findPerson(people, application.applicant.iin);
  if (unassessed.every(({ person }) => person === undefined)) return refuse('registrant-unknown');
  if (applicant === undefined) return refuse('applicant-unknown');
  if (!mayActFor(application, applicant, day)) return refuse('applicant-not-capable');
  const [dwelling, ...others] = facts.dwellings;
  if (dwelling === undefined) return refuse('dwelling-unknown');
  if (others.length > 0) return refuse('dwelling-ambiguous');
  if (address === undefined) return refuse('address-unknown');

  const candidateOf = (registrant: PersonFacts): Candidate => ({
    application,
    registrant,
    applicant,
    dwelling,
    people,
    address,
    residences: residencesOf(facts.residences, registrant.iin),
    residents,
    policy,
    day,
  });
  const assessed = unassessed.map(({ iin, person }): Assessed => {
    const ground = person === undefined ? 'registrant-unknown' : firstGround(candidateOf(person), questionsOfPerson);
    return { iin, person, ground: ground ?? null };
  });
  const passing = assessed.find(({ ground }) => ground === null)?.person;
  const [first = 'registrant-unknown'] = assessed.flatMap(({ ground }) => ground ?? []);
  if (passing === undefined) return { refused: first, people: assessed };
  const candidate = candidateOf(passing);
  const refused = firstGround(candidate, questionsOfPlace) ?? firstGround(candidate, questionsOfOpening);
  return refused === undefined ? { eligible: dwelling, people: assessed } : { refused, people: assessed };
}

/** The first ground against what an application wants in a dwelling as it is now (R7, R8, R10, R17, R23). */
export const groundAgainstPlace = (place: Place): Ground | undefined =>
  firstGround(place, procedureOf(place.application).questionsOfPlace);
