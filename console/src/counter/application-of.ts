import canonicalize from 'canonicalize';
import type { Application } from '../../../client/create-tirkeu-client.ts';
import { type Draft, type Field, proofOf, registrantsOf } from './draft.ts';
import { SERVICE_FORMS } from './service-forms.ts';

const isBlank = (text: string): boolean => text.trim() === '';

/** An area as people write it here: `54,5`. */
const areaOf = (text: string): number => Number(text.trim().replace(',', '.'));

/** The fields that still have to be filled in, from top to bottom. */
export function missingIn(draft: Draft): readonly Field[] {
  const { asksForStay, asksForDeparture } = SERVICE_FORMS[draft.service];
  const isForOthers = draft.capacity !== 'self';
  const blank = (field: Field, text: string): readonly Field[] => (isBlank(text) ? [field] : []);
  return [
    blank('applicant', draft.applicant),
    draft.capacity === 'attorney' ? blank('powers', draft.powers) : [],
    draft.capacity === 'administration' ? blank('organisation', draft.organisation) : [],
    isForOthers ? registrantsOf(draft).flatMap((iin, index) => blank(`registrant-${index}`, iin)) : [],
    draft.placeBy === 'rka' ? blank('rka', draft.rka) : [...blank('owner', draft.owner), ...blank('area', draft.area)],
    asksForStay ? [...blank('months', draft.months), ...blank('stayReason', draft.stayReason)] : [],
    asksForDeparture ? blank('departureDocument', draft.departureDocument) : [],
    proofOf(draft) === 'key' ? [] : blank('documentNumber', draft.documentNumber),
    proofOf(draft) === 'key' || draft.attested ? [] : (['attested'] as const),
  ].flat();
}

/** What is filed: of the form only what its service takes. What is wrong in it the api says, field by field. */
export function applicationOf(draft: Draft): Application {
  const { asksForStay, asksForGeneralGrounds, asksForDeparture } = SERVICE_FORMS[draft.service];
  const [registrant = '', ...further] = registrantsOf(draft);
  const { capacity } = draft;
  return {
    service: draft.service,
    channel: 'counter',
    language: draft.language,
    applicant: {
      iin: draft.applicant,
      capacity,
      ...(capacity === 'attorney' ? { powerOfAttorneyId: draft.powers.trim() } : {}),
      ...(capacity === 'administration' ? { bin: draft.organisation } : {}),
    },
    registrant: { iin: registrant },
    ...(further.length === 0 ? {} : { furtherRegistrants: further.map((iin) => ({ iin })) }),
    dwelling: draft.placeBy === 'rka' ? { rka: draft.rka } : { owner: draft.owner, usefulArea: areaOf(draft.area) },
    ...(asksForStay ? { stay: { months: Number(draft.months), reason: draft.stayReason.trim() } } : {}),
    ...(asksForGeneralGrounds && draft.generalGrounds ? { generalGrounds: true } : {}),
    ...(asksForDeparture ? { departure: { documentNumber: draft.departureDocument.trim() } } : {}),
    ...(isBlank(draft.reason) ? {} : { reason: draft.reason.trim() }),
  };
}

/** What the applicant signs: the canonical JSON (RFC 8785), as the api has it. */
export const textOf = (application: Application): string => canonicalize(application) ?? '';
export const bytesOf = (application: Application): Uint8Array => new TextEncoder().encode(textOf(application));

/** By what the api calls a member of the body; several names where it judges a group as a whole. */
const FIELD_OF_POINTER: Readonly<Record<string, Field>> = {
  '/application/service': 'service',
  '/application/language': 'language',
  '/application/applicant/iin': 'applicant',
  '/application/applicant/capacity': 'capacity',
  '/application/applicant/bin': 'organisation',
  '/application/applicant/powerOfAttorneyId': 'powers',
  '/application/dwelling/rka': 'rka',
  '/application/dwelling/owner': 'owner',
  '/application/dwelling/usefulArea': 'area',
  '/application/stay': 'months',
  '/application/stay/months': 'months',
  '/application/stay/reason': 'stayReason',
  '/application/departure': 'departureDocument',
  '/application/departure/documentNumber': 'departureDocument',
  '/application/reason': 'reason',
  '/signature/documentNumber': 'documentNumber',
};

/** The field that holds what the api complains of; `undefined` where the form has none for it. */
export function fieldOf(pointer: string, draft: Draft): Field | undefined {
  if (pointer === '/application/dwelling') return draft.placeBy === 'rka' ? 'rka' : 'area';
  if (pointer === '/application/registrant/iin') return draft.capacity === 'self' ? 'applicant' : 'registrant-0';
  const further = /^\/application\/furtherRegistrants(?:\/(\d+))?/.exec(pointer);
  if (further !== null) return `registrant-${Number(further[1] ?? 0) + 1}`;
  return FIELD_OF_POINTER[pointer];
}
