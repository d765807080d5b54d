import type { CaseFile } from '../../cli/demo/case-file.ts';

/** A case as the api would show it; what a test is about it says itself. */
export const sampleCaseFile = (changes: Partial<CaseFile> = {}): CaseFile => ({
  caseId: 'a-case',
  service: 'permanent-residence',
  stage: 'awaiting-consent',
  outcome: null,
  refusal: null,
  registrant: { iin: 'iin-of-registrant', name: 'Айгүл' },
  applicant: { iin: 'iin-of-registrant', name: 'Айгүл', capacity: 'self' },
  dwelling: { rka: 'an-rka', address: { kk: 'мекенжай', ru: 'адрес', en: 'address' } },
  consents: [],
  deadlineAt: null,
  waitingFor: null,
  stuckSince: null,
  followUps: [],
  residenceId: null,
  formerRka: null,
  ...changes,
});
