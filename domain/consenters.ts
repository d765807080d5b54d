import { isOrganisationRun } from './dwelling-categories.ts';
import type { DwellingFacts, Language, PersonFacts, TitleHolder } from './facts.ts';
import type { Place } from './questions/candidate.ts';
import { canConsent, findPerson, principalOf, representativesOf } from './speaking-for.ts';

export const CONSENT_CAPACITIES = ['owner', 'tenant', 'owner-representative', 'attorney', 'administration'] as const;
export type ConsentCapacity = (typeof CONSENT_CAPACITIES)[number];

/** A person by IIN or an organisation by BIN. */
export type Identity = { readonly iin: string } | { readonly bin: string };

/** Somebody who must consent before the change may be committed. */
export interface RequiredConsent {
  readonly consenter: Identity & { readonly name: string };
  readonly capacity: ConsentCapacity;
  /** The title holder for whom a representative answers (R11); the consenter themself otherwise. */
  readonly onBehalfOf: string;
  /** In which the consenter wants to be written to; `null`: as the applicant does. */
  readonly language: Language | null;
}

export const numberOf = (identity: Identity): string => ('iin' in identity ? identity.iin : identity.bin);

export const fullNameOf = ({ name }: PersonFacts): string =>
  [name.family, name.given, name.patronymic].filter((part) => part !== null).join(' ');

/** By number: two shares of one owner are two entries in the registry, but one person to ask. */
const ownersOf = ({ titleHolders }: DwellingFacts): ReadonlyMap<string, TitleHolder> =>
  new Map(titleHolders.map((owner) => [numberOf(owner), owner]));

/** How an owner can be asked: in person, through a representative (R11), or not at all. */
type Asking = { readonly ask: RequiredConsent } | { readonly cannot: 'owner-deceased' | 'owner-unrepresented' };

const askPerson = (person: PersonFacts, capacity: ConsentCapacity, onBehalfOf = person.iin): Asking => ({
  ask: {
    consenter: { iin: person.iin, name: fullNameOf(person) },
    capacity,
    onBehalfOf,
    language: person.language,
  },
});

function askOwner(owner: TitleHolder, people: readonly PersonFacts[], day: string): Asking {
  if ('bin' in owner) {
    const consenter = { bin: owner.bin, name: owner.name };
    return { ask: { consenter, capacity: 'owner', onBehalfOf: owner.bin, language: null } };
  }
  const person = findPerson(people, owner.iin);
  // Whom the population registry doesn't know, the property registry still names.
  if (person === undefined) {
    const consenter = { iin: owner.iin, name: owner.name };
    return { ask: { consenter, capacity: 'owner', onBehalfOf: owner.iin, language: null } };
  }
  if (!person.alive) return { cannot: 'owner-deceased' };
  if (canConsent(person, day)) return askPerson(person, 'owner');
  const [representative] = representativesOf(person, people, day);
  return representative === undefined
    ? { cannot: 'owner-unrepresented' }
    : askPerson(representative, 'owner-representative', person.iin);
}

/** R10, R11: the tenant of state housing, or whoever represents one who can't consent. */
function askTenant(tenantIin: string, { people, day }: Place): Asking {
  const tenant = findPerson(people, tenantIin);
  if (tenant === undefined) {
    const consenter = { iin: tenantIin, name: '' };
    return { ask: { consenter, capacity: 'tenant', onBehalfOf: tenantIin, language: null } };
  }
  if (!tenant.alive) return { cannot: 'owner-deceased' };
  if (canConsent(tenant, day)) return askPerson(tenant, 'tenant');
  const [representative] = representativesOf(tenant, people, day);
  return representative === undefined
    ? { cannot: 'owner-unrepresented' }
    : askPerson(representative, 'tenant', tenantIin);
}

/** Every owner but one, and how each can be asked. */
const askOwnersBut = (
  number: string | undefined,
  { dwelling, people, day }: Place,
): readonly (readonly [string, Asking])[] =>
  [...ownersOf(dwelling)]
    .filter(([owner]) => owner !== number)
    .map(([owner, holder]) => [owner, askOwner(holder, people, day)] as const);

/** What the owners of a dwelling come to: whose consent to collect, and for whom nobody can be asked. */
export interface OwnersToAsk {
  readonly consents: readonly RequiredConsent[];
  readonly unreachable: readonly { readonly owner: string; readonly why: 'owner-deceased' | 'owner-unrepresented' }[];
}

const NOBODY: OwnersToAsk = { consents: [], unreachable: [] };

const sort = (asked: readonly (readonly [string, Asking])[]): OwnersToAsk => ({
  consents: asked.flatMap(([, asking]) => ('ask' in asking ? [asking.ask] : [])),
  unreachable: asked.flatMap(([owner, asking]) => ('cannot' in asking ? [{ owner, why: asking.cannot }] : [])),
});

/**
 * Who must consent to somebody living in a dwelling: every title holder but the registrant (R9), through a representative
 * where they can't themselves (R11); the tenant of state housing (R10); nobody where the administration itself applies (R8).
 */
export function consentToLiveThere(place: Place): OwnersToAsk {
  const { application, dwelling } = place;
  const registrant = application.registrant.iin;
  if (isOrganisationRun(dwelling.category)) return NOBODY;
  if (dwelling.tenancy === null) return sort(askOwnersBut(registrant, place));
  const { tenantIin } = dwelling.tenancy;
  if (tenantIin === registrant) return NOBODY;
  return sort([[tenantIin, askTenant(tenantIin, place)]]);
}

/** Who must confirm that others are withdrawn: the owners beside the one who asks for it (R23). */
export const confirmWithdrawal = (place: Place): OwnersToAsk => {
  const { application, dwelling, people, day } = place;
  return sort(askOwnersBut(principalOf(application, dwelling, people, day), place));
};

/** Where a procedure is nobody's business but the person's own (R24). */
export const askNobody = (): OwnersToAsk => NOBODY;
