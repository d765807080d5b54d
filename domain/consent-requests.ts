import type { AskedConsent } from './case-events.ts';
import type { RequiredConsent } from './consenters.ts';

/** Ids come from outside, so that the same request gets the same id however often it is decided. */
export interface NewIds {
  readonly consentId: (required: RequiredConsent) => string;
  readonly objectionId: (iin: string) => string;
  readonly nonce: () => string;
}

/** Turns somebody who must consent into a request that they can answer until the deadline. */
export const askFor = (required: RequiredConsent, ids: NewIds, askedAt: string, deadlineAt: string): AskedConsent => ({
  ...required,
  consentId: ids.consentId(required),
  nonce: ids.nonce(),
  askedAt,
  deadlineAt,
});
