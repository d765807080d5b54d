import { z } from 'zod';
import { caseIdOf, getStoredCase } from '../answer-case.ts';
import { certificateOf } from '../certificate/certificate.ts';
import { parseQuery } from '../parse.ts';
import { Problem } from '../problem.ts';
import type { ApiDependencies, Route } from '../route.ts';

const LANGUAGES = ['kk', 'ru', 'en'] as const;

const querySchema = z.strictObject({
  language: z.enum(LANGUAGES, `must be one of ${LANGUAGES.join(', ')}`).optional(),
});

const FILE_NAME = { name: 'Content-Disposition', says: 'shown in the browser, with a name to save it under' };

const noCertificate = (): Problem =>
  new Problem({
    status: 409,
    code: 'no-certificate',
    title: 'There is no address certificate',
    detail: 'A certificate is of a registration, and this case has made none. Read the case to see how it stands.',
  });

/**
 * `GET /v1/cases/{caseId}/certificate`: the address certificate as a PDF (R22), in `?language=` or else in the language of
 * the application. It is drawn anew each time, and each time the same.
 */
export const getCaseCertificate = (dependencies: ApiDependencies): Route => ({
  method: 'get',
  path: '/v1/cases/:caseId/certificate',
  action: 'read-whole-case',
  contract: {
    name: 'getCaseCertificate',
    summary: 'Have the address certificate drawn (R22)',
    tag: 'cases',
    query: querySchema,
    answers: {
      200: { says: 'the certificate', mediaType: 'application/pdf', headers: [FILE_NAME] },
    },
    problems: { 409: ['no-certificate'] },
  },
  handler: async (request, response) => {
    const caseId = caseIdOf(request);
    const { language } = parseQuery(querySchema, request);
    const { state } = await getStoredCase(dependencies, caseId);
    const certificate = certificateOf(state);
    if (certificate === undefined) throw noCertificate();
    const pdf = await dependencies.printCertificate(certificate, language ?? state.application.language);
    response.set('content-disposition', `inline; filename="address-certificate-${caseId}.pdf"`);
    response.type('application/pdf').send(pdf);
  },
});
