import type { Case } from '../../client/create-tirkeu-client.ts';

const OPENED_AT = '2026-11-24T12:00:00.000Z';
const DEADLINE_AT = '2026-12-04T18:59:59.999Z';

/** A case as the api shows it, one consent awaited, with whatever a test is about. */
export const sampleCase = (about: Partial<Case>): Case => ({
  caseId: '5b3c0fe2-b856-5114-9b67-9d0470a11085',
  service: 'permanent-residence',
  channel: 'portal',
  stage: 'awaiting-consent',
  outcome: null,
  refusal: null,
  registrant: { iin: '••••••••0002', name: 'Әбенова Гүлнәр' },
  people: [],
  applicant: { iin: '••••••••0002', name: 'Әбенова Гүлнәр', capacity: 'self' },
  dwelling: { rka: '0271000000000001', address: null },
  consents: [
    {
      consentId: '1ff89602-3d54-5bc7-a9c5-57a9d6a5e802',
      consenter: { iin: '••••••••0003', name: 'Оспанов Данияр' },
      capacity: 'owner',
      status: 'pending',
      decidedAt: null,
      remindedAt: null,
    },
  ],
  objections: [],
  objectionsUntil: null,
  review: null,
  deadlineAt: DEADLINE_AT,
  dueAt: DEADLINE_AT,
  waitingFor: { kind: 'owner', name: 'Оспанов Данияр', since: OPENED_AT },
  stuckSince: null,
  office: 'astana',
  assignee: null,
  followUps: [],
  stay: null,
  hasCertificate: false,
  residenceId: null,
  formerRka: null,
  openedAt: OPENED_AT,
  updatedAt: OPENED_AT,
  outcomeAt: null,
  closedAt: null,
  revision: 2,
  ...about,
});
