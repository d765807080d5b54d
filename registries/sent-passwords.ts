import { createHash } from 'node:crypto';
import type { RegistryEvent } from './events.ts';

/** A one-time password that was sent to somebody's phone. */
export interface SentPassword {
  readonly passwordId: string;
  readonly iin: string;
  /** SHA-256 of the bytes that it stands for: it is good for nothing else. */
  readonly purpose: string;
  readonly code: string;
  /** The whole number; callers see it masked. */
  readonly phone: string;
  readonly sentAt: string;
  readonly expiresAt: string;
  readonly wrongTries: number;
  readonly accepted: boolean;
}

/** Every one-time password that was sent, with what became of it. */
export interface SentPasswords {
  apply(event: RegistryEvent): void;
  /** Those of one person, newest first. */
  listOf(iin: string): readonly SentPassword[];
}

export function createSentPasswords(): SentPasswords {
  const passwords = new Map<string, SentPassword>();
  const idsOf = new Map<string, string[]>();

  return {
    apply: (event) => {
      if (event.type === 'password-sent') {
        const { type: _, ...sent } = event;
        passwords.set(sent.passwordId, { ...sent, wrongTries: 0, accepted: false });
        idsOf.set(sent.iin, [sent.passwordId, ...(idsOf.get(sent.iin) ?? [])]);
      }
      if (event.type === 'password-tried') {
        const password = passwords.get(event.passwordId);
        if (password === undefined) return;
        const tried = event.right ? { accepted: true } : { wrongTries: password.wrongTries + 1 };
        passwords.set(event.passwordId, { ...password, ...tried });
      }
    },
    listOf: (iin) => (idsOf.get(iin) ?? []).flatMap((id) => passwords.get(id) ?? []),
  };
}

/** Six digits that are the same for the same question in the same population: a test that failed fails again. */
export function passwordFor(question: {
  readonly seed: number;
  readonly iin: string;
  readonly purpose: string;
  /** How many were sent to this person before. */
  readonly before: number;
}): string {
  const { seed, iin, purpose, before } = question;
  const digest = createHash('sha256').update(`${seed}/${iin}/${purpose}/${before}`).digest();
  return String(digest.readUIntBE(0, 6) % 1_000_000).padStart(6, '0');
}
