import type { Case } from '../domain/case.ts';
import { isOpened, outcomeOf, registrationOf, waitingForOf } from '../domain/case.ts';
import type { CaseEvent } from '../domain/case-events.ts';
import type { StoredCase } from '../store/reader.ts';

/** A case as the HTTP contract shows it. What can be derived is derived here and nowhere stored. */
export function caseView({ state, assignee }: StoredCase) {
  const { application, learned } = state;
  const registration = registrationOf(state);
  return {
    caseId: state.caseId,
    service: application.service,
    channel: application.channel,
    stage: state.stage,
    outcome: outcomeOf(state),
    refusal: refusalOf(state),
    registrant: { iin: application.registrant.iin, name: learned.registrantName },
    applicant: {
      iin: application.applicant.iin,
      name: learned.applicantName,
      capacity: application.applicant.capacity,
    },
    dwelling: { rka: learned.rka, address: learned.address },
    consents: state.consents.map(({ consentId, consenter, capacity, status, decidedAt }) => ({
      consentId,
      consenter,
      capacity,
      status,
      decidedAt,
    })),
    deadlineAt: isOpened(state) ? state.deadlineAt : null,
    waitingFor: waitingForOf(state),
    stuckSince: state.stuck[0]?.since ?? null,
    office: learned.office,
    assignee,
    followUps: registration?.followUps ?? [],
    residenceId: registration?.residenceId ?? null,
    formerRka: registration?.formerRka ?? null,
    openedAt: state.receivedAt,
    updatedAt: state.updatedAt,
    closedAt: state.stage === 'closed' ? state.closedAt : null,
    revision: state.revision,
  };
}

const refusalOf = (state: Case) => {
  if (state.stage !== 'closed' || state.ending.outcome !== 'refused') return null;
  const { refusal, reason } = state.ending;
  return reason === null ? refusal : { ...refusal, reason };
};

export const entityTagOf = ({ state }: StoredCase): string => `"${state.revision}"`;

/** One line of the audit trail. The application itself is the case's; here it would only repeat personal data. */
export function eventView({ seq, at, actor, fact }: CaseEvent) {
  const { type, ...data } = fact.type === 'application-received' ? { type: fact.type } : fact;
  return { seq, type, at, actor, data };
}
