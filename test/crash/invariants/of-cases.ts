import { isDeepStrictEqual } from 'node:util';
import { type Case, registrationOf } from '../../../domain/case.ts';
import type { CaseEvent, Fact } from '../../../domain/case-events.ts';
import { evolveAll } from '../../../domain/evolve.ts';
import { type Check, groupBy, type Traces } from './traces.ts';

const noCaseIsLost: Check = ({ accepted, cases }) => {
  const stored = new Set(cases.map(({ _id }) => _id));
  return accepted.filter((caseId) => !stored.has(caseId));
};

const storeAndEngineAgree: Check = ({ cases, workflows }) =>
  cases.flatMap(({ _id, stage }) => {
    const wanted = stage === 'closed' ? 'COMPLETED' : 'RUNNING';
    const status = workflows.get(_id) ?? 'absent';
    return status === wanted ? [] : [`${_id} is ${stage} in the store, its workflow ${status}`];
  });

/** A workflow fails where the application was turned down, and nowhere else. */
const everyWorkflowHasItsCase: Check = ({ cases, workflows }) => {
  const stored = new Set(cases.map(({ _id }) => _id));
  return [...workflows]
    .filter(([caseId, status]) => !stored.has(caseId) && status !== 'FAILED')
    .map(([caseId, status]) => `${caseId} has a workflow that is ${status}, and no case`);
};

const trailsHaveNoGap: Check = ({ cases, trails }) =>
  cases.flatMap(({ _id, revision }) => {
    const numbers = (trails.get(_id) ?? []).map(({ seq }) => seq);
    const wanted = Array.from({ length: revision }, (_, index) => index + 1);
    return isDeepStrictEqual(numbers, wanted)
      ? []
      : [`${_id} of revision ${revision} has events ${numbers.join(', ')}`];
  });

function foldOf(trail: readonly CaseEvent[]): Case | undefined {
  try {
    return evolveAll(undefined, trail);
  } catch {
    return undefined; // An impossible trail: it certainly doesn't lead to what is stored.
  }
}

const trailsTellTheCase: Check = ({ cases, trails }) =>
  cases.filter(({ _id, state }) => !isDeepStrictEqual(foldOf(trails.get(_id) ?? []), state)).map(({ _id }) => _id);

/** Which consent, objection or person a fact is about. */
const subjectsOf = (fact: Fact): readonly string[] => [
  ...('consentId' in fact ? [fact.consentId] : []),
  ...('objectionId' in fact ? [fact.objectionId] : []),
  ...('iin' in fact ? [fact.iin] : []),
];

const whatWasSaidStands: Check = ({ acknowledged, trails }) =>
  acknowledged.flatMap(({ caseId, fact: type, of: subject }) => {
    const isTold = (trails.get(caseId) ?? []).some(
      ({ fact }) => fact.type === type && (subject === undefined || subjectsOf(fact).includes(subject)),
    );
    return isTold ? [] : [`${caseId}: ${type} ${subject ?? ''}`];
  });

const isProved = ({ evidence }: Traces, caseId: string, id: string | null, ofWhat: string | null): boolean =>
  evidence.some((proof) => proof.caseId === caseId && proof._id === id && proof.consentId === ofWhat);

/** R9, R16: at the moment of the commit every consent was given, and each by evidence that is kept. */
const nothingIsCommittedWithoutConsent: Check = (traces) =>
  traces.cases.flatMap(({ _id, state }) => {
    if (registrationOf(state) === null) return [];
    const trail = traces.trails.get(_id) ?? [];
    const commit = trail.findIndex(({ fact }) => fact.type === 'registration-committed');
    const before = foldOf(trail.slice(0, commit));
    const isRight =
      before?.stage === 'registering' &&
      before.consents.every(
        ({ status, consentId, evidenceId }) => status === 'given' && isProved(traces, _id, evidenceId, consentId),
      ) &&
      traces.evidence.some(({ caseId, purpose }) => caseId === _id && purpose === 'application');
    return isRight ? [] : [_id];
  });

/** R20, R23 */
const objectionsAndStayEndsAreProved: Check = (traces) =>
  traces.cases.flatMap(({ _id, state }) => {
    const unproved = state.objections.filter(
      ({ status, objectionId, evidenceId }) => status === 'raised' && !isProved(traces, _id, evidenceId, objectionId),
    );
    const how = registrationOf(state)?.stay?.ended?.how;
    const kept = traces.evidence.filter(({ caseId, purpose }) => caseId === _id && purpose === 'stay-end');
    const wanted = how === 'registrant' || how === 'owner' ? 1 : 0;
    return [
      ...unproved.map(({ objectionId }) => `${_id}: objection ${objectionId}`),
      ...(kept.length === wanted ? [] : [`${_id}: the stay was ended by ${how}, with ${kept.length} proofs`]),
    ];
  });

/** R28 */
const oneOpenCase: Check = ({ cases }) =>
  groupBy(
    cases
      .filter(({ open }) => open)
      .flatMap(({ _id, service, addressedIins }) => addressedIins.map((iin) => ({ _id, key: `${iin}/${service}` }))),
    ({ key }) => key,
  ).flatMap(([, group]) => (group.length > 1 ? [group.map(({ _id }) => _id).join(' and ')] : []));

/** R22: who is registered has a certificate, and its code is nobody else's. */
const certificatesAreUnique: Check = ({ cases }) => {
  const registrations = cases.flatMap(({ _id, state, certificateCode }) => {
    const registration = registrationOf(state);
    return registration === null ? [] : [{ _id, found: certificateCode, ...registration }];
  });
  const wrong = registrations.filter(
    ({ residenceId, certificateCode, found }) =>
      (residenceId === null) !== (certificateCode === null) || found !== certificateCode,
  );
  const coded = registrations.filter(({ certificateCode }) => certificateCode !== null);
  return [
    ...wrong.map(({ _id }) => `${_id} and its code don't belong together`),
    ...groupBy(coded, ({ certificateCode }) => String(certificateCode)).flatMap(([, group]) =>
      group.length > 1 ? [`${group.map(({ _id }) => _id).join(' and ')} share a code`] : [],
    ),
  ];
};

/** R20, R21: after a commit a case waits for the chip or the last day, and for nothing else. */
const committedCasesRest: Check = ({ cases }) =>
  cases.flatMap(({ _id, state }) => {
    if (state.stage !== 'registered') return [];
    const { followUps, stay } = state.registration;
    const pending = followUps.filter((followUp) => followUp.state === 'pending').map(({ name }) => name);
    const awaits = stay?.ended === null || followUps.some((followUp) => followUp.state === 'ordered');
    return pending.length === 0 && awaits ? [] : [`${_id} waits for ${pending.join(', ') || 'nothing'}`];
  });

/** Of case files, the audit trail and the engine, in words. */
export const OF_CASES = {
  'every accepted case is in the store': noCaseIsLost,
  'the api never contradicts itself': ({ complaints }) => complaints,
  'a case is closed exactly when its workflow is completed': storeAndEngineAgree,
  'every workflow has its case': everyWorkflowHasItsCase,
  'the audit trail has no gap': trailsHaveNoGap,
  'the audit trail tells how the case stands': trailsTellTheCase,
  'what the api said was done is in the audit trail': whatWasSaidStands,
  'nothing is committed without the consents needed (R9)': nothingIsCommittedWithoutConsent,
  'objections and early ends of stays are proved (R20, R23)': objectionsAndStayEndsAreProved,
  'nobody has two open cases of one service (R28)': oneOpenCase,
  'every registration has a certificate code of its own (R22)': certificatesAreUnique,
  'a committed case waits for nothing but a chip or a last day (R20, R21)': committedCasesRest,
} as const satisfies Record<string, Check>;
