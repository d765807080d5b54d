import type { Dwelling, Person, Whereabouts } from '../../../client/create-tirkeu-client.ts';
import type { Draft } from './draft.ts';

/**
 * What the registries say that somebody at the counter had better hear before filing. Hints decide nothing: whether it stands
 * in the way is for the api, which knows the policy of the day; nobody is kept from filing by one.
 */
export interface Hint {
  readonly says:
    | 'deceased'
    | 'foreigner'
    | 'document-expired'
    | 'child'
    | 'teenager'
    | 'incapable'
    | 'lives-there'
    | 'lives-elsewhere'
    | 'not-commissioned'
    | 'not-a-home'
    | 'without-owner'
    | 'encumbered'
    | 'run-by-organisation'
    | 'state-housing'
    | 'owner-deceased'
    | 'not-for-the-counter';
  /** `stop`: will probably be refused; `review`: a caseworker will have to decide; `note`: good to know. */
  readonly tone: 'stop' | 'review' | 'note';
  readonly who?: string;
}

const GENERAL_AGE = 14;
const OWN_AGE = 16;
const FULL_AGE = 18;

/** Whole years on a day, both `YYYY-MM-DD`. */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

export const isValidOn = (
  { validFrom, validUntil }: Pick<Person['documents'][number], 'validFrom' | 'validUntil'>,
  day: string,
): boolean => validFrom <= day && (validUntil === null || day <= validUntil);

/** With a photograph, and valid: what somebody can prove themself with. */
export const provingDocuments = (person: Person, day: string): Person['documents'] =>
  person.documents.filter((document) => document.type !== 'birth-certificate' && isValidOn(document, day));

const isLivingThere = ({ service }: Draft): boolean =>
  service === 'permanent-residence' || service === 'temporary-stay';

/** Of somebody whose address is to change. */
export function hintsOfPerson(
  draft: Draft,
  person: Person,
  whereabouts: Whereabouts | undefined,
  day: string,
): readonly Hint[] {
  const age = ageOn(person.birthDate, day);
  const home = whereabouts?.permanent?.rka;
  const isHere = draft.placeBy === 'rka' && draft.rka !== '' && home === draft.rka;
  const hints: readonly (Hint | false)[] = [
    !person.alive && { says: 'deceased', tone: 'stop' },
    isLivingThere(draft) && person.citizenship !== 'KAZ' && { says: 'foreigner', tone: 'stop' },
    age >= GENERAL_AGE &&
      isLivingThere(draft) &&
      provingDocuments(person, day).length === 0 && { says: 'document-expired', tone: 'stop' },
    isLivingThere(draft) && age < GENERAL_AGE && !draft.generalGrounds && { says: 'child', tone: 'stop' },
    age >= GENERAL_AGE && age < OWN_AGE && draft.capacity === 'self' && { says: 'teenager', tone: 'stop' },
    person.capability !== 'full' && draft.capacity === 'self' && { says: 'incapable', tone: 'stop' },
    draft.service === 'permanent-residence' && isHere && { says: 'lives-there', tone: 'stop' },
    !isLivingThere(draft) &&
      draft.placeBy === 'rka' &&
      draft.rka !== '' &&
      home !== undefined &&
      !isHere && { says: 'lives-elsewhere', tone: 'stop' },
  ];
  return hints.filter((hint) => hint !== false);
}

/** Of the dwelling; `owners`: those of its owners whom the population registry knows. */
export function hintsOfDwelling(
  draft: Draft,
  dwelling: Dwelling,
  owners: readonly Person[],
  day: string,
): readonly Hint[] {
  if (draft.service === 'departure-abroad') return [];
  const isServed = owners.some(
    ({ birthDate, capability }) => ageOn(birthDate, day) < FULL_AGE || capability !== 'full',
  );
  // An organisation has no age: whose owners are all organisations, the counter doesn't serve (R26).
  const knowsOwners = owners.length === dwelling.owners.filter(({ iin }) => iin !== undefined).length;
  const isEncumbered = dwelling.encumbrances.some(({ kind }) => kind !== 'pledge');
  const hints: readonly (Hint | false)[] = [
    !isServed && knowsOwners && { says: 'not-for-the-counter', tone: 'stop' },
    isLivingThere(draft) && !dwelling.commissioned && { says: 'not-commissioned', tone: 'stop' },
    isLivingThere(draft) && dwelling.category === 'other' && { says: 'not-a-home', tone: 'stop' },
    dwelling.owners.length === 0 && dwelling.tenant === null && { says: 'without-owner', tone: 'stop' },
    isLivingThere(draft) &&
      dwelling.operator !== null &&
      draft.capacity !== 'administration' && { says: 'run-by-organisation', tone: 'stop' },
    isLivingThere(draft) && isEncumbered && { says: 'encumbered', tone: 'review' },
    ...owners
      .filter(({ alive }) => !alive)
      .map(({ name }): Hint => ({ says: 'owner-deceased', tone: 'review', who: name })),
    isLivingThere(draft) && dwelling.tenant !== null && { says: 'state-housing', tone: 'note' },
  ];
  return hints.filter((hint) => hint !== false);
}
