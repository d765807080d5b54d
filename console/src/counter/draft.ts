import { isFields } from '../data/fields.ts';
import { LANGUAGES, type Language } from '../i18n/languages.ts';
import type { ProofBy } from '../signing/proof-by.ts';
import {
  canShowADocument,
  type Capacity,
  SERVICE_FORMS,
  SERVICES,
  type Service,
  usualCapacity,
} from './service-forms.ts';

/** A form as far as it is filled in: what was typed, as it was typed. Which of it is sent depends on the service. */
export interface Draft {
  readonly service: Service;
  readonly language: Language;
  /** IIN of who is at the counter. */
  readonly applicant: string;
  readonly capacity: Capacity;
  readonly powers: string;
  /** BIN of the organisation for which its administration files. */
  readonly organisation: string;
  /** IINs of those whose address changes; not looked at where the applicant files for themself. Never empty. */
  readonly registrants: readonly string[];
  readonly placeBy: 'rka' | 'owner';
  readonly rka: string;
  readonly owner: string;
  readonly area: string;
  readonly months: string;
  readonly stayReason: string;
  readonly generalGrounds: boolean;
  readonly departureDocument: string;
  readonly reason: string;
  /** As it was chosen; of those who have nothing to show `proofOf` knows better. */
  readonly proofBy: ProofBy;
  /** Of the document that was shown. */
  readonly documentNumber: string;
  /** The caseworker's word that the document is of the person before them (R12). */
  readonly attested: boolean;
}

/** Where something can be wrong; each names a field of the form. */
export type Field =
  Exclude<keyof Draft, 'registrants' | 'placeBy' | 'proofBy' | 'generalGrounds'> | `registrant-${number}`;

export const emptyDraft = (language: Language): Draft => ({
  service: 'permanent-residence',
  language,
  applicant: '',
  capacity: usualCapacity('permanent-residence'),
  powers: '',
  organisation: '',
  registrants: [''],
  placeBy: 'rka',
  rka: '',
  owner: '',
  area: '',
  months: '',
  stayReason: '',
  generalGrounds: false,
  departureDocument: '',
  reason: '',
  proofBy: 'document',
  documentNumber: '',
  attested: false,
});

/** Another service, with a capacity in which it can be filed. */
export function withService(draft: Draft, service: Service): Draft {
  const fits = SERVICE_FORMS[service].capacities.includes(draft.capacity);
  return { ...draft, service, capacity: fits ? draft.capacity : usualCapacity(service) };
}

/** Another person at the counter: whatever somebody attested, it wasn't of this one. */
export const withApplicant = (draft: Draft, applicant: string): Draft =>
  applicant === draft.applicant ? draft : { ...draft, applicant, documentNumber: '', attested: false };

/** What proves that the applicant files: an organisation has no document that somebody could look at (R12). */
export const proofOf = ({ capacity, proofBy }: Draft): ProofBy => (canShowADocument(capacity) ? proofBy : 'key');

/** Whose address changes. */
export const registrantsOf = (draft: Draft): readonly string[] => {
  if (draft.capacity === 'self') return [draft.applicant];
  return SERVICE_FORMS[draft.service].asksForSeveral ? draft.registrants : draft.registrants.slice(0, 1);
};

/** What an earlier page kept, perhaps one of another release: whatever isn't understood is as in an empty form. */
export function parseDraft(kept: unknown, language: Language): Draft {
  const empty = emptyDraft(language);
  if (!isFields(kept)) return empty;
  const text = (name: keyof Draft): string => {
    const value = kept[name];
    return typeof value === 'string' ? value : '';
  };
  const service = SERVICES.find((name) => name === kept['service']) ?? empty.service;
  const { capacities } = SERVICE_FORMS[service];
  const registrants = Array.isArray(kept['registrants'])
    ? kept['registrants'].filter((iin) => typeof iin === 'string')
    : [];
  return {
    service,
    language: LANGUAGES.find((name) => name === kept['language']) ?? language,
    applicant: text('applicant'),
    capacity: capacities.find((name) => name === kept['capacity']) ?? usualCapacity(service),
    powers: text('powers'),
    organisation: text('organisation'),
    registrants: registrants.length === 0 ? empty.registrants : registrants,
    placeBy: kept['placeBy'] === 'owner' ? 'owner' : 'rka',
    rka: text('rka'),
    owner: text('owner'),
    area: text('area'),
    months: text('months'),
    stayReason: text('stayReason'),
    generalGrounds: kept['generalGrounds'] === true,
    departureDocument: text('departureDocument'),
    reason: text('reason'),
    proofBy: kept['proofBy'] === 'key' ? 'key' : 'document',
    documentNumber: text('documentNumber'),
    attested: kept['attested'] === true,
  };
}
