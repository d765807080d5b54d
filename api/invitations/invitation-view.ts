import { type Consent, isOpened, outcomeOf } from '../../domain/case.ts';
import type { StoredCase } from '../../store/reader.ts';
import { maskNumber } from '../access/redact.ts';

/** What the one who is invited needs for an answer: who wants to be registered where. Nothing of what others answered. */
export function invitationView({ state }: StoredCase, { status, capacity, consenter }: Consent) {
  const { application, learned } = state;
  return {
    caseId: state.caseId,
    service: application.service,
    language: application.language,
    registrants: state.people
      .filter(({ refusal }) => refusal === null)
      .map(({ iin, name }) => ({ name, iin: maskNumber(iin) })),
    applicant: { name: learned.applicantName, capacity: application.applicant.capacity },
    dwelling: { rka: learned.rka, address: learned.address },
    stay: application.stay ?? null,
    reason: application.reason ?? null,
    consenter: { name: consenter.name, capacity },
    status,
    deadlineAt: isOpened(state) ? state.deadlineAt : null,
    outcome: outcomeOf(state),
  };
}
