import type { Case } from '../domain/case.ts';
import { addressedPeople, isOpened, outcomeAtOf, outcomeOf, registrationOf, waitingForOf } from '../domain/case.ts';
import { numberOf } from '../domain/consenters.ts';
import { clientsOf } from '../domain/clients-of.ts';
import { dueAtOf } from '../domain/due.ts';
import { isTerminal } from '../domain/stages.ts';
import type { CaseDocument } from './schemas.ts';

/** Upper case by the rules of Kazakh letters, which JavaScript folds as Unicode does: Ә, Ғ, Қ … have simple pairs. */
export const foldName = (name: string): string =>
  name.normalize('NFC').toLocaleUpperCase('kk').trim().replaceAll(/\s+/gu, ' ');

/** What a keyboard without Kazakh letters writes for them, and Ё as it is mostly written. */
const PLAIN: Readonly<Record<string, string>> = {
  Ә: 'А',
  Ғ: 'Г',
  Қ: 'К',
  Ң: 'Н',
  Ө: 'О',
  Ұ: 'У',
  Ү: 'У',
  Һ: 'Х',
  І: 'И',
  Ё: 'Е',
};

/** A name as it is looked for: whoever types Сарсенова or Петр finds Сәрсенова and Пётр, and the other way round. */
export const searchedName = (name: string): string =>
  foldName(name).replaceAll(/[ӘҒҚҢӨҰҮҺІЁ]/gu, (letter) => PLAIN[letter] ?? letter);

const dateOf = (instant: string | null): Date | null => (instant === null ? null : new Date(instant));

const nameKeys = (name: string | null): readonly string[] => {
  if (name === null) return [];
  const searched = searchedName(name);
  return [searched, ...searched.split(' ').slice(1)];
};

/** Everything that lists ask for, derived from the state in one place so that it can't disagree with it. */
export function queryFieldsOf(state: Case): Omit<CaseDocument, '_id' | 'state'> {
  return {
    revision: state.revision,
    open: !isTerminal(state.stage) && state.stage !== 'registered',
    stage: state.stage,
    outcome: outcomeOf(state),
    outcomeAt: dateOf(outcomeAtOf(state)),
    ground: state.stage === 'closed' && 'refusal' in state.ending ? state.ending.refusal.ground : null,
    service: state.application.service,
    clients: clientsOf(state),
    askedOf: [
      ...new Set(state.consents.flatMap(({ status, consenter }) => (status === 'given' ? [] : [numberOf(consenter)]))),
    ],
    office: state.learned.office,
    registrantIins: state.people.map(({ iin }) => iin),
    addressedIins: addressedPeople(state),
    rka: state.learned.rka,
    names: [...new Set([state.learned.registrantName, ...state.people.map(({ name }) => name)].flatMap(nameKeys))],
    waitingFor: waitingForOf(state)?.kind ?? null,
    stuck: state.stuck.length > 0,
    assignee: state.assignee,
    certificateCode: registrationOf(state)?.certificateCode ?? null,
    deadlineAt: isOpened(state) ? new Date(state.deadlineAt) : null,
    dueAt: dateOf(dueAtOf(state)),
    openedAt: new Date(state.receivedAt),
    updatedAt: new Date(state.updatedAt),
  };
}
