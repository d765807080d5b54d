import type { CaseFile } from '../../cli/demo/case-file.ts';

/** A case as the api would show it; what a test is about it says itself. */
export const sampleCaseFile = (changes: Partial<CaseFile> = {}): CaseFile => ({
  caseId: 'a-case',
  service: 'permanent-residence',
  channel: 'portal',
  stage: 'awaiting-consent',
  outcome: null,
  refusal: null,
  registrant: { iin: 'iin-of-registrant', name: 'Айгүл' },
  people: [{ iin: 'iin-of-registrant', name: 'Айгүл', outcome: null, refusal: null }],
  applicant: { iin: 'iin-of-registrant', name: 'Айгүл', capacity: 'self' },
  dwelling: { rka: 'an-rka', address: { kk: 'мекенжай', ru: 'адрес', en: 'address' } },
  consents: [],
  objections: [],
  objectionsUntil: null,
  review: null,
  deadlineAt: null,
  waitingFor: null,
  stuckSince: null,
  office: null,
  followUps: [],
  stay: null,
  residenceId: null,
  formerRka: null,
  revision: 3,
  ...changes,
});
