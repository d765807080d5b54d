import { z } from 'zod';
import { APPLICANT_CAPACITIES, type Caseworker, CHANNELS, type Evidence, SERVICES } from '../domain/application.ts';
import { endOfDay, endOfDayAfter } from '../domain/calendar.ts';
import { isGround } from '../domain/grounds.ts';
import { isBin, isIin, isRka } from '../domain/identifiers.ts';
import { EXAMPLE_BIN, EXAMPLE_IIN, EXAMPLE_RKA } from './openapi/example-numbers.ts';

/** What comes in over HTTP. Objects are strict: a field that isn't known is an error, not a surprise later. */

/** Both are twelve digits: whoever takes one for the other is told so. */
export const iin = z
  .string('must be an IIN as a string')
  .refine(isIin, {
    error: ({ input }) =>
      isBin(String(input))
        ? 'must be an IIN, but this is a BIN: name the person, not the organisation'
        : 'must be an IIN: 12 digits with a valid birth date and check digit',
  })
  .meta({
    description: 'IIN of a person: birth date, century and sex, serial number, check digit',
    pattern: String.raw`^\d{6}[1-6]\d{5}$`,
    examples: [EXAMPLE_IIN],
  });
const bin = z
  .string('must be a BIN as a string')
  .refine(isBin, {
    error: ({ input }) =>
      isIin(String(input))
        ? 'must be a BIN, but this is an IIN: name the organisation, not the person'
        : 'must be a BIN: 12 digits with a valid check digit',
  })
  .meta({
    description: 'BIN of an organisation: year and month, kind, serial number, check digit',
    pattern: String.raw`^\d{4}[4-6][0-3]\d{6}$`,
    examples: [EXAMPLE_BIN],
  });
export const rka = z
  .string('must be an RKA as a string')
  .refine(isRka, 'must be an RKA: exactly 16 digits')
  .meta({
    description: 'RKA, the registration address code of a dwelling',
    pattern: String.raw`^\d{16}$`,
    examples: [EXAMPLE_RKA],
  });

const iinOrBin = z
  .string('must be an IIN or a BIN as a string')
  .refine((number) => isIin(number) || isBin(number), 'must be an IIN or a BIN: 12 digits with a valid check digit')
  .meta({
    description: 'IIN or BIN of an owner',
    pattern: String.raw`^\d{12}$`,
    examples: [EXAMPLE_IIN, EXAMPLE_BIN],
  });

const AREA = 'must be the useful area in m², a number above 0 and up to 100000';
const squareMetres = z.number(AREA).positive(AREA).max(100_000, AREA);

const MONTHS = 'must be a whole number from 1 to 12';

const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, `must be one of ${values.join(', ')}`);

const AN_OBJECT = 'must be an object';

/**
 * Free text that people write: no control characters, and no more than somebody reads. It is taken as it is, never trimmed
 * or mended: what is signed is what was sent. Half a surrogate pair is no character and has no canonical bytes (RFC 8785).
 */
export const text = (max: number) =>
  z
    .string('must be text')
    .refine((value) => value.trim() !== '', 'must not be empty')
    .max(max, `must be at most ${max} characters`)
    // eslint-disable-next-line no-control-regex
    .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/, 'must not contain control characters')
    .refine((value) => value.isWellFormed(), 'must not contain half of a surrogate pair')
    .meta({ minLength: 1 });

const applicationSchema = z
  .strictObject(
    {
      service: oneOf(SERVICES),
      channel: oneOf(CHANNELS),
      language: oneOf(['kk', 'ru', 'en']),
      applicant: z.strictObject(
        { iin, capacity: oneOf(APPLICANT_CAPACITIES), bin: bin.optional(), powerOfAttorneyId: text(100).optional() },
        AN_OBJECT,
      ),
      registrant: z.strictObject({ iin }, AN_OBJECT),
      furtherRegistrants: z
        .array(z.strictObject({ iin }, AN_OBJECT), 'must be a list of { iin }')
        .min(1, 'leave it out where there are none')
        .max(20, 'must name at most 20 people; file another application for the others')
        .optional(),
      dwelling: z.union(
        [z.strictObject({ rka }), z.strictObject({ owner: iinOrBin, usefulArea: squareMetres })],
        'must be { rka } with 16 digits, or { owner, usefulArea } with an IIN or BIN and the area in m²',
      ),
      stay: z
        .strictObject(
          { months: z.number(MONTHS).int(MONTHS).min(1, MONTHS).max(12, MONTHS), reason: text(500) },
          AN_OBJECT,
        )
        .optional(),
      generalGrounds: z.boolean('must be true or false').optional(),
      departure: z.strictObject({ documentNumber: text(50) }, AN_OBJECT).optional(),
      reason: text(1000).optional(),
    },
    AN_OBJECT,
  )
  .meta({
    id: 'Application',
    description: 'What somebody asks for. The applicant signs its canonical JSON (RFC 8785): see Signatures above.',
  });

/** Length limits here are only against waste; whether a signature is one is said with its own reason later. */
const evidenceSchema = z
  .discriminatedUnion(
    'kind',
    [
      z.strictObject({ kind: z.literal('eds'), cms: z.string('must be the CMS in base64') }),
      z.strictObject({
        kind: z.literal('otp'),
        code: z.string('must be 4 to 8 digits').regex(/^\d{4,8}$/, 'must be 4 to 8 digits'),
      }),
      z.strictObject({ kind: z.literal('in-person'), documentNumber: text(50) }),
    ],
    'must be { kind: "eds", cms }, { kind: "otp", code } or { kind: "in-person", documentNumber }',
  )
  .meta({
    id: 'Evidence',
    description:
      'A signature (a detached CMS in base64: see Signatures above), a one-time password, or a document that a caseworker was shown. Consenters sign, or come to the counter.',
  });

/** A name in the directory of staff. It stands in the audit trail and so is never an IIN. */
const staffName = text(60).refine((name) => !isIin(name), 'must be a name in the directory of staff, not an IIN');

/** Until staff sign in, a call by one of them names them. */
const caseworkerWhoActs = z.strictObject({ id: staffName, iin }, 'name the caseworker who acts: { id, iin }').meta({
  id: 'Caseworker',
  description:
    'Only where nobody signs in, on a machine of one’s own. Elsewhere leave it out: it is whoever is signed in.',
});
const caseworker = caseworkerWhoActs.optional();

/** R5, R11: under which an attorney answers for a consenter. */
export const powersId = text(100)
  .optional()
  .meta({ description: 'under which an attorney answers; left out where whoever is asked answers themselves' });

/** R12: that somebody came in person is a caseworker's word, so it says whose. */
const isAttested = (proof: { readonly kind: string }, witness: object | undefined): boolean =>
  proof.kind !== 'in-person' || witness !== undefined;
const ATTESTED = {
  path: ['caseworker'],
  error: 'name the caseworker who saw the person: { id, iin }; proof in person needs one',
};

export const filingSchema = z
  .strictObject({ application: applicationSchema, signature: evidenceSchema, caseworker }, AN_OBJECT)
  .refine((body) => isAttested(body.signature, body.caseworker), ATTESTED)
  .meta({ id: 'Filing' });

/** The application for which its applicant wants a one-time password: the very one that will be filed. */
export const passwordSchema = z
  .strictObject({ application: applicationSchema }, AN_OBJECT)
  .meta({ id: 'PasswordRequest' });

/** A message that is proved, by a signature or before a caseworker. */
const proof = { evidence: evidenceSchema, caseworker };
const attested = <Schema extends z.ZodType<{ evidence: Evidence; caseworker?: Caseworker | undefined }>>(
  schema: Schema,
) => schema.refine((body) => isAttested(body.evidence, body.caseworker), ATTESTED);

export const decisionSchema = attested(
  z.strictObject({ decision: oneOf(['give', 'decline']), powerOfAttorneyId: powersId, ...proof }, AN_OBJECT),
).meta({ id: 'ConsentDecision' });
export const revocationSchema = attested(z.strictObject({ powerOfAttorneyId: powersId, ...proof }, AN_OBJECT)).meta({
  id: 'ConsentRevocation',
});

/** R23: why somebody doesn't want to be withdrawn. It is part of what they sign. */
const objection = { reason: text(2000) };
export const objectionDocumentSchema = z.strictObject(objection, AN_OBJECT).meta({ id: 'ObjectionWords' });
export const objectionSchema = attested(z.strictObject({ ...objection, ...proof }, AN_OBJECT)).meta({
  id: 'NewObjection',
});

/** R20: the person who stays, or an owner. */
const stayEnd = {
  by: z.union([z.strictObject({ iin }), z.strictObject({ bin })], 'must be { iin } or { bin } of who ends the stay'),
  powerOfAttorneyId: powersId,
};
export const stayEndDocumentSchema = z.strictObject(stayEnd, AN_OBJECT).meta({ id: 'StayEndWords' });
export const stayEndSchema = attested(z.strictObject({ ...stayEnd, ...proof }, AN_OBJECT)).meta({ id: 'StayEnd' });

export const cancellationSchema = z
  .strictObject({ reason: text(1000).optional(), caseworker }, AN_OBJECT)
  .meta({ id: 'Cancellation' });
/** R17: `registrant` refuses for one of several only; `matters` are the keys of what the caseworker saw. */
export const reviewSchema = z
  .strictObject(
    {
      decision: oneOf(['approve', 'refuse']),
      reason: text(2000),
      ground: z
        .string('must be the code of a ground')
        .refine(isGround, 'must be the code of a ground, as refusals name them')
        .optional(),
      registrant: iin.optional(),
      matters: z.array(text(200), 'must be the keys of `review.matters`').max(100).optional(),
      caseworker: caseworkerWhoActs,
    },
    AN_OBJECT,
  )
  .meta({ id: 'ReviewDecision' });

/**
 * The farthest that a deadline may lie ahead (R15). Who waits for consents lives unregistered, which is an offence from the
 * tenth day on; whoever needs a season files anew, and a typing error doesn't hold a case for a century.
 */
export const MAX_EXTENSION_DAYS = 90;

const A_DEADLINE = 'must be a day (YYYY-MM-DD, until its end in Kazakhstan) or an RFC 3339 time in UTC';

/** R15: becomes an instant as the case writes it. */
const deadlineAt = z
  .union([z.iso.date().transform(endOfDay), z.iso.datetime()], A_DEADLINE)
  .transform((instant) => new Date(instant).toISOString())
  .refine(
    (instant) => instant <= endOfDayAfter(new Date().toISOString(), MAX_EXTENSION_DAYS),
    `must lie at most ${MAX_EXTENSION_DAYS} days ahead`,
  )
  .meta({
    description: `a day, until its end in Kazakhstan, or a time in UTC; at most ${MAX_EXTENSION_DAYS} days ahead`,
  });

export const extensionSchema = z
  .strictObject({ deadlineAt, reason: text(1000), caseworker: caseworkerWhoActs }, AN_OBJECT)
  .meta({ id: 'DeadlineExtension' });
/** For colleagues; it can't be taken back. */
export const noteSchema = z
  .strictObject({ text: text(2000), caseworker: caseworkerWhoActs }, AN_OBJECT)
  .meta({ id: 'NewNote' });
export const reminderSchema = z
  .strictObject({ consentId: z.uuid('must be the id of a consent'), caseworker: caseworkerWhoActs }, AN_OBJECT)
  .meta({ id: 'NewReminder' });
export const assignmentSchema = z
  .strictObject({ assignee: staffName.nullable(), caseworker: caseworkerWhoActs }, AN_OBJECT)
  .meta({ id: 'Assignment' });
