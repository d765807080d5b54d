import express, { type Express } from 'express';
import helmet from 'helmet';
import type { Logger } from '../platform/logging.ts';
import { type Access, admit, openAccess } from './access/admit.ts';
import { handleErrors } from './middleware/handle-errors.ts';
import { logRequests } from './middleware/log-requests.ts';
import { noSuchPath, notAllowed } from './middleware/not-allowed.ts';
import { readJson } from './middleware/read-json.ts';
import { keepPrivate } from './middleware/keep-private.ts';
import { openApiDocument } from './openapi/document.ts';
import type { ApiDependencies, Route } from './route.ts';
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
import { getDocs } from './routes/get-docs.ts';
import { getHealth, getReadiness } from './routes/get-health.ts';
import { getOpenApi } from './routes/get-openapi.ts';
import { listCaseEvents } from './routes/list-case-events.ts';
import { listCases } from './routes/list-cases.ts';
import { listResidents } from './routes/list-residents.ts';
import { raiseObjection } from './routes/raise-objection.ts';
import { reviewCase } from './routes/review-case.ts';
import { revokeConsent } from './routes/revoke-consent.ts';
import { sendOneTimePassword } from './routes/send-one-time-password.ts';
import { verifyCertificate } from './routes/verify-certificate.ts';
import { wordObjection } from './routes/word-objection.ts';
import { wordStayEnd } from './routes/word-stay-end.ts';

const routesOf = (dependencies: ApiDependencies): readonly Route[] => [
  sendOneTimePassword(dependencies),
  fileApplication(dependencies),
  listCases(dependencies),
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
  findResidence(dependencies),
  listResidents(dependencies),
  getHealth(),
  getReadiness(dependencies),
];

/** The whole pipeline, in the order in which a request meets it. */
export function createApp(
  dependencies: ApiDependencies,
  logger: Logger,
  access: Access = openAccess,
  furtherRoutes: readonly Route[] = [],
): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', 'simple');
  app.use(logRequests(logger));
  app.use(helmet());
  app.use(keepPrivate);
  app.use(...readJson());

  const served = [...routesOf(dependencies), ...furtherRoutes];
  const routes = [...served, getOpenApi(openApiDocument(served, access)), ...getDocs()];
  for (const route of routes) app[route.method](route.path, admit(dependencies, access, route), route.handler);
  for (const path of new Set(routes.map((route) => route.path))) {
    app.all(path, notAllowed(routes.filter((route) => route.path === path).map(({ method }) => method)));
  }
  app.use(noSuchPath);
  app.use(handleErrors(logger));
  return app;
}
