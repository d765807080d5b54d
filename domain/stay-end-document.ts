import { canonicalBytes } from './canonical-json.ts';
import type { Case } from './case.ts';
import { registrationOf } from './case.ts';
import type { Identity } from './consenters.ts';

/**
 * The exact bytes that the registrant or an owner signs to end a stay before its last day (R20). An attorney signs in their
 * place, and the document says under which powers (R5, R11).
 */
export const stayEndDocument = (state: Case, by: Identity, powerOfAttorneyId?: string): Uint8Array<ArrayBuffer> =>
  canonicalBytes({
    document: 'tirkeu/stay-end/1',
    caseId: state.caseId,
    residenceId: registrationOf(state)?.residenceId ?? null,
    registrant: { iin: state.application.registrant.iin, name: state.learned.registrantName },
    dwelling: { rka: state.learned.rka, address: state.learned.address },
    by,
    ...(powerOfAttorneyId === undefined ? {} : { powerOfAttorneyId }),
  });
