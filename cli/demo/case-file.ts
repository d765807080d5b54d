import { z } from 'zod';
import type { ApiAnswer } from '../api-client.ts';
import { Obstacle } from '../obstacle.ts';

const trilingualSchema = z.object({ kk: z.string(), ru: z.string(), en: z.string() });
export type Trilingual = z.infer<typeof trilingualSchema>;

const consentSchema = z.object({
  consentId: z.string(),
  consenter: z.object({ iin: z.string().optional(), bin: z.string().optional(), name: z.string() }),
  capacity: z.string(),
  status: z.string(),
  decidedAt: z.string().nullable(),
});
export type Consent = z.infer<typeof consentSchema>;

const caseFileSchema = z.looseObject({
  caseId: z.string(),
  service: z.string(),
  stage: z.string(),
  outcome: z.string().nullable(),
  refusal: z
    .object({ ground: z.string(), rule: z.string(), text: trilingualSchema, reason: z.string().optional() })
    .nullable(),
  registrant: z.object({ iin: z.string(), name: z.string().nullable() }),
  applicant: z.object({ iin: z.string(), name: z.string().nullable(), capacity: z.string() }),
  dwelling: z.object({ rka: z.string().nullable(), address: trilingualSchema.nullable() }),
  consents: z.array(consentSchema),
  deadlineAt: z.string().nullable(),
  waitingFor: z.object({ kind: z.string(), name: z.string().nullable(), since: z.string() }).nullable(),
  stuckSince: z.string().nullable(),
  followUps: z.array(z.object({ name: z.string(), state: z.string() })),
  residenceId: z.string().nullable(),
  formerRka: z.string().nullable(),
});
/** A case as the api shows it, as far as the demo tells of it. */
export type CaseFile = z.infer<typeof caseFileSchema>;

const eventSchema = z.object({
  seq: z.number(),
  type: z.string(),
  at: z.string(),
  actor: z.object({ kind: z.string(), id: z.string().nullable() }),
  data: z.record(z.string(), z.unknown()),
});
/** One line of the audit trail. */
export type CaseEvent = z.infer<typeof eventSchema>;

/** The case in an answer; `undefined` where it is accepted but can't be shown yet. @throws {Obstacle} over a problem */
export function caseIn({ status, body }: ApiAnswer): CaseFile | undefined {
  if (status === 200 || status === 201) return caseFileSchema.parse(body);
  if (status === 202) return undefined;
  throw problemIn({ status, body });
}

/** A problem document in words. */
function problemIn({ status, body }: Pick<ApiAnswer, 'status' | 'body'>): Obstacle {
  const reason = body.reason === undefined ? '' : ` (${body.reason})`;
  return new Obstacle(`The api answers ${status} ${body.code ?? ''}${reason}. ${body.detail ?? ''}`.trim());
}

export const eventsIn = ({ body }: ApiAnswer): readonly CaseEvent[] => z.array(eventSchema).parse(body['data']);

/** An answer of this consenter is still wanted. */
export const isWanted = ({ status }: Consent): boolean => status === 'pending' || status === 'revoked';

/** Nothing moves a case at rest but people: it is over, or somebody has to answer or decide. */
export const isAtRest = ({ stage, consents }: CaseFile): boolean =>
  stage === 'closed' || stage === 'in-review' || (stage === 'awaiting-consent' && consents.some(isWanted));
