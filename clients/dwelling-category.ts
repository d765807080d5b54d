import { z } from 'zod';
import type { DwellingCategory } from '../domain/facts.ts';

const CATEGORIES: ReadonlyMap<string, DwellingCategory> = new Map([
  ['HOUSE', 'house'],
  ['APARTMENT', 'apartment'],
  ['DACHA', 'dacha'],
  ['GARDENING_ASSOCIATION', 'gardening-association'],
  ['COOPERATIVE', 'cooperative'],
  ['HOSTEL', 'hostel'],
  ['HOTEL', 'hotel'],
  ['REST_HOME', 'rest-home'],
  ['SANATORIUM', 'sanatorium'],
  ['DISPENSARY', 'dispensary'],
  ['MEDICAL_INSTITUTION', 'medical-institution'],
  ['BOARDING_HOUSE', 'boarding-house'],
  ['NURSING_HOME', 'nursing-home'],
  ['OFFICE_BUILDING', 'office-building'],
]);

/**
 * A category as the property and the address registry word it; once for both, because the product compares the two.
 * What R7 doesn't list is `other`: the registries have many more categories, and new ones come.
 */
export const dwellingCategory = z.string().transform((code) => CATEGORIES.get(code) ?? 'other');
