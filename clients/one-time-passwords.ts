import { z } from 'zod';
import type { RegistryCall } from './registry-call.ts';

/** Whose password, and for what: the SHA-256 (lower-case hex) of the bytes that it stands for, so it is good for nothing else. */
export interface PasswordPurpose {
  readonly iin: string;
  readonly purpose: string;
}

export interface SentPassword {
  /** Masked: `+7 799 *** ** 12`. */
  readonly sentTo: string;
  /** Instant, RFC 3339 UTC. */
  readonly expiresAt: string;
}

/** `not-sent`: there is no password of this person for this purpose. */
export type PasswordVerdict =
  | { readonly accepted: true; readonly passwordId: string }
  | { readonly accepted: false; readonly reason: 'wrong-code' | 'expired' | 'not-sent' | 'too-many-attempts' };

/**
 * One-time passwords to the phone in the mobile citizens' database (R12). The state service makes, sends and checks them: we
 * never learn a password before its holder types it. Both methods throw `RegistryFailure`.
 */
export interface OneTimePasswords {
  /** `undefined` where the database has no phone of this person. Asking again sends the same password while it is good. */
  sendOneTimePassword(purpose: PasswordPurpose): Promise<SentPassword | undefined>;
  /** A code that was right once stays right: a step that runs twice hears the same yes. */
  checkOneTimePassword(attempt: PasswordPurpose & { readonly code: string }): Promise<PasswordVerdict>;
}

export const createOneTimePasswords = (call: RegistryCall): OneTimePasswords => ({
  sendOneTimePassword: ({ iin, purpose }) =>
    call.find({
      operation: 'send-one-time-password',
      method: 'POST',
      path: '/one-time-passwords',
      body: { iin, purpose },
      answer: z.object({ sentTo: z.string(), expiresAt: z.iso.datetime() }),
    }),
  checkOneTimePassword: ({ iin, purpose, code }) =>
    call.send({
      operation: 'check-one-time-password',
      method: 'POST',
      path: '/one-time-passwords/check',
      body: { iin, purpose, code },
      answer: verdict,
    }),
});

const REASONS = {
  WRONG_CODE: 'wrong-code',
  EXPIRED: 'expired',
  NOT_SENT: 'not-sent',
  TOO_MANY_ATTEMPTS: 'too-many-attempts',
} as const;

const verdict = z
  .discriminatedUnion('result', [
    z.object({ result: z.literal('ACCEPTED'), passwordId: z.string() }),
    z.object({ result: z.enum(['WRONG_CODE', 'EXPIRED', 'NOT_SENT', 'TOO_MANY_ATTEMPTS']) }),
  ])
  .transform((answer): PasswordVerdict =>
    answer.result === 'ACCEPTED'
      ? { accepted: true, passwordId: answer.passwordId }
      : { accepted: false, reason: REASONS[answer.result] },
  );
