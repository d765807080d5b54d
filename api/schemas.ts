import { z } from 'zod';
import { APPLICANT_CAPACITIES, CHANNELS, SERVICES } from '../domain/application.ts';
import { isBin, isIin, isRka } from '../domain/identifiers.ts';

/** What comes in over HTTP. Objects are strict: a field that isn't known is an error, not a surprise later. */

export const iin = z
  .string('must be an IIN as a string')
  .refine(isIin, 'must be an IIN: 12 digits with a valid birth date and check digit');
export const bin = z
  .string('must be a BIN as a string')
  .refine(isBin, 'must be a BIN: 12 digits with a valid check digit');
export const rka = z.string('must be an RKA as a string').refine(isRka, 'must be an RKA: exactly 16 digits');

const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, `must be one of ${values.join(', ')}`);

/** Free text that people write: no control characters, and no more than somebody reads. */
export const text = (max: number) =>
  z
    .string('must be text')
    .trim()
    .min(1, 'must not be empty')
    .max(max, `must be at most ${max} characters`)
    // eslint-disable-next-line no-control-regex
    .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/, 'must not contain control characters');

export const applicationSchema = z.strictObject({
  service: oneOf(SERVICES),
  channel: oneOf(CHANNELS),
  language: oneOf(['kk', 'ru', 'en']),
  applicant: z.strictObject({
    iin,
    capacity: oneOf(APPLICANT_CAPACITIES),
    bin: bin.optional(),
    powerOfAttorneyId: text(100).optional(),
  }),
  registrant: z.strictObject({ iin }),
  dwelling: z.union(
    [
      z.strictObject({ rka }),
      z.strictObject({ owner: z.union([iin, bin]), usefulArea: z.number().positive().max(100_000) }),
    ],
    'must be { rka } with 16 digits, or { owner, usefulArea } with an IIN or BIN and the area in m²',
  ),
  stay: z
    .strictObject({
      months: z
        .number()
        .int()
        .min(1, 'must be a whole number from 1 to 12')
        .max(12, 'must be a whole number from 1 to 12'),
      reason: text(500),
    })
    .optional(),
  generalGrounds: z.boolean('must be true or false').optional(),
  reason: text(1000).optional(),
});

/** Length limits here are only against waste; whether a signature is one is said with its own reason later. */
export const evidenceSchema = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('eds'), cms: z.string('must be the CMS in base64') }),
    z.strictObject({ kind: z.literal('otp'), code: z.string().regex(/^\d{4,8}$/, 'must be 4 to 8 digits') }),
    z.strictObject({ kind: z.literal('in-person'), documentNumber: text(50) }),
  ],
  'must be { kind: "eds", cms }, { kind: "otp", code } or { kind: "in-person", documentNumber }',
);

export const filingSchema = z.strictObject({ application: applicationSchema, signature: evidenceSchema });

export const decisionSchema = z.strictObject({ decision: oneOf(['give', 'decline']), evidence: evidenceSchema });
export const revocationSchema = z.strictObject({ evidence: evidenceSchema });
export const cancellationSchema = z.strictObject({ reason: text(1000).optional() });
export const reviewSchema = z.strictObject({ decision: oneOf(['approve', 'refuse']), reason: text(2000) });
