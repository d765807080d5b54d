import { canonicalBytes } from './canonical-json.ts';
import type { Case, Consent } from './case.ts';

/** The answers that a consenter can sign. */
export const ANSWERS = ['give', 'decline', 'revoke'] as const;
export type Answer = (typeof ANSWERS)[number];

/**
 * The exact bytes a consenter signs (R13): canonical JSON (RFC 8785) of this case, registrant, address, kind and
 * period, consenter and capacity, deadline and nonce. A signature over anything else is no consent.
 */
export const consentDocument = (state: Case, consent: Consent, answer: Answer): Uint8Array<ArrayBuffer> =>
  canonicalBytes({
    document: 'tirkeu/consent/1',
    answer,
    caseId: state.caseId,
    consentId: consent.consentId,
    service: state.application.service,
    registrant: { iin: state.application.registrant.iin, name: state.learned.registrantName },
    dwelling: { rka: state.learned.rka, address: state.learned.address },
    residence: { kind: 'permanent', from: 'on-registration', until: null },
    consenter: consent.consenter,
    capacity: consent.capacity,
    onBehalfOf: consent.onBehalfOf,
    deadlineAt: consent.deadlineAt,
    nonce: consent.nonce,
  });

/**
 * The documents that prove an answer. A consent needs a signature under the consent itself. Who declines or revokes
 * only has to show who they are, so a signature under the consent proves that too; the reverse would let somebody turn
 * a signed refusal into a consent.
 */
export const acceptableDocuments = (
  state: Case,
  consent: Consent,
  answer: Answer,
): readonly Uint8Array<ArrayBuffer>[] =>
  (answer === 'give' ? [answer] : [answer, 'give' as const]).map((signed) => consentDocument(state, consent, signed));
