import { certificateAnswer } from '../answers.ts';
import { readCertificateCode } from '../../domain/certificate-code.ts';
import type { CertifiedResidence } from '../../store/reader.ts';
import type { ApiDependencies, Route } from '../route.ts';

/** A stay is over with its last day, also while its end is still to be written down (R20). */
const isOver = ({ current, until }: CertifiedResidence): boolean =>
  !current || (until !== null && Date.parse(until) < Date.now());

const statusOf = (found: CertifiedResidence | undefined): 'valid' | 'superseded' | 'unknown' => {
  if (found === undefined) return 'unknown';
  return isOver(found) ? 'superseded' : 'valid';
};

/**
 * `GET /v1/certificates/{code}`: whether an address certificate is valid (R22), and nothing about whom or what it
 * certifies. The code is read however it is typed; what is none, because somebody mistyped it, is answered with `null` for it.
 */
export const verifyCertificate = ({ reader }: ApiDependencies): Route => ({
  method: 'get',
  path: '/v1/certificates/:code',
  action: 'public',
  contract: {
    name: 'verifyCertificate',
    summary: 'Verify an address certificate (R22)',
    tag: 'look-ups',
    answers: {
      200: { says: 'whether it is valid, and nothing about anybody', schema: certificateAnswer },
    },
  },
  handler: async (request, response) => {
    const code = readCertificateCode(String(request.params['code']));
    const found = code === undefined ? undefined : await reader.findCertificate(code);
    response.json({ code: code ?? null, status: statusOf(found) });
  },
});
