import { dayOf, endOfDayAfter } from './calendar.ts';
import type { Application } from './application.ts';
import type { Case, Learned } from './case.ts';
import { fullNameOf, numberOf } from './consenters.ts';
import type { NewIds } from './consent-requests.ts';
import { askFor } from './consent-requests.ts';
import { type Decision, NOTHING, refusal } from './decision.ts';
import { type Assessed, assessEligibility, type OpeningFacts } from './eligibility.ts';
import { thoseWhoMayObject } from './objections.ts';
import { officeOf } from './offices.ts';
import type { Policy } from './policy.ts';
import { procedureOf } from './services/procedures.ts';
import { findPerson } from './speaking-for.ts';

export const learnedFrom = (application: Application, { people, dwellings, address }: OpeningFacts): Learned => {
  const nameOf = (iin: string): string | null => {
    const person = findPerson(people, iin);
    return person === undefined ? null : fullNameOf(person);
  };
  const named = 'rka' in application.dwelling ? application.dwelling.rka : null;
  return {
    registrantName: nameOf(application.registrant.iin),
    applicantName: nameOf(application.applicant.iin),
    rka: dwellings[0]?.rka ?? named,
    address: address?.address ?? null,
    office: address === undefined ? null : (officeOf(address.kato) ?? null),
  };
};

export interface Opening {
  readonly facts: OpeningFacts;
  readonly evidenceId: string;
  readonly ids: NewIds;
  readonly policy: Policy;
  readonly at: string;
}

const asJudged = ({ iin, person, ground }: Assessed) => ({
  iin,
  name: person === undefined ? null : fullNameOf(person),
  ground,
});

/** Opens a received application: a refusal with its ground, or the list of consents to collect and their deadline (R1–R18, R23, R24). */
export function decideOpening(state: Case, { facts, evidenceId, ids, policy, at }: Opening): Decision {
  if (state.stage !== 'opening') return NOTHING;
  const { application } = state;
  const learned = learnedFrom(application, facts);
  const day = dayOf(at);
  const assessment = assessEligibility(application, facts, { policy, day });
  const people = assessment.people.map(asJudged);
  if ('refused' in assessment) {
    return { facts: [{ type: 'case-refused', ground: assessment.refused, reason: null, learned, people }] };
  }
  const dwelling = assessment.eligible;
  const procedure = procedureOf(application);
  const deadlineAt = endOfDayAfter(at, policy.consentPeriodDays);
  const { consents } = procedure.ownersToAsk({ application, dwelling, people: facts.people, day });
  const asked = { applicant: application.applicant.iin, people: facts.people, day };
  const mayObject = procedure.mayBeObjectedTo ? thoseWhoMayObject(assessment.people, asked, ids) : [];
  const isHeld = mayObject.length > 0 && policy.objectionPeriodDays > 0;
  return {
    facts: [
      {
        type: 'case-opened',
        learned,
        people,
        consents: consents.map((required) => askFor(required, ids, at, deadlineAt)),
        mayObject,
        objectionsUntil: isHeld ? endOfDayAfter(at, policy.objectionPeriodDays) : null,
        titleHolders: dwelling.titleHolders.map(numberOf),
        deadlineAt,
        evidenceId,
      },
    ],
  };
}

/** The application's own signature doesn't hold: found out only after the case was received (R12). */
export const decideSignatureRefusal = (state: Case, reason: string): Decision =>
  state.stage === 'opening' ? { facts: [refusal('signature-rejected', reason)] } : NOTHING;
