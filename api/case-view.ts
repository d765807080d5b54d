import type { Case, PersonInCase, Registration, Review } from '../domain/case.ts';
import { isOpened, outcomeAtOf, outcomeOf, registrationOf, waitingForOf } from '../domain/case.ts';
import { dueAtOf } from '../domain/due.ts';
import type { CaseEvent } from '../domain/case-events.ts';
import { matterKey } from '../domain/review-matters.ts';
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
    people: state.people.map((person) => personView(state, person)),
    applicant: {
      iin: application.applicant.iin,
      name: learned.applicantName,
      capacity: application.applicant.capacity,
    },
    dwelling: { rka: learned.rka, address: learned.address },
    consents: state.consents.map(
      ({ consentId, consenter, capacity, status, decidedAt, remindedAt, powerOfAttorneyId }) => ({
        consentId,
        consenter,
        capacity: powerOfAttorneyId === null ? capacity : 'attorney',
        status,
        decidedAt,
        remindedAt: remindedAt ?? null,
      }),
    ),
    objections: state.objections.map(({ objectionId, iin, objector, status, reason, raisedAt }) => ({
      objectionId,
      registrant: { iin },
      objector,
      status,
      reason,
      raisedAt,
    })),
    objectionsUntil: isOpened(state) ? state.objectionsUntil : null,
    review: state.stage === 'in-review' ? reviewView(state.review) : null,
    deadlineAt: isOpened(state) ? state.deadlineAt : null,
    dueAt: dueAtOf(state),
    waitingFor: waitingForOf(state),
    stuckSince: state.stuck[0]?.since ?? null,
    office: learned.office,
    assignee,
    followUps: (registration?.followUps ?? []).map(({ name, state: progress }) => ({ name, state: progress })),
    stay: stayView(registration),
    hasCertificate: registration !== null && registration.certificateCode !== null,
    residenceId: registration?.residenceId ?? null,
    formerRka: registration?.formerRka ?? null,
    openedAt: state.receivedAt,
    updatedAt: state.updatedAt,
    outcomeAt: outcomeAtOf(state),
    closedAt: state.stage === 'closed' ? state.closedAt : null,
    revision: state.revision,
  };
}

const stayView = (registration: Registration | null) => {
  const stay = registration?.stay ?? null;
  if (stay === null) return null;
  const { until, ended } = stay;
  return { until, ended: ended === null ? null : { how: ended.how, at: ended.at } };
};

export type CaseView = ReturnType<typeof caseView>;

/** Each registrant has a result of their own (R23). */
const personView = (state: Case, { iin, name, refusal }: PersonInCase) => ({
  iin,
  name,
  outcome: refusal === null ? outcomeOf(state) : ('refused' as const),
  refusal: refusal ?? refusalOf(state),
});

/** R17: what a caseworker has to decide. An approval names the keys of what was seen. */
const reviewView = ({ matters, requestedAt, dueAt }: Review) => ({
  matters: matters.map((matter) => ({ key: matterKey(matter), ...matter })),
  requestedAt,
  dueAt,
});

const refusalOf = (state: Case) => {
  if (state.stage !== 'closed' || state.ending.outcome !== 'refused') return null;
  const { refusal, reason } = state.ending;
  return reason === null ? refusal : { ...refusal, reason };
};

export const entityTagOf = ({ state }: StoredCase): string => `"${state.revision}"`;

/** A nonce makes a signature fit one request (R13). Who has to sign gets it with the document; nobody else needs it. */
const withoutNonces = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, member: unknown) => (key === 'nonce' ? undefined : member)));

/** One line of the audit trail. The application itself is the case's; here it would only repeat personal data. */
export function eventView({ seq, at, actor, fact }: CaseEvent) {
  const { type, ...data } = fact.type === 'application-received' ? { type: fact.type } : fact;
  return { seq, type, at, actor, data: withoutNonces(data) };
}
