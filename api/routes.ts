import type { ApiDependencies, Route } from './route.ts';
import { addNote } from './routes/add-note.ts';
import { assignCase } from './routes/assign-case.ts';
import { cancelApplication } from './routes/cancel-application.ts';
import { decideConsent } from './routes/decide-consent.ts';
import { endStay } from './routes/end-stay.ts';
import { extendDeadline } from './routes/extend-deadline.ts';
import { fileApplication } from './routes/file-application.ts';
import { findResidence } from './routes/find-residence.ts';
import { getCaseCertificate } from './routes/get-case-certificate.ts';
import { getCase } from './routes/get-case.ts';
import { getConsentDocument } from './routes/get-consent-document.ts';
import { getOverview } from './routes/get-overview.ts';
import { getHealth, getReadiness } from './routes/get-health.ts';
import { listCaseEvents } from './routes/list-case-events.ts';
import { listCases } from './routes/list-cases.ts';
import { listGrounds } from './routes/list-grounds.ts';
import { listQueues } from './routes/list-queues.ts';
import { listResidents } from './routes/list-residents.ts';
import { raiseObjection } from './routes/raise-objection.ts';
import { remindConsenter } from './routes/remind-consenter.ts';
import { reviewCase } from './routes/review-case.ts';
import { revokeConsent } from './routes/revoke-consent.ts';
import { sendOneTimePassword } from './routes/send-one-time-password.ts';
import { verifyCertificate } from './routes/verify-certificate.ts';
import { wordObjection } from './routes/word-objection.ts';
import { wordStayEnd } from './routes/word-stay-end.ts';

/** Every call of the contract, in the order of the reference. */
export const routesOf = (dependencies: ApiDependencies): readonly Route[] => [
  sendOneTimePassword(dependencies),
  fileApplication(dependencies),
  listCases(dependencies),
  listQueues(dependencies),
  getOverview(dependencies),
  getCase(dependencies),
  listCaseEvents(dependencies),
  getCaseCertificate(dependencies),
  verifyCertificate(dependencies),
  getConsentDocument(dependencies),
  decideConsent(dependencies),
  revokeConsent(dependencies),
  wordObjection(dependencies),
  raiseObjection(dependencies),
  wordStayEnd(dependencies),
  endStay(dependencies),
  cancelApplication(dependencies),
  reviewCase(dependencies),
  extendDeadline(dependencies),
  assignCase(dependencies),
  addNote(dependencies),
  remindConsenter(dependencies),
  findResidence(dependencies),
  listResidents(dependencies),
  listGrounds(),
  getHealth(),
  getReadiness(dependencies),
];
