import { isDeepStrictEqual } from 'node:util';
import type { Case } from '../../domain/case.ts';
import { registrationOf } from '../../domain/case.ts';
import type { CaseEvent, Fact } from '../../domain/case-events.ts';
import { evolveAll } from '../../domain/evolve.ts';
import type { CaseDocument, EvidenceDocument, ResidenceDocument } from '../../store/schemas.ts';

/** An outward effect as the registries' own journal counts it. */
export interface EffectTrace {
  readonly registry: string;
  readonly key: string;
  readonly carriedOut: number;
}

/** Something that the api said was done. Whatever dies afterwards, the audit trail must know it. */
export interface Acknowledged {
  readonly caseId: string;
  readonly fact: Fact['type'];
  /** For facts about one consent. */
  readonly consentId?: string | undefined;
}

/** Everything that a run left behind: what clients were told, and what lies in the store, the engine and the registries. */
export interface Traces {
  /** Cases that the api accepted (201 or 202) and didn't turn down later. */
  readonly accepted: readonly string[];
  readonly acknowledged: readonly Acknowledged[];
  /** Where the api contradicted itself, in words. */
  readonly complaints: readonly string[];
  readonly cases: readonly CaseDocument[];
  /** The audit trail of each case, oldest first. */
  readonly trails: ReadonlyMap<string, readonly CaseEvent[]>;
  readonly evidence: readonly Pick<EvidenceDocument, '_id' | 'caseId' | 'consentId' | 'purpose'>[];
  readonly residences: readonly ResidenceDocument[];
  /** Status of the newest run of each workflow, as Temporal names it. */
  readonly workflows: ReadonlyMap<string, string>;
  readonly effects: readonly EffectTrace[];
}

/** Says what is wrong, one line for each offence; nothing where all is well. */
type Check = (traces: Traces) => readonly string[];

const groupBy = <Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly (readonly [string, Item[]])[] =>
  Object.entries(Object.groupBy(items, keyOf)).map(([key, group = []]) => [key, group]);

const caseIdOfEffect = ({ key }: EffectTrace): string => key.split('/')[0] ?? '';

const hasCommitted = (state: Case): boolean => registrationOf(state) !== null;

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

const whatWasSaidStands: Check = ({ acknowledged, trails }) =>
  acknowledged.flatMap(({ caseId, fact, consentId }) => {
    const isTold = (trails.get(caseId) ?? []).some(
      (event) =>
        event.fact.type === fact &&
        (consentId === undefined || ('consentId' in event.fact && event.fact.consentId === consentId)),
    );
    return isTold ? [] : [`${caseId}: ${fact} ${consentId ?? ''}`];
  });

/** R19: a person's permanent residences follow each other without overlap or hole, and the last one is current. */
const residencesFollowEachOther: Check = ({ residences }) =>
  groupBy(
    residences.filter(({ kind }) => kind === 'permanent'),
    ({ iin }) => iin,
  ).flatMap(([, entries]) => {
    const ordered = entries.toSorted((a, b) => a.from.getTime() - b.from.getTime());
    return ordered.flatMap((entry, index) => {
      const next = ordered[index + 1];
      const isRight =
        next === undefined
          ? entry.current && entry.until === null
          : !entry.current && entry.until?.getTime() === next.from.getTime() && entry.closedBy === next.openedBy;
      return isRight ? [] : [`residence ${entry._id} doesn't end when the next begins`];
    });
  });

const everyRegistrationIsInTheLedger: Check = ({ cases, residences }) =>
  cases.flatMap(({ _id, state, rka, registrantIin }) => {
    const made = residences.filter(({ openedBy }) => openedBy === _id);
    const registration = registrationOf(state);
    if (registration === null) return made.length === 0 ? [] : [`${_id} isn't registered but has a residence`];
    const { residenceId, committedAt, formerRka } = registration;
    const [entry] = made;
    const isRight =
      made.length === 1 &&
      entry?._id === residenceId &&
      entry.rka === rka &&
      entry.iin === registrantIin &&
      entry.from.toISOString() === committedAt;
    const left = residences.filter(({ closedBy }) => closedBy === _id).map((former) => former.rka);
    const hasLeft = isDeepStrictEqual(left, formerRka === null ? [] : [formerRka]);
    return isRight && hasLeft ? [] : [`${_id}: ${made.length} residences made, ${left.length} ended`];
  });

/** R9, R16: at the moment of the commit every consent was given, and each by evidence that is kept. */
const nobodyIsRegisteredWithoutConsent: Check = ({ cases, trails, evidence }) =>
  cases.flatMap(({ _id, state }) => {
    if (!hasCommitted(state)) return [];
    const trail = trails.get(_id) ?? [];
    const commit = trail.findIndex(({ fact }) => fact.type === 'registration-committed');
    const before = foldOf(trail.slice(0, commit));
    const kept = evidence.filter(({ caseId }) => caseId === _id);
    const isProved = (consentId: string | null, evidenceId: string | null): boolean =>
      kept.some((proof) => proof._id === evidenceId && proof.consentId === consentId);
    const isRight =
      before?.stage === 'registering' &&
      before.consents.every(
        ({ status, consentId, evidenceId }) => status === 'given' && isProved(consentId, evidenceId),
      ) &&
      kept.some(({ purpose }) => purpose === 'application');
    return isRight ? [] : [_id];
  });

/** R28 */
const oneOpenCase: Check = ({ cases }) =>
  groupBy(
    cases.filter(({ open }) => open),
    ({ registrantIin, service }) => `${registrantIin}/${service}`,
  ).flatMap(([, group]) => (group.length > 1 ? [group.map(({ _id }) => _id).join(' and ')] : []));

const effectsHappenOnce: Check = ({ effects }) => [
  ...effects.filter(({ carriedOut }) => carriedOut !== 1).map(({ registry, key }) => `${registry} ${key}`),
  ...groupBy(effects, ({ registry, key }) => `${registry} ${key}`).flatMap(([name, { length }]) =>
    length > 1 ? [name] : [],
  ),
];

const isAboutRegistration = ({ registry, key }: EffectTrace): boolean =>
  registry === 'population' || registry === 'cards' || key.includes('/registered/');

const effectsFollowTheirCommit: Check = ({ cases, effects }) => {
  const committed = new Set(cases.filter(({ state }) => hasCommitted(state)).map(({ _id }) => _id));
  const known = new Set(cases.map(({ _id }) => _id));
  return effects
    .filter((effect) => !(isAboutRegistration(effect) ? committed : known).has(caseIdOfEffect(effect)))
    .map(({ registry, key }) => `${registry} ${key}`);
};

/** R21: a case closes as registered when everybody has been told, not before. */
const everybodyIsTold: Check = ({ cases, effects }) => {
  const told = new Set(
    effects.filter(isAboutRegistration).map((effect) => `${effect.registry}/${caseIdOfEffect(effect)}`),
  );
  const registryOf = { 'population-registry': 'population', 'chip-recording': 'cards', notices: 'notifications' };
  return cases.flatMap(({ _id, state }) =>
    (state.stage === 'closed' ? (registrationOf(state)?.followUps ?? []) : [])
      .filter(({ name }) => !told.has(`${registryOf[name]}/${_id}`))
      .map(({ name }) => `${_id}: ${name}`),
  );
};

/** What must hold after any crash, in words. */
export const INVARIANTS: Readonly<Record<string, Check>> = {
  'every accepted case is in the store': noCaseIsLost,
  'the api never contradicts itself': ({ complaints }) => complaints,
  'a case is closed exactly when its workflow is completed': storeAndEngineAgree,
  'every workflow has its case': everyWorkflowHasItsCase,
  'the audit trail has no gap': trailsHaveNoGap,
  'the audit trail tells how the case stands': trailsTellTheCase,
  'what the api said was done is in the audit trail': whatWasSaidStands,
  'permanent residences follow each other without overlap or hole (R19)': residencesFollowEachOther,
  'every registration, and nothing else, is in the ledger': everyRegistrationIsInTheLedger,
  'nobody is registered without the consents needed (R9)': nobodyIsRegisteredWithoutConsent,
  'nobody has two open cases of one service (R28)': oneOpenCase,
  'each outward effect happened once': effectsHappenOnce,
  'outward effects belong to committed registrations': effectsFollowTheirCommit,
  'whoever must be told of a registration was told (R21)': everybodyIsTold,
};

/** Every offence against every invariant, each in a line that names the case; empty where all is well. */
export const findViolations = (traces: Traces): readonly string[] =>
  Object.entries(INVARIANTS).flatMap(([sentence, check]) =>
    check(traces).map((offence) => `not true: ${sentence}: ${offence}`),
  );
