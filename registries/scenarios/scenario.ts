import type { Cast } from '../synthetic/cast.ts';
import type { DwellingRecord, OrganisationRecord, PersonRecord } from '../synthetic/records.ts';

/** Whose signature: a person's own, or a person's for an organisation. Fits `POST /_control/sign`. */
export interface Signer {
  readonly iin: string;
  readonly bin?: string;
  readonly role?: 'head' | 'signatory' | 'employee';
}

export type Consenter = ({ readonly iin: string } | { readonly bin: string }) & {
  readonly capacity: 'owner' | 'tenant' | 'owner-representative' | 'attorney';
  readonly signAs: Signer;
  /** Under which an attorney answers for the owner who is asked. */
  readonly powerOfAttorneyId?: string;
};

type Outcome = 'registered' | 'withdrawn' | 'refused' | null;

/** How the case should end; outcome `null`: with a caseworker, who has to decide, or not at all where there is a problem. */
export interface Expectation {
  readonly outcome: Outcome;
  readonly ground: string | null;
  /** Code of the problem with which the filing itself is answered: then there is no case. */
  readonly problem?: string;
}

/** How it should end for one of several people. */
export interface PersonExpectation {
  readonly iin: string;
  readonly outcome: Outcome;
  readonly ground: string | null;
}

/** A ready situation as `GET /_control/scenarios/{name}` answers it: who files what, who is asked, what comes of it. */
export interface Situation {
  readonly applicant: string;
  readonly applicantSignAs: Signer;
  readonly registrant: string;
  readonly rka: string;
  readonly formerRka: string | null;
  readonly consenters: readonly Consenter[];
  /** The application, ready to be signed and sent. */
  readonly application: Readonly<Record<string, unknown>>;
  readonly expect: Expectation;
  /** Where the application names several people: what comes of it for each, in its order. */
  readonly people?: readonly PersonExpectation[];
}

export interface Scenario {
  /** One sentence for people who choose a scenario. */
  readonly says: string;
  readonly stage: (cast: Cast) => Situation;
}

export const registered: Expectation = { outcome: 'registered', ground: null };
export const withdrawn: Expectation = { outcome: 'withdrawn', ground: null };
export const inReview: Expectation = { outcome: null, ground: null };
export const refused = (ground: string): Expectation => ({ outcome: 'refused', ground });

export const ownerConsents = (owner: PersonRecord): Consenter => ({
  iin: owner.iin,
  capacity: 'owner',
  signAs: { iin: owner.iin },
});

export const tenantConsents = (tenant: PersonRecord): Consenter => ({ ...ownerConsents(tenant), capacity: 'tenant' });

/** A parent or guardian answers for an owner who can't. */
export const representativeConsents = (representative: PersonRecord): Consenter => ({
  ...ownerConsents(representative),
  capacity: 'owner-representative',
});

/** The owner is asked, the attorney answers. */
export const attorneyConsents = (
  attorney: PersonRecord,
  owner: PersonRecord,
  powerOfAttorneyId: string,
): Consenter => ({ iin: owner.iin, capacity: 'attorney', signAs: { iin: attorney.iin }, powerOfAttorneyId });

export const organisationConsents = ({ bin }: OrganisationRecord, head: PersonRecord): Consenter => ({
  bin,
  capacity: 'owner',
  signAs: { iin: head.iin, bin, role: 'head' },
});

export interface Filing {
  readonly registrant: PersonRecord;
  readonly to: DwellingRecord;
  readonly expect: Expectation;
  readonly consenters?: readonly Consenter[];
  readonly service?: string;
  readonly channel?: string;
  /** Who files, where it isn't the registrant. */
  readonly applicant?: PersonRecord;
  readonly capacity?: string;
  /** Who signs for the organisation that files. */
  readonly organisation?: { readonly bin: string; readonly role: 'head' | 'signatory' | 'employee' };
  readonly powerOfAttorneyId?: string;
  /** How the application names the dwelling, where not by RKA. */
  readonly dwelling?: { readonly owner: string; readonly usefulArea: number };
  /** Further members of the application. */
  readonly also?: Readonly<Record<string, unknown>>;
  readonly people?: readonly PersonExpectation[];
}

/** Writes the application that a situation is about. */
export function file(cast: Cast, filing: Filing): Situation {
  const { registrant, to, expect, applicant = registrant, organisation, powerOfAttorneyId, people } = filing;
  return {
    applicant: applicant.iin,
    applicantSignAs: { iin: applicant.iin, ...organisation },
    registrant: registrant.iin,
    rka: to.rka,
    formerRka: registrant.permanentAddress?.rka ?? null,
    consenters: filing.consenters ?? [],
    application: {
      service: filing.service ?? 'permanent-residence',
      channel: filing.channel ?? 'portal',
      language: cast.dice.pick(['kk', 'ru', 'kk', 'ru', 'en']),
      applicant: {
        iin: applicant.iin,
        capacity: filing.capacity ?? 'self',
        ...(organisation === undefined ? {} : { bin: organisation.bin }),
        ...(powerOfAttorneyId === undefined ? {} : { powerOfAttorneyId }),
      },
      registrant: { iin: registrant.iin },
      dwelling: filing.dwelling ?? { rka: to.rka },
      ...filing.also,
    },
    expect,
    ...(people === undefined ? {} : { people }),
  };
}
