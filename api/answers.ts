import { z } from 'zod';
import { APPLICANT_CAPACITIES, CHANNELS, SERVICES } from '../domain/application.ts';
import { FOLLOW_UPS, STAY_ENDS } from '../domain/case.ts';
import { CONSENT_CAPACITIES } from '../domain/consenters.ts';
import { NEXT_STEPS } from '../domain/next-steps.ts';
import { PROGRESS_STEPS } from '../domain/progress.ts';
import { STAGES } from '../domain/stages.ts';
import { STATUS_WAITS } from '../domain/status.ts';
import { LIVE_TYPES, TEST_TYPE, WEBHOOK_TYPES } from '../domain/webhooks.ts';
import { COUNTED_TO, QUEUES } from './queues/queues.ts';
import { EXAMPLE_IIN } from './openapi/example-numbers.ts';

/** What goes out over HTTP: the types of the answers, the OpenAPI document and the typed client are derived from these. */

export const instant = z.iso.datetime().meta({ description: 'RFC 3339, UTC', examples: ['2026-11-24T10:15:00.000Z'] });
export const number = z.string().meta({
  description: 'IIN or BIN; masked to its last four digits where the reader has no need of it',
  examples: [EXAMPLE_IIN, `••••••••${EXAMPLE_IIN.slice(-4)}`],
});
export const trilingual = z.object({ kk: z.string(), ru: z.string(), en: z.string() }).meta({ id: 'Trilingual' });

export const OUTCOMES = ['registered', 'withdrawn', 'refused', 'declined', 'expired', 'cancelled'] as const;
export const WAITING_FOR = ['owner', 'applicant', 'caseworker', 'registry', 'worker'] as const;

const outcome = z.enum(OUTCOMES).nullable().meta({ description: 'null while the case is open' });
const kind = z.enum(['permanent', 'temporary']);

const refusal = z
  .object({
    ground: z.string().meta({ description: 'stable code', examples: ['dwelling-too-dense'] }),
    rule: z.string().meta({ description: 'the rule behind it', examples: ['R18'] }),
    text: trilingual,
    reason: z.string().nullish().meta({ description: 'what a caseworker wrote' }),
  })
  .meta({ id: 'Refusal' });

export const groundListAnswer = z.object({ data: z.array(refusal.omit({ reason: true })) }).meta({ id: 'GroundList' });

/** A person by IIN or an organisation by BIN. */
export const party = z.object({ iin: number.optional(), bin: number.optional(), name: z.string().nullable() });

const consentStatus = z.enum(['pending', 'given', 'declined', 'revoked', 'expired']);

const consent = z
  .object({
    consentId: z.uuid(),
    consenter: party,
    capacity: z.enum(CONSENT_CAPACITIES),
    status: consentStatus,
    decidedAt: instant.nullable(),
    remindedAt: instant.nullable().meta({ description: 'when they were last reminded, by whom ever' }),
  })
  .meta({ id: 'Consent' });

const objection = z
  .object({
    objectionId: z.uuid(),
    registrant: z.object({ iin: number }),
    objector: party,
    status: z.enum(['open', 'raised']),
    reason: z.string().nullable(),
    raisedAt: instant.nullable(),
  })
  .meta({ id: 'Objection' });

const review = z
  .object({
    matters: z.array(
      z.looseObject({
        key: z.string().meta({ description: 'names the matter when it is decided' }),
        kind: z.enum(['encumbrance', 'objection', 'owner-deceased', 'owner-unrepresented', 'categories-differ']),
      }),
    ),
    requestedAt: instant,
    dueAt: instant,
  })
  .meta({ id: 'Review' });

export const caseAnswer = z
  .object({
    caseId: z.uuid(),
    service: z.enum(SERVICES),
    channel: z.enum(CHANNELS),
    stage: z.enum(STAGES),
    outcome,
    refusal: refusal.nullable(),
    registrant: z.object({ iin: number, name: z.string().nullable() }),
    people: z
      .array(z.object({ iin: number, name: z.string().nullable(), outcome, refusal: refusal.nullable() }))
      .meta({ description: 'each registrant with their own result' }),
    applicant: z.object({ iin: number, name: z.string().nullable(), capacity: z.enum(APPLICANT_CAPACITIES) }),
    dwelling: z.object({ rka: z.string().nullable(), address: trilingual.nullable() }),
    consents: z.array(consent),
    objections: z.array(objection),
    objectionsUntil: instant.nullable(),
    review: review.nullable(),
    deadlineAt: instant.nullable(),
    dueAt: instant.nullable().meta({ description: 'by when somebody has to act: consenters, objectors, a caseworker' }),
    waitingFor: z
      .object({ kind: z.enum(WAITING_FOR), name: z.string().nullable(), since: instant })
      .nullable()
      .meta({ description: 'for whom or what the case waits, and since when' }),
    stuckSince: instant.nullable(),
    office: z.string().nullable(),
    assignee: z.string().nullable(),
    followUps: z.array(z.object({ name: z.enum(FOLLOW_UPS), state: z.enum(['pending', 'ordered', 'done', 'failed']) })),
    stay: z.object({ until: instant, ended: z.object({ how: z.enum(STAY_ENDS), at: instant }).nullable() }).nullable(),
    hasCertificate: z.boolean(),
    residenceId: z.uuid().nullable(),
    formerRka: z.string().nullable(),
    openedAt: instant,
    updatedAt: instant,
    outcomeAt: instant.nullable().meta({ description: 'when the outcome was certain' }),
    closedAt: instant.nullable(),
    revision: z.int(),
  })
  .meta({ id: 'Case' });

export const openingAnswer = z
  .object({ caseId: z.uuid(), stage: z.literal('opening') })
  .meta({ id: 'CaseBeingOpened', description: 'ask for the case again after `Retry-After` seconds' });

export const caseListAnswer = z
  .object({
    data: z.array(caseAnswer),
    nextCursor: z.string().nullable().meta({ description: 'send it as `cursor` for the next page; null at the end' }),
  })
  .meta({ id: 'CaseList' });

export const eventListAnswer = z
  .object({
    data: z.array(
      z.object({
        seq: z.int().meta({ description: 'counts from 1 without a gap' }),
        type: z.string().meta({ examples: ['consent-given'] }),
        at: instant,
        actor: z.object({
          kind: z.enum(['applicant', 'registrant', 'consenter', 'caseworker', 'system']),
          id: z.string().nullable(),
        }),
        data: z.record(z.string(), z.unknown()),
      }),
    ),
  })
  .meta({ id: 'EventList' });

export const queueListAnswer = z
  .object({
    data: z.array(
      z.object({
        name: z.enum(QUEUES),
        count: z.int().meta({ description: `at most ${COUNTED_TO}: counting stops there` }),
      }),
    ),
  })
  .meta({ id: 'QueueList' });

const counted = z.int();
const spread = z.object({ count: counted, medianSeconds: z.number(), p95Seconds: z.number() });
export const overviewAnswer = z
  .object({
    since: instant,
    until: instant,
    stages: z.array(z.object({ stage: z.enum(STAGES), count: counted })).meta({ description: 'open cases' }),
    ageing: z
      .array(z.object({ fromDays: z.int(), count: counted }))
      .meta({ description: 'cases that await a consent, by days since they were opened; from one column to the next' }),
    outcomes: z.array(
      z.object({
        office: z.string().nullable(),
        service: z.enum(SERVICES),
        outcome: z.enum(OUTCOMES),
        ground: z.string().nullable(),
        count: counted,
      }),
    ),
    timeToRegister: spread
      .nullable()
      .meta({ description: 'from the application to the commit; null where nobody was registered' }),
    weeks: z
      .array(z.object({ from: instant, until: instant, timeToRegister: spread.nullable() }))
      .meta({ description: 'the same by weeks, counted back from `until`, oldest first; the oldest may be shorter' }),
  })
  .meta({ id: 'Overview' });

export const passwordAnswer = z
  .object({ sentTo: z.string().meta({ description: 'the phone, masked' }), expiresAt: z.string() })
  .meta({ id: 'PasswordSent' });

export const certificateAnswer = z
  .object({ code: z.string().nullable(), status: z.enum(['valid', 'superseded', 'unknown']) })
  .meta({ id: 'CertificateStatus' });

const residence = z
  .object({
    residenceId: z.uuid().nullable(),
    rka: z.string(),
    kind,
    from: instant,
    until: instant.nullable(),
    source: z.enum(['ledger', 'population-registry']),
    address: trilingual.nullable(),
  })
  .meta({ id: 'Residence' });

const derivedFrom = z.object({
  iin: number,
  relation: z.enum(['parent', 'guardian']),
  basis: z.enum(['legal-representative', 'custody']),
});

export const residenceAnswer = z
  .object({
    iin: number,
    permanent: residence.nullable(),
    temporary: residence.nullable(),
    derivedFrom: derivedFrom.nullable(),
    alternatives: z.array(residence.extend({ derivedFrom })),
    history: z.array(residence),
  })
  .meta({ id: 'Whereabouts' });

export const residentListAnswer = z
  .object({
    data: z.array(
      z.object({
        iin: number,
        name: z.string().nullable(),
        kind,
        from: instant,
        until: instant.nullable(),
        source: z.enum(['ledger', 'population-registry']),
      }),
    ),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'ResidentList' });

export const healthAnswer = z.object({ status: z.literal('alive') }).meta({ id: 'Health' });

export const webhookAnswer = z
  .object({
    webhookId: z.uuid(),
    url: z.string(),
    description: z.string().nullable(),
    types: z
      .array(z.string())
      .nullable()
      .meta({ description: 'null: everything, also what will only be invented later' }),
    status: z.enum(['active', 'disabled']),
    disabledReason: z.enum(['by-client', 'gone', 'unreachable']).nullable(),
    acceptedAt: instant.nullable().meta({ description: 'when the receiver last accepted a message' }),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Webhook' });

const secret = z.string().meta({ description: 'told only now: signs what is sent, by Standard Webhooks (`whsec_…`)' });
export const newWebhookAnswer = webhookAnswer.extend({ secret }).meta({ id: 'WebhookWithSecret' });
export const webhookListAnswer = z.object({ data: z.array(webhookAnswer) }).meta({ id: 'WebhookList' });
export const secretAnswer = z
  .object({
    webhookId: z.uuid(),
    secret,
    formerSecretUntil: instant.meta({ description: 'until then the former secret signs, too' }),
  })
  .meta({ id: 'WebhookSecret' });

const caseData = z
  .object({
    caseId: z.uuid(),
    revision: z.int().meta({ description: 'the number of the event that this tells' }),
    stage: z.enum(STAGES),
    outcome,
  })
  .meta({ description: 'the case as it was right after what happened' });

/** What a receiver is sent. Thin: it says that there is something to fetch, and holds nothing about anybody. */
export const webhookMessage = z
  .object({
    type: z.enum([...WEBHOOK_TYPES, TEST_TYPE]),
    timestamp: instant.meta({ description: 'when it happened' }),
    data: z.union([caseData, z.object({ webhookId: z.uuid() }).meta({ description: `of \`${TEST_TYPE}\` only` })]),
  })
  .meta({ id: 'WebhookMessage' });

/** One event of the live stream: the same envelope. */
export const liveEventAnswer = z
  .object({
    type: z.enum([...LIVE_TYPES, 'stream.reset']),
    timestamp: instant.meta({ description: 'when it happened' }),
    data: caseData.nullable().meta({ description: 'null: of `stream.reset`, which is about no case' }),
  })
  .meta({ id: 'LiveEvent' });

export const deliveryAnswer = z
  .object({
    deliveryId: z.uuid().meta({ description: 'the message’s `webhook-id`' }),
    status: z.enum(['pending', 'delivered', 'failed']),
    body: webhookMessage,
    attempts: z.array(
      z.object({
        at: instant,
        result: z.string(),
        status: z.int().nullable().meta({ description: 'HTTP status, where there was an answer' }),
        durationMs: z.number(),
      }),
    ),
    nextAttemptAt: instant.nullable(),
    createdAt: instant,
  })
  .meta({ id: 'Delivery' });
export const deliveryListAnswer = z
  .object({ data: z.array(deliveryAnswer), nextCursor: z.string().nullable() })
  .meta({ id: 'DeliveryList' });

export const newInvitationAnswer = z
  .object({
    invitationId: z.uuid(),
    url: z.string().meta({ description: 'the link; what stands behind `#` is the secret, and told only now' }),
    qr: z.string().meta({ description: 'the same as a QR code: SVG' }),
    expiresAt: instant,
  })
  .meta({ id: 'NewInvitation' });

export const newStatusLinkAnswer = z
  .object({
    linkId: z.uuid(),
    url: z.string().meta({ description: 'the link; what stands behind `#` is the secret' }),
    qr: z.string().meta({ description: 'the same as a QR code: SVG' }),
    expiresAt: instant.meta({ description: 'as things stand; an outcome may bring it nearer' }),
  })
  .meta({ id: 'NewStatusLink' });

export const statusAnswer = z
  .object({
    caseId: z.uuid(),
    service: z.enum(SERVICES),
    outcome,
    outcomeAt: instant.nullable(),
    steps: z.array(
      z.object({
        name: z.enum(PROGRESS_STEPS),
        state: z.enum(['done', 'current', 'ahead']),
        at: instant.nullable().meta({ description: 'when it was done' }),
      }),
    ),
    waiting: z
      .object({
        for: z.enum(STATUS_WAITS),
        since: instant,
        until: instant.nullable().meta({ description: 'by when somebody has to act' }),
      })
      .nullable(),
    isHeldUp: z.boolean().meta({ description: 'something technical takes longer; nothing is lost by it' }),
    consents: z.object({ asked: z.int(), given: z.int() }),
    people: z.object({ asked: z.int(), refused: z.int() }).meta({ description: 'those whom the application is about' }),
    refusal: refusal.omit({ reason: true }).nullable(),
    next: z.array(z.enum(NEXT_STEPS)).meta({ description: 'what the applicant can do, most useful first' }),
    office: z.string().nullable().meta({ description: 'where to ask' }),
    stay: z.object({ until: instant, endedAt: instant.nullable() }).nullable(),
    receivedAt: instant,
    updatedAt: instant,
    linkUntil: instant.meta({ description: 'until when the link counts, as things stand' }),
    asOf: instant.meta({ description: 'when this was so' }),
  })
  .meta({ id: 'Status' });

const signWith = z
  .object({
    ncalayer: z.string().meta({ description: 'WebSocket of the signing program on the machine of who signs' }),
  })
  .meta({ id: 'SignWith' });
const language = z.enum(['kk', 'ru', 'en']).meta({ description: 'in which the applicant filed' });

export const openedInvitationAnswer = z
  .object({
    service: z.enum(SERVICES),
    language,
    expiresAt: instant,
    challenge: z.object({
      document: z
        .string()
        .meta({ description: 'base64 of the bytes to sign; the signature proves who somebody is, and no more' }),
      expiresAt: instant,
    }),
    signWith,
  })
  .meta({ id: 'OpenedInvitation' });

export const identifiedAnswer = z.object({ expiresAt: instant }).meta({ id: 'Identified' });

const stayAskedFor = z.object({ months: z.int(), reason: z.string() });
export const decidedInvitationAnswer = z
  .object({
    caseId: z.uuid(),
    service: z.enum(SERVICES),
    language,
    registrants: z.array(z.object({ name: z.string().nullable(), iin: number })),
    applicant: z.object({ name: z.string().nullable(), capacity: z.enum(APPLICANT_CAPACITIES) }),
    dwelling: z.object({ rka: z.string().nullable(), address: trilingual.nullable() }),
    stay: stayAskedFor.nullable(),
    reason: z.string().nullable(),
    consenter: z.object({ name: z.string(), capacity: z.enum(CONSENT_CAPACITIES) }),
    status: consentStatus,
    deadlineAt: instant.nullable(),
    outcome,
  })
  .meta({ id: 'DecidedInvitation' });
export const invitationAnswer = decidedInvitationAnswer
  .extend({ sessionUntil: instant, signWith })
  .meta({ id: 'Invitation' });

const check = z.enum(['ok', 'failed']);
export const readinessAnswer = z
  .object({ status: z.enum(['ready', 'not-ready']), checks: z.object({ mongodb: check, temporal: check }) })
  .meta({ id: 'Readiness' });

export const problemAnswer = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: 'stable, kebab-case: programs decide by it' }),
    detail: z.string().meta({ description: 'what to change' }),
    requestId: z.string().optional().meta({ description: 'of `x-request-id`: to ask us about this very request' }),
    errors: z
      .array(z.object({ pointer: z.string().meta({ description: 'JSON Pointer' }), detail: z.string() }))
      .optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457' });
