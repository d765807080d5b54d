import type { Application } from './application.ts';
import { isMinorOn, isOrganisationRun } from './eligibility.ts';
import type { DwellingFacts, PersonFacts, TitleHolder } from './facts.ts';

export const CONSENT_CAPACITIES = ['owner', 'tenant', 'owner-representative', 'attorney', 'administration'] as const;
export type ConsentCapacity = (typeof CONSENT_CAPACITIES)[number];

/** A person by IIN or an organisation by BIN. */
export type Identity = { readonly iin: string } | { readonly bin: string };

/** Somebody who must consent before the registration may be committed. */
export interface RequiredConsent {
  readonly consenter: Identity & { readonly name: string };
  readonly capacity: ConsentCapacity;
  /** The title holder for whom a representative answers (R11); the consenter themself otherwise. */
  readonly onBehalfOf: string;
}

export const numberOf = (identity: Identity): string => ('iin' in identity ? identity.iin : identity.bin);

export const fullNameOf = ({ name }: PersonFacts): string =>
  [name.family, name.given, name.patronymic].filter((part) => part !== null).join(' ');

const consentOfOwner = (owner: TitleHolder, people: readonly PersonFacts[], day: string): RequiredConsent => {
  if ('bin' in owner) {
    return { consenter: { bin: owner.bin, name: owner.name }, capacity: 'owner', onBehalfOf: owner.bin };
  }
  const person = people.find(({ iin }) => iin === owner.iin);
  const [representative] = person?.legalRepresentatives ?? [];
  if (person === undefined || representative === undefined || canConsent(person, day)) {
    return { consenter: { iin: owner.iin, name: owner.name }, capacity: 'owner', onBehalfOf: owner.iin };
  }
  const representing = people.find(({ iin }) => iin === representative.iin);
  const name = representing === undefined ? '' : fullNameOf(representing);
  return {
    consenter: { iin: representative.iin, name },
    capacity: 'owner-representative',
    onBehalfOf: owner.iin,
  };
};

/** R11: minors and people of limited or no capability consent through a legal representative. */
export const canConsent = (person: PersonFacts, day: string): boolean =>
  person.capability === 'full' && !isMinorOn(person, day);

/**
 * Who must consent to a registration: every title holder but the registrant (R9), through a representative where they
 * can't themselves (R11); the tenant of state housing (R10); nobody where the administration itself applies (R8).
 */
export function requiredConsents(
  application: Application,
  dwelling: DwellingFacts,
  people: readonly PersonFacts[],
  day: string,
): readonly RequiredConsent[] {
  const registrant = application.registrant.iin;
  if (isOrganisationRun(dwelling.category)) return [];
  if (dwelling.tenancy !== null) {
    const { tenantIin } = dwelling.tenancy;
    if (tenantIin === registrant) return [];
    const tenant = people.find(({ iin }) => iin === tenantIin);
    const name = tenant === undefined ? '' : fullNameOf(tenant);
    return [{ consenter: { iin: tenantIin, name }, capacity: 'tenant', onBehalfOf: tenantIin }];
  }
  // By number: two shares of one owner are two entries in the registry, but one person to ask.
  const owners = new Map(dwelling.titleHolders.map((owner) => [numberOf(owner), owner]));
  owners.delete(registrant);
  return [...owners.values()].map((owner) => consentOfOwner(owner, people, day));
}
