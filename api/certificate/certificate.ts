import { dayOf } from '../../domain/calendar.ts';
import { type Case, registrationOf } from '../../domain/case.ts';
import type { Trilingual } from '../../domain/facts.ts';
import { officeNameOf } from '../../domain/office-names.ts';

/** What an address certificate says (R22), before it is put into a language. Instants are RFC 3339 UTC. */
export interface Certificate {
  /** The verification code, as `domain/certificate-code.ts` writes it. */
  readonly code: string;
  readonly caseId: string;
  readonly name: string;
  readonly iin: string;
  readonly address: Trilingual;
  readonly rka: string;
  readonly office: Trilingual;
  /** When the registration was committed: the certificate is of that moment, whenever it is drawn. */
  readonly registeredAt: string;
  /** Last day `YYYY-MM-DD` of a temporary stay; `null` for a permanent residence. */
  readonly lastDay: string | null;
}

/** What the certificate of a case says, or `undefined` where the case registered nobody (yet). */
export function certificateOf(state: Case): Certificate | undefined {
  const registration = registrationOf(state);
  if (registration === null || registration.certificateCode === null) return undefined;
  const { registrantName: name, address, rka, office } = state.learned;
  const officeName = office === null ? undefined : officeNameOf(office);
  if (name === null || address === null || rka === null || officeName === undefined) {
    throw new Error(`case ${state.caseId} registered somebody without knowing whom or where`);
  }
  return {
    code: registration.certificateCode,
    caseId: state.caseId,
    name,
    iin: state.application.registrant.iin,
    address,
    rka,
    office: officeName,
    registeredAt: registration.committedAt,
    lastDay: registration.stay === null ? null : dayOf(registration.stay.until),
  };
}
