import { createHash } from 'node:crypto';
import { v5 } from 'uuid';
import type { CaseDocument, Models } from '../../store/schemas.ts';
import { searchedName } from '../../store/query-fields.ts';
import { anOpeningCase } from './case-facts.ts';

const NAME_SPACE = 'f6d1c0de-2b8e-4f5e-8f8a-1d7f0c1b2a3c';
const OFFICES = ['abai', 'akmola', 'almaty', 'astana', 'karaganda', 'kostanay', 'shymkent', 'turkistan'];
const FAMILIES = ['Ахметов', 'Әбдіқадыров', 'Ғалымов', 'Қасымов', 'Нұрланов', 'Өтегенов', 'Ұлыбаев', 'Іскаков'];
const OUTCOMES = ['registered', 'registered', 'registered', 'refused', 'declined', 'expired', 'cancelled'];
/** How open cases are spread over the stages. */
const STAGES = [
  'awaiting-consent',
  'awaiting-consent',
  'awaiting-consent',
  'in-review',
  'checking-ownership',
  'registered',
];
const MINUTE_MS = 60_000;
const CLOSED_OF_100 = 95;
export const CONSENT_PERIOD_MS = 10 * 24 * 60 * MINUTE_MS;

const pick = <Value>(values: readonly Value[], n: number): Value => {
  const value = values[n % values.length];
  if (value === undefined) throw new RangeError('nothing to pick from');
  return value;
};

/** The n-th of many cases as the store holds them, as far as lists look: most are closed, as after some years. */
export function storedCase(n: number): CaseDocument {
  const dice = createHash('sha256').update(`case ${n}`).digest();
  const die = (at: number): number => dice.readUInt32BE(at * 4);
  const closed = die(0) % 100 < CLOSED_OF_100;
  const stage = closed ? 'closed' : pick(STAGES, die(1));
  const openedAt = new Date(Date.UTC(2025, 0, 1) + n * MINUTE_MS);
  const names = [pick(FAMILIES, die(2)), `Имя${die(3) % 500}`, `Отчество${die(4) % 500}`].map(searchedName);
  const waitingFor = stage === 'in-review' ? 'caseworker' : stage === 'awaiting-consent' ? 'owner' : 'registry';
  return {
    _id: v5(`case ${n}`, NAME_SPACE),
    revision: 5,
    state: anOpeningCase(v5(`case ${n}`, NAME_SPACE), { registrant: n, at: openedAt.toISOString() }),
    open: !closed && stage !== 'registered',
    stage,
    outcome: closed ? pick(OUTCOMES, die(1)) : stage === 'registered' ? 'registered' : null,
    outcomeAt: closed || stage === 'registered' ? openedAt : null,
    ground: closed && pick(OUTCOMES, die(1)) === 'refused' ? 'dwelling-too-dense' : null,
    service: 'permanent-residence',
    clients: ['portal'],
    askedOf: [],
    office: pick(OFFICES, die(5)),
    registrantIins: [String(n).padStart(12, '0')],
    addressedIins: [String(n).padStart(12, '0')],
    rka: String(n >> 2).padStart(16, '0'),
    names: [names.join(' '), ...names.slice(1)],
    waitingFor: closed ? null : waitingFor,
    stuck: !closed && die(6) % 20 === 0,
    certificateCode: closed ? `code ${n}` : null,
    assignee: die(7) % 50 === 0 ? `caseworker-${die(7) % 7}` : null,
    dueAt:
      stage === 'awaiting-consent' || stage === 'in-review' ? new Date(openedAt.getTime() + CONSENT_PERIOD_MS) : null,
    deadlineAt: closed ? null : new Date(openedAt.getTime() + CONSENT_PERIOD_MS),
    openedAt,
    updatedAt: new Date(openedAt.getTime() + (die(2) % 10_000) * MINUTE_MS),
  };
}

export async function fillWithCases({ cases }: Models, count: number): Promise<void> {
  const documents = Array.from({ length: count }, (_, n) => storedCase(n));
  await cases.insertMany(documents, { lean: true, ordered: false });
}
