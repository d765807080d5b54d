import { z } from 'zod';
import type { ShownEvidence } from '../../store/reader.ts';
import { callerOf } from '../access/caller.ts';
import { redact, redactionFor } from '../access/redact.ts';
import { caseIdOf, getStoredCase } from '../answer-case.ts';
import type { Route } from '../route.ts';
import { evidenceListAnswer } from './desk-answers.ts';
import type { DeskParts } from './desk-parts.ts';

/** `GET /v1/cases/{caseId}/evidence`: who proved what, and how that was found out (R12, R13). */
export const listEvidence = ({ dependencies }: DeskParts): Route => ({
  method: 'get',
  path: '/v1/cases/:caseId/evidence',
  action: 'read-evidence',
  contract: {
    name: 'listEvidence',
    summary: 'See what proved the answers in a case',
    tag: 'caseworkers',
    answers: { 200: { says: 'everything that proved something, oldest first', schema: evidenceListAnswer } },
  },
  handler: async (request, response) => {
    const { state } = await getStoredCase(dependencies, caseIdOf(request));
    const evidence = await dependencies.reader.listEvidence(state.caseId);
    response.json({ data: redact(evidence.map(evidenceView), redactionFor(callerOf(response))) });
  },
});

/** As much of a verdict as people read; each kind of proof has its own, and older ones may lack something. */
const verdictSchema = z.object({
  signer: z
    .object({
      iin: z.string().nullish(),
      bin: z.string().nullish(),
      name: z.string().nullish(),
      certificateSerial: z.string().nullish(),
    })
    .optional(),
  provenByUs: z.boolean().optional(),
  signingTime: z.string().nullish(),
  nca: z
    .looseObject({
      signers: z
        .array(
          z.looseObject({
            certificates: z
              .array(z.looseObject({ notBefore: z.string().optional(), notAfter: z.string().optional() }))
              .optional(),
            tsp: z.looseObject({ genTime: z.string().optional() }).nullish(),
          }),
        )
        .optional(),
    })
    .optional(),
});

/** NCANode writes times with an offset, and newer ones may write them otherwise: what isn't a time isn't shown. */
function instantOf(text: string | undefined): string | null {
  const at = new Date(text ?? '');
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

function evidenceView({ verdict, receivedAt, ...evidence }: ShownEvidence) {
  const { signer = {}, provenByUs, signingTime, nca } = verdictSchema.parse(verdict);
  const [judged] = nca?.signers ?? [];
  const [certificate] = judged?.certificates ?? [];
  const { iin = null, bin = null, name = null, certificateSerial = null } = signer;
  return {
    ...evidence,
    signer: { iin, bin, name, certificateSerial },
    provenByUs: provenByUs ?? null,
    certificateFrom: instantOf(certificate?.notBefore),
    certificateUntil: instantOf(certificate?.notAfter),
    signingTime: signingTime ?? null,
    timeStamp: instantOf(judged?.tsp?.genTime),
    receivedAt: receivedAt.toISOString(),
  };
}
