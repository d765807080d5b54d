import type { Application, Service } from './application.ts';
import { ageOn, isWithin } from './calendar.ts';
import type { DwellingFacts, PersonFacts, TitleHolder } from './facts.ts';

/** Who may speak for whom (R5, R11). */

export const isMinorOn = (person: PersonFacts, day: string): boolean => ageOn(person.birthDate, day) < 18;

/** R11: minors and people of limited or no capability consent through a legal representative. */
export const canConsent = (person: PersonFacts, day: string): boolean =>
  person.capability === 'full' && !isMinorOn(person, day);

export const findPerson = (people: readonly PersonFacts[], iin: string): PersonFacts | undefined =>
  people.find((person) => person.iin === iin);

/** The legal representatives who could answer: alive, of age and capable. */
export const representativesOf = (
  person: PersonFacts,
  people: readonly PersonFacts[],
  day: string,
): readonly PersonFacts[] =>
  person.legalRepresentatives
    .map(({ iin }) => findPerson(people, iin))
    .filter((representative) => representative !== undefined)
    .filter((representative) => representative.alive && canConsent(representative, day));

/**
 * R5: the attorney whom a notarised power of attorney of `principal` names, if it is valid on the day and covers the service.
 */
export function attorneyUnder(
  powerOfAttorneyId: string | undefined,
  principal: PersonFacts,
  service: Service,
  day: string,
): string | undefined {
  const powers = principal.powersOfAttorney.find(({ id }) => id === powerOfAttorneyId);
  const isValid =
    powers?.revoked === false &&
    powers.services.includes(service) &&
    isWithin(day, powers.validFrom, powers.validUntil);
  return isValid ? powers.attorneyIin : undefined;
}

/**
 * The owner (IIN or BIN) for whom an application is filed that only an owner may file (R23): the applicant, the company that
 * signs, the owner who gave a power of attorney, or the minor or incapable owner whom the applicant represents.
 * `undefined` where the applicant speaks for no owner.
 */
export function principalOf(
  { applicant, service }: Application,
  { titleHolders }: DwellingFacts,
  people: readonly PersonFacts[],
  day: string,
): string | undefined {
  if (applicant.capacity === 'administration') {
    return titleHolders.some((owner) => 'bin' in owner && owner.bin === applicant.bin) ? applicant.bin : undefined;
  }
  const owners = titleHolders.flatMap((owner: TitleHolder) => ('iin' in owner ? [owner.iin] : []));
  // Powers of attorney and guardianship end with the life of whoever they are for.
  const living = owners
    .map((iin) => findPerson(people, iin))
    .filter((owner) => owner !== undefined)
    .filter(({ alive }) => alive);
  const speaksFor = (owner: PersonFacts): boolean => {
    if (applicant.capacity === 'owner') return owner.iin === applicant.iin && canConsent(owner, day);
    if (applicant.capacity === 'attorney') {
      return attorneyUnder(applicant.powerOfAttorneyId, owner, service, day) === applicant.iin;
    }
    const represents = owner.legalRepresentatives.some(({ iin }) => iin === applicant.iin);
    return represents && !canConsent(owner, day);
  };
  return living.find(speaksFor)?.iin;
}
