import { z } from 'zod';
import { parse } from '../complaint.ts';
import { iin } from '../synthetic/records.ts';

/**
 * What the person at the computer does when a window asks for a key and its password.
 *
 * - `sign`: signs
 * - `cancel`: closes the window
 * - `wrong-password`: types a wrong password until the key is locked
 * - `hang`: went for a cup of tea, and never comes back
 * - `not-started`: never started NCALayer, so nothing answers
 */
export const BEHAVIOURS = ['sign', 'cancel', 'wrong-password', 'hang', 'not-started'] as const;

const keySchema = z.strictObject({
  iin,
  bin: z
    .string()
    .regex(/^\d{12}$/, 'a BIN: 12 digits')
    .optional(),
  role: z.enum(['individual', 'head', 'signatory', 'employee']).optional(),
  /** A flaw of the certificate, as `POST /_control/sign` has them: `expired`, `revoked`, … */
  flaw: z.enum(['expired', 'revoked', 'auth-key', 'foreign-ca', 'wrong-iin']).optional(),
  behaviour: z.enum(BEHAVIOURS).default('sign'),
  /** Only the next time that somebody is asked to sign; after that they sign. */
  once: z.boolean().default(false),
});
export type InsertedKey = z.output<typeof keySchema>;

/** The key that is plugged into the computer now; `undefined` where there is none. */
export interface KeySlot {
  current(): InsertedKey | undefined;
  /** The same, for a signature: what was to happen once has happened then. */
  takeForSigning(): InsertedKey | undefined;
  /** @throws {Complaint} where the wish makes no sense */
  insert(wish: unknown): InsertedKey;
  remove(): void;
}

export function createKeySlot(): KeySlot {
  let inserted: InsertedKey | undefined;
  return {
    current: () => inserted,
    takeForSigning: () => {
      const taken = inserted;
      if (taken?.once === true) inserted = { ...taken, behaviour: 'sign', once: false };
      return taken;
    },
    insert: (wish) => (inserted = parse(keySchema, wish)),
    remove: () => {
      inserted = undefined;
    },
  };
}
