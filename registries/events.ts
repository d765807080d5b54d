import { z } from 'zod';
import { OPERATIONS, REGISTRIES } from './operations.ts';
import { dwellingRecord, personRecord } from './synthetic/records.ts';

const FAULT_MODES = ['down', 'slow', 'hang', 'error', 'rate-limited', 'drop-reply', 'garbage'] as const;

/** One planned fault. */
export const fault = z
  .strictObject({
    registry: z.enum(REGISTRIES),
    /** Only this operation; without it all of the registry's. */
    operation: z.string().optional(),
    mode: z.enum(FAULT_MODES),
    /** Only the next n requests; without it until the plan is deleted. */
    next: z.int().min(1).max(1_000_000).optional(),
    /** `slow`: how long (2000 by default); `rate-limited`: when to come back (1000 by default, told in whole seconds). */
    delayMs: z.int().min(1).max(600_000).optional(),
  })
  .refine(({ registry, operation }) => operation === undefined || Object.hasOwn(OPERATIONS[registry], operation), {
    path: ['operation'],
    error: ({ input }) => {
      const known = z.object({ registry: z.enum(REGISTRIES) }).safeParse(input);
      return known.success ? `one of: ${Object.keys(OPERATIONS[known.data.registry]).join(', ')}` : 'unknown';
    },
  })
  .refine(({ mode, delayMs }) => delayMs === undefined || mode === 'slow' || mode === 'rate-limited', {
    path: ['delayMs'],
    error: 'only slow and rate-limited take a delay',
  });
export type Fault = z.infer<typeof fault>;

/** Everything that changes the registries: the lines of the journal. */
export const registryEvent = z.discriminatedUnion('type', [
  /** The first line: whose population this is. */
  z.strictObject({ type: z.literal('founded'), seed: z.string() }),
  /** Scenario households `first` to `first + count - 1` were made and given to somebody. */
  z.strictObject({
    type: z.literal('handed-out'),
    scenario: z.string(),
    first: z.int(),
    count: z.int(),
    /** Days since 1970: the households' people keep the age they had then. */
    day: z.int(),
  }),
  /** Records are kept as they became, so that replaying never depends on what they were before. */
  z.strictObject({ type: z.literal('person-changed'), record: personRecord }),
  z.strictObject({ type: z.literal('dwelling-changed'), record: dwellingRecord }),
  /** An outward effect was carried out. */
  z.strictObject({
    type: z.literal('effect-carried-out'),
    registry: z.enum(REGISTRIES),
    operation: z.string(),
    key: z.string(),
    /** What the registry calls it: a message's or order's id. */
    id: z.string(),
    at: z.iso.datetime(),
    body: z.unknown(),
    /** The person whose address the effect changed: one line for both, or a kill could come in between. */
    person: personRecord.optional(),
  }),
  /** The same effect was asked for again, and not carried out again. */
  z.strictObject({ type: z.literal('effect-asked-again'), registry: z.enum(REGISTRIES), key: z.string() }),
  z.strictObject({
    type: z.literal('order-decided'),
    orderId: z.string(),
    state: z.enum(['ACCEPTED', 'RECORDED', 'FAILED']),
  }),
  /** A one-time password went out. */
  z.strictObject({
    type: z.literal('password-sent'),
    passwordId: z.string(),
    iin: z.string(),
    purpose: z.string(),
    code: z.string(),
    phone: z.string(),
    sentAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
  }),
  /** Somebody typed a code while the password was in force. */
  z.strictObject({ type: z.literal('password-tried'), passwordId: z.string(), right: z.boolean() }),
  z.strictObject({ type: z.literal('fault-planned'), fault }),
  z.strictObject({ type: z.literal('fault-spent'), registry: z.enum(REGISTRIES), operation: z.string().optional() }),
  z.strictObject({
    type: z.literal('faults-cleared'),
    registry: z.enum(REGISTRIES).optional(),
    operation: z.string().optional(),
  }),
]);
export type RegistryEvent = z.infer<typeof registryEvent>;
