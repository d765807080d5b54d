import { isDeepStrictEqual } from 'node:util';
import type { AddressChange } from '../../clients/population.ts';
import { type Case, registrationOf } from '../../domain/case.ts';
import type { CaseEvent } from '../../domain/case-events.ts';
import { evolveAll } from '../../domain/evolve.ts';
import { isPermanent } from '../../domain/residences.ts';
import type { ResidenceDocument } from '../../store/schemas.ts';

/** What a race left behind: all that the ledger holds about one person, and the cases that were about them. */
export interface Aftermath {
  readonly residences: readonly ResidenceDocument[];
  readonly cases: readonly Case[];
  readonly trails: ReadonlyMap<string, readonly CaseEvent[]>;
  /** What the population registry was told, in the order in which it came. */
  readonly told: readonly AddressChange[];
  /** The address that the population registry began with. */
  readonly registeredAt: string | null;
}

/** Says what is wrong, one line for each offence; nothing where all is well. */
type Law = (aftermath: Aftermath) => readonly string[];

const KINDS = ['permanent', 'temporary'] as const;

const committedIn = ({ cases }: Aftermath) =>
  cases.flatMap((state) => {
    const registration = registrationOf(state);
    return registration === null ? [] : [{ ...registration, state, caseId: state.caseId }];
  });

const describe = ({ _id, kind, rka, from, until, openedBy, closedBy }: ResidenceDocument): string =>
  `${kind} ${_id} in ${rka} from ${from.toISOString()} until ${until?.toISOString() ?? 'now'} (${openedBy} – ${closedBy})`;

const oneOfEachKind: Law = ({ residences }) =>
  KINDS.flatMap((kind) => {
    const current = residences.filter((entry) => entry.kind === kind && entry.current);
    return current.length > 1 ? [current.map(describe).join('; ')] : [];
  });

const entriesAreWhole: Law = ({ residences }) =>
  residences
    .filter(({ kind, current, from, until, closedBy }) => {
      const hasEnded = until !== null && closedBy !== null;
      const goesOn = closedBy === null && (until === null) === (kind === 'permanent');
      return (current ? !goesOn : !hasEnded) || (until !== null && until < from);
    })
    .map(describe);

const nothingOverlaps: Law = ({ residences }) =>
  KINDS.flatMap((kind) => {
    const ordered = residences
      .filter((entry) => entry.kind === kind)
      .toSorted((one, other) => one.from.getTime() - other.from.getTime());
    return ordered.flatMap((entry, index) => {
      const next = ordered[index + 1];
      const isRight = next === undefined || (!entry.current && entry.until !== null && entry.until <= next.from);
      return isRight ? [] : [`${describe(entry)}, but ${next === undefined ? '' : describe(next)}`];
    });
  });

/** R19: there is no moment with none after a move. */
const movesLeaveNoGap: Law = (aftermath) =>
  committedIn(aftermath).flatMap(({ caseId, state, formerRka }) => {
    if (state.application.service !== 'permanent-residence') return [];
    const begun = aftermath.residences.find(({ openedBy }) => openedBy === caseId);
    const left = aftermath.residences.filter((entry) => entry.closedBy === caseId && isPermanent(entry));
    const [former] = left;
    const isRight =
      formerRka === null
        ? left.length === 0
        : left.length === 1 && former?.rka === formerRka && former.until?.getTime() === begun?.from.getTime();
    return isRight ? [] : [`${caseId} left ${left.map(describe).join('; ') || 'nothing'}`];
  });

const commitsCountOnce: Law = (aftermath) => {
  const committed = committedIn(aftermath);
  const offences = committed.flatMap(({ caseId, residenceId, ended }) => {
    const begun = aftermath.residences.filter(({ openedBy }) => openedBy === caseId).map(({ _id }) => _id);
    const closed = aftermath.residences.filter(({ closedBy }) => closedBy === caseId).map(({ _id }) => _id);
    const wanted = ended.map((entry) => entry.residenceId);
    const hasBegun = isDeepStrictEqual(begun, residenceId === null ? [] : [residenceId]);
    const hasEnded = isDeepStrictEqual(new Set(closed.filter((id) => id !== residenceId)), new Set(wanted));
    return hasBegun && hasEnded ? [] : [`${caseId} began ${begun.join()} and ended ${closed.join()}`];
  });
  const known = new Set<string | null>([null, ...committed.map(({ caseId }) => caseId)]);
  const foreign = aftermath.residences.filter(({ openedBy, closedBy }) => !known.has(openedBy) || !known.has(closedBy));
  return [...offences, ...foreign.map(describe)];
};

/** The former address comes into the ledger once, whoever brings it. */
const onePast: Law = ({ residences }) => {
  const taken = residences.filter(({ openedBy }) => openedBy === null);
  return taken.length > 1 ? [taken.map(describe).join('; ')] : [];
};

const spans = ({ from, until }: ResidenceDocument, instant: string): boolean =>
  from.toISOString() < instant && (until === null || until.toISOString() > instant);

/** R23, R24: after a withdrawal nothing goes on there, and after a departure nothing anywhere. */
const withdrawalsEndWhatTheyAreAbout: Law = (aftermath) =>
  committedIn(aftermath).flatMap(({ state, committedAt, ended }) => {
    const { service } = state.application;
    // Whoever had left already leaves nothing to end, and nothing by which those who come later could tell the time.
    if ((service !== 'owner-withdrawal' && service !== 'departure-abroad') || ended.length === 0) return [];
    return aftermath.residences
      .filter((entry) => service === 'departure-abroad' || entry.rka === state.learned.rka)
      .filter((entry) => spans(entry, committedAt))
      .map((entry) => `${state.caseId} (${service}) at ${committedAt}: ${describe(entry)}`);
  });

/** R19, R20 */
const nobodyStaysAtHome: Law = ({ residences }) =>
  residences
    .filter((entry) => !isPermanent(entry))
    .filter((stay) =>
      residences.some(
        (home) => isPermanent(home) && home.rka === stay.rka && (overlaps(home, stay) || overlaps(stay, home)),
      ),
    )
    .map(describe);

/** Whether the second begins while the first goes on. */
const overlaps = ({ from, until }: ResidenceDocument, second: ResidenceDocument): boolean =>
  from <= second.from && (until === null || second.from < until);

const trailsTellTheCase: Law = ({ cases, trails }) =>
  cases.flatMap((state) => {
    const trail = trails.get(state.caseId) ?? [];
    const isWhole = trail.length === state.revision && trail.every(({ seq }, index) => seq === index + 1);
    return isWhole && isDeepStrictEqual(evolveAll(undefined, trail), state) ? [] : [state.caseId];
  });

/** R21: when everybody has said what they had to say, the population registry knows what the ledger knows. */
const theRegistryKnows: Law = ({ residences, told, registeredAt }) =>
  KINDS.flatMap((kind) => {
    const ours = residences.find((entry) => entry.kind === kind && entry.current)?.rka ?? null;
    const isKnown = residences.some((entry) => entry.kind === kind);
    const began = kind === 'permanent' ? registeredAt : null;
    const theirs = told.findLast((change) => change.kind === kind)?.rka;
    return (theirs === undefined ? began : theirs) === (isKnown ? ours : began)
      ? []
      : [`${kind}: ${theirs ?? 'nothing'} instead of ${ours ?? 'nothing'}; told ${JSON.stringify(told)}`];
  });

/** What must hold after any race, in words. */
const LEDGER_LAWS: Readonly<Record<string, Law>> = {
  'a person has at most one current residence of each kind (R19, R20)': oneOfEachKind,
  'what has ended says when and by whom, after it began; what goes on says neither': entriesAreWhole,
  'residences of a kind follow each other without overlap': nothingOverlaps,
  'a move leaves no gap (R19)': movesLeaveNoGap,
  'what a case committed is in the ledger once, and nothing else': commitsCountOnce,
  'the former address is taken over once': onePast,
  'a withdrawal and a departure leave nothing of what they end (R23, R24)': withdrawalsEndWhatTheyAreAbout,
  'nobody stays where they live (R20)': nobodyStaysAtHome,
  'the audit trail has no gap and tells how the case stands': trailsTellTheCase,
  'the population registry knows in the end what the ledger knows (R21)': theRegistryKnows,
};

/** Every offence against every law; empty where all is well. */
export const findOffences = (aftermath: Aftermath): readonly string[] =>
  Object.entries(LEDGER_LAWS).flatMap(([sentence, law]) =>
    law(aftermath).map((offence) => `not true: ${sentence}: ${offence}`),
  );
