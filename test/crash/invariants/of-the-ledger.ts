import { isDeepStrictEqual } from 'node:util';
import { addressedPeople, registrationOf } from '../../../domain/case.ts';
import { isPermanent } from '../../../domain/residences.ts';
import type { ResidenceDocument } from '../../../store/schemas.ts';
import { type Check, groupBy, type Traces } from './traces.ts';

const describe = ({ _id, kind, from, until, openedBy, closedBy }: ResidenceDocument): string =>
  `${kind} residence ${_id} from ${from.toISOString()} until ${until?.toISOString() ?? 'now'} (${openedBy} – ${closedBy})`;

/** The entries of each person and kind, oldest first. */
const sequencesOf = ({ residences }: Traces): readonly (readonly ResidenceDocument[])[] =>
  groupBy(residences, ({ iin, kind }) => `${iin}/${kind}`).map(([, entries]) =>
    entries.toSorted((one, other) => one.from.getTime() - other.from.getTime()),
  );

const committedIn = ({ cases }: Traces) =>
  cases.flatMap(({ _id, state }) => {
    const registration = registrationOf(state);
    return registration === null ? [] : [{ caseId: _id, state, ...registration }];
  });

/** R19, R20 */
const oneOfEachKind: Check = (traces) =>
  sequencesOf(traces).flatMap((entries) => {
    const current = entries.filter((entry) => entry.current);
    return current.length > 1 ? [current.map(describe).join('; ')] : [];
  });

const entriesAreWhole: Check = ({ residences }) =>
  residences
    .filter(({ kind, current, from, until, closedBy }) => {
      const goesOn = closedBy === null && (until === null) === (kind === 'permanent');
      const hasEnded = closedBy !== null && until !== null && until >= from;
      return !(current ? goesOn : hasEnded);
    })
    .map(describe);

const nothingOverlaps: Check = (traces) =>
  sequencesOf(traces).flatMap((entries) =>
    entries.flatMap((entry, index) => {
      const next = entries[index + 1];
      const isApart = next === undefined || (entry.until !== null && entry.until <= next.from);
      return isApart ? [] : [describe(entry)];
    }),
  );

/** R19: at the instant at which a move begins the former permanent residence ends, and it is the only one that does. */
const movesLeaveNoGap: Check = (traces) =>
  committedIn(traces).flatMap(({ caseId, state, formerRka, committedAt }) => {
    if (state.application.service !== 'permanent-residence') return [];
    const left = traces.residences.filter((entry) => entry.closedBy === caseId && isPermanent(entry));
    const wanted = formerRka === null ? [] : [{ rka: formerRka, until: committedAt }];
    const found = left.map(({ rka, until }) => ({ rka, until: until?.toISOString() }));
    return isDeepStrictEqual(found, wanted) ? [] : [`${caseId} left ${left.map(describe).join('; ') || 'nothing'}`];
  });

/** What each case says it did, and nothing else, is in the ledger; and every entry knows its cases. */
const changesAreWhatCasesSay: Check = (traces) => {
  const changed = (member: 'openedBy' | 'closedBy', caseId: string): readonly string[] =>
    traces.residences.filter((entry) => entry[member] === caseId).map(({ _id }) => _id);
  const offences = traces.cases.flatMap(({ _id, state }) => {
    const registration = registrationOf(state);
    const { residenceId = null, ended = [], stay = null } = registration ?? {};
    const begins = residenceId === null ? [] : [residenceId];
    const how = stay?.ended?.how ?? 'superseded';
    const ends = [...ended.map((entry) => entry.residenceId), ...(how === 'superseded' ? [] : begins)];
    const opened = changed('openedBy', _id);
    const closed = changed('closedBy', _id);
    const isRight = isDeepStrictEqual(opened, begins) && isDeepStrictEqual(closed.toSorted(), ends.toSorted());
    return isRight ? [] : [`${_id} began ${opened.join() || 'nothing'} and ended ${closed.join() || 'nothing'}`];
  });
  const known = new Set<string | null>([null, ...traces.cases.map(({ _id }) => _id)]);
  const foreign = traces.residences.filter(({ openedBy, closedBy }) => !known.has(openedBy) || !known.has(closedBy));
  return [...offences, ...foreign.map(describe)];
};

/** What begins is what was applied for. */
const registrationsAreAsApplied: Check = (traces) =>
  committedIn(traces).flatMap(({ caseId, state, residenceId, committedAt, stay }) => {
    if (residenceId === null) return [];
    const entry = traces.residences.find(({ _id }) => _id === residenceId);
    const isRight =
      entry?.iin === state.application.registrant.iin &&
      entry.rka === state.learned.rka &&
      entry.kind === (stay === null ? 'permanent' : 'temporary') &&
      entry.from.toISOString() === committedAt;
    return isRight ? [] : [`${caseId}: ${entry === undefined ? 'nothing' : describe(entry)}`];
  });

const spans = ({ from, until }: ResidenceDocument, instant: string): boolean =>
  from.toISOString() < instant && (until === null || until.toISOString() > instant);

/** R23, R24: who was withdrawn lives there no longer, and nobody else was touched. */
const resultsAreInTheLedger: Check = (traces) =>
  committedIn(traces).flatMap(({ caseId, state, ended, committedAt }) => {
    const { service } = state.application;
    if (service !== 'owner-withdrawal' && service !== 'departure-abroad') return [];
    const addressed = addressedPeople(state);
    const remains = traces.residences
      .filter(
        ({ iin, rka }) => addressed.includes(iin) && (service === 'departure-abroad' || rka === state.learned.rka),
      )
      .filter((entry) => spans(entry, committedAt));
    const touched = ended.filter(({ iin }) => !addressed.includes(iin));
    const strangers = touched.map(({ residenceId }) => `${caseId} ended ${residenceId} of somebody else`);
    return remains.map((entry) => `${caseId} left ${describe(entry)}`).concat(strangers);
  });

/** R20: a stay goes on or has ended in the ledger as its case says, by whom and when it says. */
const staysEndAsTheirCasesSay: Check = (traces) =>
  committedIn(traces).flatMap(({ caseId, residenceId, stay }) => {
    if (stay === null) return [];
    const entry = traces.residences.find(({ _id }) => _id === residenceId);
    if (entry === undefined) return [`${caseId} has no entry`];
    const { ended, until } = stay;
    const isByItself = entry.closedBy === caseId;
    const isRight =
      ended === null
        ? entry.current && entry.until?.toISOString() === until
        : !entry.current &&
          isByItself === (ended.how !== 'superseded') &&
          (!isByItself || entry.until?.toISOString() === ended.at);
    return isRight ? [] : [`${caseId} says ${ended?.how ?? 'it goes on'}: ${describe(entry)}`];
  });

/** The address that the population registry held before comes into the ledger once, whoever brings it. */
const thePastIsTakenOverOnce: Check = (traces) =>
  sequencesOf(traces).flatMap((entries) => {
    const adopted = entries.filter(({ openedBy }) => openedBy === null);
    const isRight =
      adopted.length === 0 || (adopted.length === 1 && entries[0] === adopted[0] && adopted.every(isPermanent));
    return isRight ? [] : [adopted.map(describe).join('; ')];
  });

/** R19, R20 */
const nobodyStaysAtHome: Check = ({ residences }) =>
  residences
    .filter((entry) => entry.current && !isPermanent(entry))
    .filter(({ iin, rka }) =>
      residences.some((home) => home.current && isPermanent(home) && home.iin === iin && home.rka === rka),
    )
    .map(describe);

/** Of the ledger of residences, in words. */
export const OF_THE_LEDGER = {
  'nobody has two current residences of one kind (R19, R20)': oneOfEachKind,
  'what has ended says when and by which case, and what goes on says neither': entriesAreWhole,
  'residences of one kind follow each other without overlap (R19, R20)': nothingOverlaps,
  'a move leaves no moment without a home (R19)': movesLeaveNoGap,
  'what a case did, and nothing else, is in the ledger': changesAreWhatCasesSay,
  'who is registered is registered as applied': registrationsAreAsApplied,
  'each person’s result is in the ledger (R23, R24)': resultsAreInTheLedger,
  'a stay ends as its case says (R20)': staysEndAsTheirCasesSay,
  'the former address is taken over once': thePastIsTakenOverOnce,
  'nobody stays where they live (R20)': nobodyStaysAtHome,
} as const satisfies Record<string, Check>;
