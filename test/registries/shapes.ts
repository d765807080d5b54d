import { z } from 'zod';
import { bin, day, iin, rka } from '../../registries/synthetic/records.ts';

/** What `/_control` promises, field by field: other programs rely on it. */

const signer = z.strictObject({ iin, bin: bin.optional(), role: z.enum(['head', 'signatory', 'employee']).optional() });

const capacity = z.enum(['owner', 'tenant', 'owner-representative']);

const outcome = z.enum(['registered', 'withdrawn', 'refused']).nullable();

export const situation = z.strictObject({
  applicant: iin,
  applicantSignAs: signer,
  registrant: iin,
  rka,
  formerRka: rka.nullable(),
  consenters: z.array(
    z.union([
      z.strictObject({ iin, capacity, signAs: signer }),
      z.strictObject({ iin, capacity: z.literal('attorney'), signAs: signer, powerOfAttorneyId: z.string() }),
      z.strictObject({ bin, capacity, signAs: signer.required() }),
    ]),
  ),
  application: z.strictObject({
    service: z.enum(['permanent-residence', 'temporary-stay', 'owner-withdrawal', 'departure-abroad']),
    channel: z.enum(['portal', 'mobile', 'bank', 'counter']),
    language: z.enum(['kk', 'ru', 'en']),
    applicant: z.strictObject({
      iin,
      capacity: z.enum(['self', 'parent', 'guardian', 'attorney', 'administration', 'owner']),
      bin: bin.optional(),
      powerOfAttorneyId: z.string().optional(),
    }),
    registrant: z.strictObject({ iin }),
    furtherRegistrants: z.array(z.strictObject({ iin })).min(1).optional(),
    dwelling: z.union([
      z.strictObject({ rka }),
      z.strictObject({ owner: z.union([iin, bin]), usefulArea: z.number().positive() }),
    ]),
    stay: z.strictObject({ months: z.int().min(1).max(12), reason: z.string() }).optional(),
    generalGrounds: z.boolean().optional(),
    departure: z.strictObject({ documentNumber: z.string() }).optional(),
    reason: z.string().optional(),
  }),
  expect: z.strictObject({ outcome, ground: z.string().nullable(), problem: z.string().optional() }),
  people: z.array(z.strictObject({ iin, outcome, ground: z.string().nullable() })).optional(),
});
export type Situation = z.infer<typeof situation>;

export const situations = z.strictObject({ data: z.array(situation) });

export const scenarios = z.strictObject({
  data: z.array(z.strictObject({ name: z.string(), service: z.string(), says: z.string() })),
});

export const effects = z.strictObject({
  data: z.array(
    z.strictObject({
      position: z.int(),
      registry: z.string(),
      operation: z.string(),
      key: z.string(),
      id: z.string(),
      at: z.iso.datetime(),
      body: z.unknown(),
      carriedOut: z.int(),
      asked: z.int(),
    }),
  ),
  nextCursor: z.int().nullable(),
});

export const residents = z.strictObject({
  items: z.array(z.strictObject({ iin, kind: z.enum(['PERMANENT', 'TEMPORARY']), since: day })),
});

export const passwords = z.strictObject({
  data: z.array(
    z.strictObject({
      passwordId: z.uuid(),
      iin,
      purpose: z.string(),
      code: z.string().regex(/^\d{6}$/),
      phone: z.string(),
      sentAt: z.iso.datetime(),
      expiresAt: z.iso.datetime(),
      wrongTries: z.int(),
      accepted: z.boolean(),
    }),
  ),
});

export const iins = z.strictObject({ data: z.array(iin) });

export const dwelling = z.looseObject({
  usefulArea: z.number(),
  owners: z.array(z.looseObject({ fullName: z.string() })),
  commissionedOn: day.nullable(),
});

export const found = z.strictObject({ items: z.array(dwelling) });
