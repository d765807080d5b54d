import { type DwellingCategory, ORGANISATION_RUN } from './facts.ts';

/** Premises whose administration applies, and where nobody else consents (R8). */
export const isOrganisationRun = (category: DwellingCategory): boolean =>
  ORGANISATION_RUN.some((run) => run === category);
