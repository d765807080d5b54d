import { ageOn, dayOf } from './calendar.ts';
import type { PersonFacts } from './facts.ts';
import { REGISTERED_FROM_AGE } from './questions/of-people.ts';
import type { ResidenceKind } from './residences.ts';
import {
  compare,
  hasWord,
  isCurrent,
  type LedgerEntry,
  ofLedger,
  ofRegistry,
  type ShownResidence,
} from './shown-residence.ts';

/** Where somebody lives: what the ledger and the population registry say, and what the law makes of it (R3). */

/** Whose residence it is that somebody else shares by law (R3), and how that was settled. */
export interface DerivedFrom {
  readonly iin: string;
  readonly relation: 'parent' | 'guardian';
  readonly basis: 'legal-representative' | 'custody';
}

export interface Derived {
  readonly residence: ShownResidence;
  readonly derivedFrom: DerivedFrom;
}

export interface Whereabouts {
  readonly permanent: ShownResidence | null;
  readonly temporary: ShownResidence | null;
  /** Set where `permanent` is somebody else's residence. */
  readonly derivedFrom: DerivedFrom | null;
  /** The residences of representatives who live apart, where nobody has settled with whom somebody lives. */
  readonly alternatives: readonly Derived[];
  /** Own residences, oldest first, those that go on included. */
  readonly history: readonly ShownResidence[];
}

/** What is known of a person; the registry may know nobody, and the ledger nothing. */
export interface KnownPerson {
  readonly person: PersonFacts | undefined;
  readonly entries: readonly LedgerEntry[];
}

const livesByRepresentative = ({ birthDate, capability }: PersonFacts, at: string): boolean =>
  ageOn(birthDate, dayOf(at)) < REGISTERED_FROM_AGE || capability === 'incapable';

const currentEntry = (entries: readonly LedgerEntry[], kind: ResidenceKind, at: string): ShownResidence | null => {
  const found = entries.find((entry) => entry.kind === kind && isCurrent(entry, at));
  return found === undefined ? null : ofLedger(found);
};

const registered = ({ person, entries }: KnownPerson): ShownResidence | null =>
  person === undefined || person.registeredAt === null || hasWord(entries, person.iin, 'permanent')
    ? null
    : ofRegistry(person.registeredAt.rka, 'permanent', person.registeredAt.since);

const ownPermanent = (known: KnownPerson, at: string): ShownResidence | null =>
  currentEntry(known.entries, 'permanent', at) ?? registered(known);

/**
 * The legal representatives whose residence decides where somebody lives (R3): of a child under 14, or of an adult under
 * guardianship, without an entry of their own (a child may be registered on general grounds). Nobody for others.
 */
export function representativesToAsk(
  { person, entries }: KnownPerson,
  at: string,
): PersonFacts['legalRepresentatives'] {
  if (person === undefined || !livesByRepresentative(person, at)) return [];
  return currentEntry(entries, 'permanent', at) === null ? person.legalRepresentatives : [];
}

/** At most one of the two holds something. */
interface Shared {
  readonly settled: Derived | null;
  readonly alternatives: readonly Derived[];
}

const NOTHING_SHARED: Shared = { settled: null, alternatives: [] };

/**
 * Whose residence somebody shares. Where representatives live apart, the one in the custody record counts; without a record, or
 * while that one is registered nowhere, nothing is settled.
 */
function sharedResidence(known: KnownPerson, representatives: readonly KnownPerson[], at: string): Shared {
  const alive = representativesToAsk(known, at).flatMap(({ iin, relation }) => {
    const representative = representatives.find(({ person }) => person?.iin === iin);
    return representative?.person?.alive === true
      ? [{ iin, relation, residence: ownPermanent(representative, at) }]
      : [];
  });
  const residences = alive.flatMap(({ iin, relation, residence }): readonly Derived[] =>
    residence === null ? [] : [{ residence, derivedFrom: { iin, relation, basis: 'legal-representative' } }],
  );
  const custodian = alive.find(({ iin }) => iin === known.person?.custodian);
  if (custodian !== undefined) {
    const { iin, relation, residence } = custodian;
    return residence === null
      ? { settled: null, alternatives: residences }
      : { settled: { residence, derivedFrom: { iin, relation, basis: 'custody' } }, alternatives: [] };
  }
  const [first] = residences;
  if (first === undefined) return NOTHING_SHARED;
  const together = residences.every(({ residence }) => residence.rka === first.residence.rka);
  return together ? { settled: first, alternatives: [] } : { settled: null, alternatives: residences };
}

/**
 * Where somebody lives at an instant.
 *
 * @param representatives what is known of `representativesToAsk`
 */
export function whereSomebodyLives(
  known: KnownPerson,
  representatives: readonly KnownPerson[],
  at: string,
): Whereabouts {
  const { settled, alternatives } = sharedResidence(known, representatives, at);
  // What the registry holds for a child is the address of a day long ago: it counts only where no representative's does.
  const adopted = settled === null && alternatives.length === 0 ? registered(known) : null;
  const written = known.entries.map(ofLedger);
  return {
    permanent: currentEntry(known.entries, 'permanent', at) ?? settled?.residence ?? adopted,
    temporary: currentEntry(known.entries, 'temporary', at),
    derivedFrom: settled?.derivedFrom ?? null,
    alternatives,
    history: [...(adopted === null ? [] : [adopted]), ...written].toSorted(byBeginning),
  };
}

const byBeginning = (one: ShownResidence, other: ShownResidence): number => compare(one.from, other.from);
