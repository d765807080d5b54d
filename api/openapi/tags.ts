/** How the reference groups the calls, and what it says of each group. */
export const TAGS = {
  applications: 'Filing: what somebody asks for, signed by them.',
  cases: 'The life of an application, from submission to its outcome, and what proves it.',
  consents: 'The answers of owners and tenants. Silence is never consent.',
  status: 'How an applicant follows their case by a link.',
  invitations: 'How a consenter answers by a link: the calls of the page that it opens.',
  'objections and stays': 'People who are to be withdrawn say no; stays end before their last day.',
  caseworkers: 'What staff decide where the rules leave it to a person.',
  'look-ups': 'Where somebody lives, who lives in a dwelling, and whether a certificate is valid.',
  webhooks:
    'Subscriptions to what happens in the cases that you filed or brought an answer to, and the log of what was sent.',
  operations: 'For those who run the api.',
} as const;
export type Tag = keyof typeof TAGS;
