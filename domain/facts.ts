/**
 * What the registries say, as values. `clients/` turns each registry's answer into these; the rules read nothing else.
 * Dates are calendar days `YYYY-MM-DD` in Asia/Almaty.
 */

/** Text in the three languages that are equal here. */
export interface Trilingual {
  readonly kk: string;
  readonly ru: string;
  readonly en: string;
}

export type Language = keyof Trilingual;

export type DocumentType = 'identity-card' | 'passport' | 'birth-certificate';

export interface IdentityDocument {
  readonly type: DocumentType;
  readonly number: string;
  readonly validFrom: string;
  /** Last day of validity; `null` where the document never expires. */
  readonly validUntil: string | null;
  /** The card carries a chip that holds the legal address (R21). */
  readonly chip: boolean;
}

/** A person as the population registry knows them. */
export interface PersonFacts {
  readonly iin: string;
  readonly name: { readonly family: string; readonly given: string; readonly patronymic: string | null };
  readonly birthDate: string;
  readonly sex: 'male' | 'female';
  readonly citizenship: string;
  readonly alive: boolean;
  readonly capability: 'full' | 'limited' | 'incapable';
  readonly documents: readonly IdentityDocument[];
  readonly legalRepresentatives: readonly { readonly iin: string; readonly relation: 'parent' | 'guardian' }[];
  /** The legal representative whom a custody record names: with whom a child lives whose parents live apart (R3). */
  readonly custodian: string | null;
  readonly relatives: readonly { readonly iin: string; readonly relation: Relation }[];
  /** Phone in the mobile citizens' database, E.164. */
  readonly phone: string | null;
  /** The language in which the person wants to be written to, where they have said so. */
  readonly language: Language | null;
  readonly powersOfAttorney: readonly PowerOfAttorney[];
  /** The permanent address the state database holds: where our ledger starts for somebody it has never met. */
  readonly registeredAt: { readonly rka: string; readonly since: string } | null;
  /** Documents that confirm the departure for permanent residence abroad (R24). */
  readonly departureDocuments: readonly DepartureDocument[];
}

/** Spouses and those whom the law calls close relatives (R18). */
export type Relation = 'spouse' | 'parent' | 'child' | 'sibling' | 'grandparent' | 'grandchild';

export interface DepartureDocument {
  readonly number: string;
  /** ISO 3166-1 alpha-3. */
  readonly destination: string;
  readonly validFrom: string;
  readonly validUntil: string;
}

/** Somebody who lives in a dwelling according to the population registry (R18). */
export interface ResidentFacts {
  readonly iin: string;
  readonly kind: 'permanent' | 'temporary';
  readonly since: string;
}

export interface PowerOfAttorney {
  readonly id: string;
  readonly attorneyIin: string;
  readonly services: readonly string[];
  readonly validFrom: string;
  readonly validUntil: string;
  readonly revoked: boolean;
}

/** Places that people own or rent to live in (R7). */
const HOMES = ['house', 'apartment', 'dacha', 'gardening-association', 'cooperative'] as const;

/** Places that an organisation runs; there its administration applies and nobody else consents (R7, R8). */
export const ORGANISATION_RUN = [
  'hostel',
  'hotel',
  'rest-home',
  'sanatorium',
  'dispensary',
  'medical-institution',
  'boarding-house',
  'nursing-home',
  'office-building',
] as const;

/** Categories of places (R7). `other` stands for every category in which nobody may be registered. */
export const DWELLING_CATEGORIES = [...HOMES, ...ORGANISATION_RUN, 'other'] as const;
export type DwellingCategory = (typeof DWELLING_CATEGORIES)[number];

/** An owner: a person by IIN or an organisation by BIN, never both. Shares are fractions of one dwelling. */
export type TitleHolder = { readonly share: { readonly numerator: number; readonly denominator: number } } & (
  { readonly iin: string; readonly name: string } | { readonly bin: string; readonly name: string }
);

export interface Encumbrance {
  readonly kind: 'arrest' | 'court-prohibition' | 'pledge';
  readonly since: string;
}

/** A dwelling as the property registry knows it. */
export interface DwellingFacts {
  readonly rka: string;
  readonly category: DwellingCategory;
  readonly usefulAreaM2: number;
  readonly commissioned: boolean;
  readonly titleHolders: readonly TitleHolder[];
  readonly operator: { readonly bin: string; readonly name: string } | null;
  /** Contract of state rental housing (R10): who may live there. */
  readonly tenancy: { readonly tenantIin: string; readonly members: readonly string[] } | null;
  readonly encumbrances: readonly Encumbrance[];
}

/** The property registry's certificate of registered rights and encumbrances: what it says, under a number (R23). */
export interface RightsCertificate {
  readonly number: string;
  /** Instant of issue, RFC 3339 UTC. */
  readonly issuedAt: string;
  readonly dwelling: DwellingFacts;
}

/** An address as the address registry knows it. */
export interface AddressFacts {
  readonly rka: string;
  readonly category: DwellingCategory;
  readonly address: Trilingual;
  /** Classifier of territories; the first two digits name the region and with it the office. */
  readonly kato: string;
}
