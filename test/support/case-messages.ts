import type { Eds, Scenario, SignAs } from '../../cli/registries-control.ts';
import { CASEWORKER } from '../../cli/staff.ts';
import type { Caseworker } from '../../domain/application.ts';
import type { ApiAnswer } from './api-client.ts';
import type { Actors } from './case-actions.ts';

/** What people and staff write to a case besides consents. */

/** The signature of a person under the document with which they end a stay, or of somebody else who means to (R20). */
export const signStayEnd = async (
  { api, control }: Actors,
  caseId: string,
  by: { readonly iin: string },
  signAs: SignAs = by,
): Promise<Eds> => control.sign(signAs, await api.wordStayEnd(caseId, by));

/** Why a caseworker gives consenters more time (R15). */
export const REASON_TO_WAIT = 'хозяин в больнице до конца месяца';

/** A caseworker gives the consenters until then (R15); by default one who is nobody in the case. */
export const extendDeadline = (
  { api }: Actors,
  caseId: string,
  deadlineAt: string,
  caseworker: Caseworker = CASEWORKER,
): Promise<ApiAnswer> =>
  api.send('PUT', `/v1/cases/${caseId}/deadline`, { deadlineAt, reason: REASON_TO_WAIT, caseworker });

/** A case is given to somebody of the staff, or to nobody. */
export const assign = (
  { api }: Actors,
  caseId: string,
  assignee: string | null,
  caseworker: Caseworker = CASEWORKER,
): Promise<ApiAnswer> => api.send('PUT', `/v1/cases/${caseId}/assignee`, { assignee, caseworker });

/** The person of one scenario wants what the other is about. */
export const inTheNameOf = (
  { applicant, applicantSignAs, registrant, application }: Scenario,
  wanted: Scenario,
): Scenario => ({
  ...wanted,
  applicant,
  applicantSignAs,
  registrant,
  application: {
    ...wanted.application,
    applicant: application['applicant'],
    registrant: application['registrant'],
  },
});
