import { z } from 'zod';
import { APPLICANT_CAPACITIES, CHANNELS, SERVICES } from '../../domain/application.ts';
import { FOLLOW_UPS, STAY_ENDS } from '../../domain/case.ts';
import { CONSENT_CAPACITIES } from '../../domain/consenters.ts';
import { STAGES } from '../../domain/stages.ts';

const time = z.iso.datetime();
const trilingual = z.strictObject({ kk: z.string().min(1), ru: z.string().min(1), en: z.string().min(1) });
const iin = z.string().regex(/^\d{12}$/);
const outcome = z.enum(['registered', 'withdrawn', 'refused', 'declined', 'expired', 'cancelled']).nullable();
const refusal = z
  .strictObject({
    ground: z.string().regex(/^[a-z-]+[a-z0-9-]*$/),
    rule: z.string().regex(/^R\d+$/),
    text: trilingual,
    reason: z.string().optional(),
  })
  .nullable();

/**
 * The case over HTTP. Other people's programs rely on each of these fields (DESIGN §4 fixes most of them), so that nothing may
 * be missing, and nothing be there that isn't written here and in `docs/api.md`.
 */
export const caseSchema = z.strictObject({
  caseId: z.uuid(),
  service: z.enum(SERVICES),
  channel: z.enum(CHANNELS),
  stage: z.enum(STAGES),
  outcome,
  refusal,
  registrant: z.strictObject({ iin, name: z.string().nullable() }),
  people: z.array(z.strictObject({ iin, name: z.string().nullable(), outcome, refusal })).min(1),
  applicant: z.strictObject({ iin, name: z.string().nullable(), capacity: z.enum(APPLICANT_CAPACITIES) }),
  dwelling: z.strictObject({ rka: z.string().regex(/^\d{16}$/), address: trilingual.nullable() }),
  consents: z.array(
    z.strictObject({
      consentId: z.uuid(),
      consenter: z.union([z.strictObject({ iin, name: z.string() }), z.strictObject({ bin: iin, name: z.string() })]),
      capacity: z.enum(CONSENT_CAPACITIES),
      status: z.enum(['pending', 'given', 'declined', 'revoked', 'expired']),
      decidedAt: time.nullable(),
      remindedAt: time.nullable(),
    }),
  ),
  objections: z.array(
    z.strictObject({
      objectionId: z.uuid(),
      registrant: z.strictObject({ iin }),
      objector: z.strictObject({ iin, name: z.string() }),
      status: z.enum(['open', 'raised']),
      reason: z.string().nullable(),
      raisedAt: time.nullable(),
    }),
  ),
  objectionsUntil: time.nullable(),
  review: z
    .strictObject({
      matters: z.array(z.looseObject({ key: z.string().min(1), kind: z.string() })).min(1),
      requestedAt: time,
      dueAt: time,
    })
    .nullable(),
  deadlineAt: time.nullable(),
  waitingFor: z
    .strictObject({
      kind: z.enum(['owner', 'applicant', 'caseworker', 'registry', 'worker']),
      name: z.string().nullable(),
      since: time,
    })
    .nullable(),
  stuckSince: time.nullable(),
  office: z.string().nullable(),
  assignee: z.string().nullable(),
  followUps: z.array(
    z.strictObject({ name: z.enum(FOLLOW_UPS), state: z.enum(['pending', 'ordered', 'done', 'failed']) }),
  ),
  stay: z
    .strictObject({ until: time, ended: z.strictObject({ how: z.enum(STAY_ENDS), at: time }).nullable() })
    .nullable(),
  hasCertificate: z.boolean(),
  residenceId: z.uuid().nullable(),
  formerRka: z.string().nullable(),
  openedAt: time,
  updatedAt: time,
  dueAt: time.nullable(),
  outcomeAt: time.nullable(),
  closedAt: time.nullable(),
  revision: z.number().int().positive(),
});
export type CaseBody = z.infer<typeof caseSchema>;
