import { carriedBy, type Carried } from '../../domain/clients-of.ts';
import type { StoredCase } from '../../store/reader.ts';
import { type CaseView, caseView } from '../case-view.ts';
import type { Caller } from './caller.ts';
import { CARRIED, redact, redactionFor, redactionForLists } from './redact.ts';

/**
 * A case as far as it concerns who brought an answer to it: how it stands and ends, and what became of that answer. What others
 * said, what is held against the registrant, where they lived and who works on it is between the applicant and the office.
 */
const asCarried = (view: CaseView, { consentIds, objectionIds }: Carried): CaseView => ({
  ...view,
  refusal: null,
  people: [],
  consents: view.consents.filter(({ consentId }) => consentIds.includes(consentId)),
  objections: view.objections.filter(({ objectionId }) => objectionIds.includes(objectionId)),
  review: null,
  stuckSince: null,
  assignee: null,
  followUps: [],
  hasCertificate: false,
  residenceId: null,
  formerRka: null,
});

/** What a caller is shown of a case: an integrator all of those it filed, and of others what concerns the answers it brought. */
function showCase(stored: StoredCase, caller: Caller, redactionOfOwn: typeof redactionFor): unknown {
  const view = caseView(stored);
  return caller.kind === 'integrator' && caller.clientId !== stored.state.client
    ? redact(asCarried(view, carriedBy(stored.state, caller.clientId)), CARRIED)
    : redact(view, redactionOfOwn(caller));
}

export const caseFor = (caller: Caller, stored: StoredCase): unknown => showCase(stored, caller, redactionFor);

export const caseInListFor = (caller: Caller, stored: StoredCase): unknown =>
  showCase(stored, caller, redactionForLists);
