import type { Request, Response } from 'express';
import { z } from 'zod';
import type { EvidenceBytes } from '../../store/reader.ts';
import { caseIdOf, getStoredCase } from '../answer-case.ts';
import { notFound, Problem } from '../problem.ts';
import type { Route } from '../route.ts';
import type { DeskParts } from './desk-parts.ts';

const FILE_NAME = { name: 'Content-Disposition', says: 'to be saved, under a name that tells what it proves' };

const evidenceIdSchema = z.uuid();

const noSignature = (): Problem =>
  new Problem({
    status: 409,
    code: 'no-signature',
    title: 'Nobody signed this',
    detail: 'It was proved by a password or at the counter, and not by a signature. Its document can be had.',
  });

/** Which document of which case, for whoever saves several: what it proves, and a beginning that tells two of them apart. */
const fileNameOf = ({ purpose }: EvidenceBytes, evidenceId: string, ending: string): string =>
  `${purpose}-${evidenceId.slice(0, 8)}.${ending}`;

/** As a file and nothing else: what people wrote stands in it, and no browser may take it for a page. */
function sendFile(response: Response, { name, type, bytes }: { name: string; type: string; bytes: Buffer }): void {
  response.set({ 'content-disposition': `attachment; filename="${name}"`, 'x-content-type-options': 'nosniff' });
  response.type(type).send(bytes);
}

async function getEvidence({ dependencies }: DeskParts, request: Request) {
  const { state } = await getStoredCase(dependencies, caseIdOf(request));
  const evidenceId = evidenceIdSchema.safeParse(request.params['evidenceId']).data?.toLowerCase();
  const found =
    evidenceId === undefined ? undefined : await dependencies.reader.findEvidenceBytes(state.caseId, evidenceId);
  if (evidenceId === undefined || found === undefined) throw notFound('evidence');
  return { evidenceId, found };
}

/**
 * `GET /v1/cases/{caseId}/evidence/{evidenceId}/document`: the exact bytes that were signed, or for which a password or a
 * caseworker's word stands (R12, R13).
 */
export const getEvidenceDocument = (parts: DeskParts): Route => ({
  method: 'get',
  path: '/v1/cases/:caseId/evidence/:evidenceId/document',
  action: 'take-evidence',
  contract: {
    name: 'getEvidenceDocument',
    summary: 'Take the exact bytes that were signed (R13)',
    description:
      'With `…/signature` it is all that a court needs: `openssl cms -verify -binary -inform DER -in <signature> -content <document> -CAfile <authorities> -purpose any` says whether the signature is over this document. National algorithms need the national library.',
    tag: 'caseworkers',
    answers: {
      200: { says: 'the bytes, exactly these', mediaType: 'application/octet-stream', headers: [FILE_NAME] },
    },
    problems: { 404: ['evidence-not-found'] },
  },
  handler: async (request, response) => {
    const { evidenceId, found } = await getEvidence(parts, request);
    const name = fileNameOf(found, evidenceId, 'json');
    sendFile(response, { name, type: 'application/octet-stream', bytes: found.document });
  },
});

/** `GET /v1/cases/{caseId}/evidence/{evidenceId}/signature`: the detached CMS as it came, in DER (R12). */
export const getEvidenceSignature = (parts: DeskParts): Route => ({
  method: 'get',
  path: '/v1/cases/:caseId/evidence/:evidenceId/signature',
  action: 'take-evidence',
  contract: {
    name: 'getEvidenceSignature',
    summary: 'Take a signature as it came (R12)',
    tag: 'caseworkers',
    answers: {
      200: { says: 'the detached CMS, in DER', mediaType: 'application/pkcs7-signature', headers: [FILE_NAME] },
    },
    problems: { 404: ['evidence-not-found'], 409: ['no-signature'] },
  },
  handler: async (request, response) => {
    const { evidenceId, found } = await getEvidence(parts, request);
    if (found.signature === null) throw noSignature();
    const name = fileNameOf(found, evidenceId, 'p7s');
    sendFile(response, { name, type: 'application/pkcs7-signature', bytes: found.signature });
  },
});
