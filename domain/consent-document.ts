import type { Application } from './application.ts';
import { canonicalBytes } from './canonical-json.ts';
import type { Case, Consent } from './case.ts';

/** The answers that a consenter can sign. */
export const ANSWERS = ['give', 'decline', 'revoke'] as const;
export type Answer = (typeof ANSWERS)[number];

/** The kind and the period of what is consented to. */
const changeOf = ({ service, stay }: Application) => {
  switch (service) {
    case 'permanent-residence':
      return { kind: 'permanent', from: 'on-registration', until: null };
    case 'temporary-stay':
      return { kind: 'temporary', from: 'on-registration', months: stay?.months ?? null };
    case 'owner-withdrawal':
    case 'departure-abroad':
      return { kind: 'withdrawal', from: 'on-registration' };
  }
};

/**
 * The exact bytes a consenter signs (R13): canonical JSON (RFC 8785) of this case, registrant, address, kind and
 * period, consenter and capacity, deadline and nonce. A signature over anything else is no consent.
 */
export const consentDocument = (
  state: Case,
  consent: Consent,
  answer: Answer,
  powerOfAttorneyId?: string,
): Uint8Array<ArrayBuffer> =>
  canonicalBytes({
    document: 'tirkeu/consent/1',
    answer,
    caseId: state.caseId,
    consentId: consent.consentId,
    service: state.application.service,
    registrants: state.people.filter(({ refusal }) => refusal === null).map(({ iin, name }) => ({ iin, name })),
    dwelling: { rka: state.learned.rka, address: state.learned.address },
    change: changeOf(state.application),
    consenter: consent.consenter,
    // An attorney signs in the owner's place, and the document says under which powers (R5, R11).
    capacity: powerOfAttorneyId === undefined ? consent.capacity : 'attorney',
    ...(powerOfAttorneyId === undefined ? {} : { powerOfAttorneyId }),
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
  powerOfAttorneyId?: string,
): readonly Uint8Array<ArrayBuffer>[] =>
  (answer === 'give' ? [answer] : [answer, 'give' as const]).map((signed) =>
    consentDocument(state, consent, signed, powerOfAttorneyId),
  );
