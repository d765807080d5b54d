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

const refusalSchema = z.object({
  ground: z.string(),
  rule: z.string(),
  text: trilingualSchema,
  reason: z.string().optional(),
});

/** One of those whose address the application would change, with their own result. */
const personSchema = z.object({
  iin: z.string(),
  name: z.string().nullable(),
  outcome: z.string().nullable(),
  refusal: refusalSchema.nullable(),
});

const objectionSchema = z.object({
  objectionId: z.string(),
  objector: z.object({ iin: z.string(), name: z.string() }),
  status: z.string(),
  reason: z.string().nullable(),
});

const matterSchema = z.looseObject({ key: z.string(), kind: z.string() });
/** What a caseworker has to weigh; what belongs to its kind is there, too. */
export type Matter = z.infer<typeof matterSchema>;

const caseFileSchema = z.looseObject({
  caseId: z.string(),
  service: z.string(),
  channel: z.string(),
  stage: z.string(),
  outcome: z.string().nullable(),
  refusal: refusalSchema.nullable(),
  registrant: z.object({ iin: z.string(), name: z.string().nullable() }),
  people: z.array(personSchema),
  applicant: z.object({ iin: z.string(), name: z.string().nullable(), capacity: z.string() }),
  dwelling: z.object({ rka: z.string().nullable(), address: trilingualSchema.nullable() }),
  consents: z.array(consentSchema),
  objections: z.array(objectionSchema),
  objectionsUntil: z.string().nullable(),
  review: z.object({ matters: z.array(matterSchema), dueAt: z.string() }).nullable(),
  deadlineAt: z.string().nullable(),
  waitingFor: z.object({ kind: z.string(), name: z.string().nullable(), since: z.string() }).nullable(),
  stuckSince: z.string().nullable(),
  followUps: z.array(z.object({ name: z.string(), state: z.string() })),
  stay: z.object({ until: z.string(), ended: z.object({ how: z.string(), at: z.string() }).nullable() }).nullable(),
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

/** Nothing moves a case at rest but people and time: it is over, or somebody has to answer, to decide, or may object. */
export const isAtRest = (file: CaseFile): boolean =>
  file.stage === 'closed' ||
  file.stage === 'in-review' ||
  file.stage === 'awaiting-objections' ||
  (file.stage === 'awaiting-consent' && file.consents.some(isWanted)) ||
  isCommitted(file);

/** The change is made and everybody is told; what is only ordered, or goes on until its last day, holds up nothing (R20, R21). */
export const isCommitted = ({ stage, followUps }: CaseFile): boolean =>
  stage === 'registered' && followUps.every(({ state }) => state !== 'pending');

/** Somebody else than the product has taken something over and hasn't answered yet. */
export const isOrderOpen = ({ followUps }: CaseFile): boolean => followUps.some(({ state }) => state === 'ordered');
