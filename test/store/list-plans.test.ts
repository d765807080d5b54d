import { trusted } from 'mongoose';
import { beforeAll, describe, expect, test } from 'vitest';
import { CASE_ORDERS, type CaseOrder, type CaseQuery } from '../../store/reader.ts';
import type { CaseDocument } from '../../store/schemas.ts';
import { openStore } from './open-store.ts';
import { CONSENT_PERIOD_MS, fillWithCases, storedCase } from './stored-cases.ts';

/** Enough that a scan and an index tell themselves apart; what is asserted doesn't depend on how many there are. */
const CASES = 20_000;
const LIMIT = 21;
/** Cases looked at for one shown, where a filter outside the index drops others. */
const LOOKED_AT_FOR_ONE = 60;

const { connection, models, reader } = await openStore();

beforeAll(async () => {
  await fillWithCases(models, CASES);
  await connection.db?.setProfilingLevel('all');
});

interface Profile {
  readonly planSummary: string;
  readonly sorts: boolean;
  readonly docsExamined: number;
  readonly nreturned: number;
}

/** What the server really did for a list. */
async function profileOf(query: CaseQuery): Promise<Profile> {
  await reader.listCases(query);
  const [last] = await connection
    .collection('system.profile')
    .find({ op: 'query', 'command.find': 'cases' })
    .sort({ $natural: -1 })
    .limit(1)
    .toArray();
  if (last === undefined) throw new Error('the server noted no query');
  const { planSummary, hasSortStage, docsExamined, nreturned } = last;
  return { planSummary, sorts: hasSortStage === true, docsExamined, nreturned };
}

const half = storedCase(CASES / 2);
const deadlineOf = ({ openedAt }: CaseDocument): number => openedAt.getTime() + CONSENT_PERIOD_MS;
const after = (order: CaseOrder): CaseQuery['after'] => ({
  at: /deadlineAt|dueAt/.test(order) ? new Date(deadlineOf(half)) : half.updatedAt,
  caseId: half._id,
});

const enough = LIMIT * LOOKED_AT_FOR_ONE;

type Filter = Omit<CaseQuery, 'order' | 'limit' | 'after'>;

/** What queues ask for: in every order they cost what they show, however many cases there are. */
const QUEUES: readonly Filter[] = [
  {},
  { stage: 'awaiting-consent' },
  { stage: 'in-review' },
  { waitingFor: 'owner' },
  { waitingFor: 'caseworker' },
  { office: 'almaty' },
  { service: 'permanent-residence' },
  { stuck: false },
  { assigned: false },
];

const waits = ({ stage, waitingFor }: Filter): boolean => stage !== undefined || waitingFor !== undefined;

/** These do so by the time of their last change. In another order they are few enough to be put in order in memory. */
const BY_LAST_CHANGE: readonly Filter[] = [
  { office: 'almaty', stage: 'awaiting-consent' },
  { office: 'almaty', stage: 'in-review' },
  { office: 'almaty', waitingFor: 'caseworker' },
  { waitingFor: 'registry' },
  { stage: 'closed' },
  { stage: 'closed', office: 'almaty' },
  { outcome: 'refused' },
  { outcome: 'refused', office: 'almaty' },
  { assignee: 'caseworker-3' },
  { assignee: 'caseworker-3', stage: 'in-review' },
  { stuck: true },
  { stuck: true, office: 'almaty' },
];

/** A queue that is a span of time has its own order; an office's is as quick as the country's. */
const SPANS: readonly (readonly [CaseOrder, Filter])[] = [
  ['dueAt', { dueAfter: half.openedAt, dueBefore: new Date(deadlineOf(half)) }],
  ['dueAt', { dueBefore: new Date(deadlineOf(half)), office: 'almaty' }],
  ['dueAt', { assignee: 'caseworker-3', open: true }],
  ['-outcomeAt', { outcomeAfter: half.openedAt, office: 'almaty' }],
  ['-outcomeAt', { outcomeAfter: half.openedAt, outcome: 'registered' }],
];

const SEARCHES: readonly Filter[] = [
  { q: half._id },
  { q: half._id.toUpperCase() },
  { q: half.registrantIins[0] ?? '' },
  { q: half.rka ?? '' },
  { q: half.names[0] ?? '' },
  { q: 'имя17' },
  { q: 'ә' },
  { q: 'ахм', office: 'almaty', stage: 'in-review' },
  { q: 'нет такого' },
];

const each = (filters: readonly Filter[]) => filters.map((filter) => [JSON.stringify(filter), filter] as const);

test.each(SPANS)('a list by %s of %o walks an index in its order', async (order, filter) => {
  const profile = await profileOf({ ...filter, order, limit: LIMIT });
  expect(profile).toMatchObject({ planSummary: expect.stringMatching(/^IXSCAN/), sorts: false });
  expect(profile.docsExamined).toBeLessThanOrEqual(enough);
});

describe.each(CASE_ORDERS)('a list by %s', (order) => {
  // Nothing that still waits has an outcome: those lists are empty.
  const queues = order.endsWith('outcomeAt') ? QUEUES.filter((filter) => !waits(filter)) : QUEUES;
  test.each([...each(queues), ...(order.endsWith('updatedAt') ? each(BY_LAST_CHANGE) : [])])(
    'of %s walks an index in its order, on the first page and on a later one',
    async (_what, filter) => {
      for (const page of [undefined, after(order)]) {
        const profile = await profileOf({ ...filter, order, limit: LIMIT, after: page });
        expect(profile).toMatchObject({ planSummary: expect.stringMatching(/^IXSCAN/), sorts: false });
        expect(profile.docsExamined).toBeLessThanOrEqual(enough);
      }
    },
  );

  test.each(each(SEARCHES))('of %s finds few by an index', async (_what, filter) => {
    const profile = await profileOf({ ...filter, order, limit: LIMIT });
    expect(profile.planSummary).toMatch(/^IXSCAN|^IDHACK|^EOF/);
    expect(profile.docsExamined).toBeLessThanOrEqual(enough);
  });

  const PARTS: readonly Filter[] = [
    { stage: 'registered' },
    { office: 'almaty' },
    { outcome: 'declined' },
    { assignee: 'caseworker-1' },
    { assigned: false },
    { assigned: true },
    { waitingFor: 'worker' },
    { stuck: true },
    { service: 'permanent-residence' },
    { deadlineBefore: new Date(deadlineOf(half)) },
    { q: 'ғалымов' },
  ];
  test('of any two filters reads some index, never the whole collection', async () => {
    for (const one of PARTS) {
      for (const other of PARTS) {
        const profile = await profileOf({ ...one, ...other, order, limit: LIMIT });
        expect(profile.planSummary).toMatch(/^IXSCAN/);
      }
    }
  });
});

test('what nobody has taken of what is due is found at once where colleagues have almost everything', async () => {
  const left = await models.cases.find({ dueAt: trusted({ $gt: new Date(0) }), assignee: null }).limit(LIMIT);
  await models.cases.updateMany(
    { _id: trusted({ $nin: left.map(({ _id }) => _id) }), dueAt: trusted({ $gt: new Date(0) }) },
    { assignee: 'caseworker-1' },
  );
  const profile = await profileOf({ assigned: false, order: 'dueAt', limit: LIMIT });
  expect(profile).toMatchObject({ nreturned: LIMIT, docsExamined: LIMIT, sorts: false });
});
