/** The search for cases, and the page of one case. */
export const cases = {
  title: 'Cases',
  caseOf: 'Case of {{name}}',
  caseId: 'Case number',
  stage: 'Stage',
  outcome: 'Outcome',
  service: 'Service',
  address: 'Address',
  openedAt: 'Opened',
  people: 'People',
  registrant: 'Registrant',
  applicant: 'Applicant',
  consents: 'Consents',
  noConsents: 'Nobody has to be asked.',
};
