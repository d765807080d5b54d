import type { Application, ApplicantCapacity } from '../application.ts';
import type { Unfit } from './procedure.ts';

/** What several services ask of the form alone. */

type FormRule = (application: Application) => Unfit | undefined;

const doesNotFit = (pointer: string, detail: string): Unfit => ({
  code: 'applicant-does-not-fit',
  pointer: `/application/applicant/${pointer}`,
  detail,
});

export const firstUnfit =
  (...rules: readonly FormRule[]): FormRule =>
  (application) => {
    for (const rule of rules) {
      const unfit = rule(application);
      if (unfit !== undefined) return unfit;
    }
    return undefined;
  };

/** Who may be named as applicant at all. */
export const filedBy =
  (...capacities: readonly ApplicantCapacity[]): FormRule =>
  ({ service, applicant }) =>
    capacities.includes(applicant.capacity)
      ? undefined
      : doesNotFit('capacity', `must be one of ${capacities.join(', ')} for ${service}`);

export const selfMeansSelf: FormRule = ({ applicant, registrant }) =>
  (applicant.capacity === 'self') === (applicant.iin === registrant.iin)
    ? undefined
    : doesNotFit('capacity', 'use self if, and only if, applicant and registrant are the same person');

export const namesOrganisation: FormRule = ({ applicant }) =>
  (applicant.capacity === 'administration') === (applicant.bin !== undefined)
    ? undefined
    : doesNotFit('bin', 'required for administration, and only there');

export const namesPowers: FormRule = ({ applicant }) =>
  (applicant.capacity === 'attorney') === (applicant.powerOfAttorneyId !== undefined)
    ? undefined
    : doesNotFit('powerOfAttorneyId', 'required for attorney, and only there');

/** Members that belong to other services. */
export const without =
  (...members: readonly ('stay' | 'generalGrounds' | 'departure' | 'furtherRegistrants')[]): FormRule =>
  (application) => {
    const member = members.find((name) => application[name] !== undefined);
    return member === undefined
      ? undefined
      : {
          code: `${MEMBER_CODES[member]}-not-expected`,
          pointer: `/application/${member}`,
          detail: `has no place in an application for ${application.service}: remove it`,
        };
  };

/** How the code of a problem names each. */
export const MEMBER_CODES = {
  stay: 'stay',
  generalGrounds: 'general-grounds',
  departure: 'departure',
  furtherRegistrants: 'further-registrants',
} as const;
