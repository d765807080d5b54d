import { beforeAll, describe, expect, test } from 'vitest';
import { COUNTED_TO, filterOfQueue, QUEUES } from '../../api/queues/queues.ts';
import { ALL_CASES, QUEUES as SHAPES } from '../../console/src/queues/lists.ts';
import type { CaseFilter, CaseOrder } from '../../store/reader.ts';
import { openStore } from './open-store.ts';
import { CONSENT_PERIOD_MS, fillWithCases, storedCase } from './stored-cases.ts';

/** Enough that what a page costs and what all cases cost tell themselves apart. */
const CASES = 6_000;
const LIMIT = 26;
const { connection, models, reader } = await openStore();

beforeAll(async () => {
  await fillWithCases(models, CASES);
  await connection.db?.setProfilingLevel('all');
});

/** The made-up cases lie minutes apart: so does what is "now" for them. */
const now = storedCase(CASES - 1).openedAt;
const ago = (share: number): Date => storedCase(Math.floor(CASES * (1 - share))).openedAt;
const ME = 'caseworker-3';

/** What a filter of the console may ask for; each as the api hands it to the store. */
const VALUES: Readonly<Record<string, readonly CaseFilter[]>> = {
  service: [{ service: 'permanent-residence' }, { service: 'departure-abroad' }],
  stage: [{ stage: 'in-review' }, { stage: 'closed' }],
  outcome: [{ outcome: 'registered' }, { outcome: 'cancelled' }],
  assigned: [{ assigned: true }, { assigned: false }],
  assignee: [{ assignee: ME }],
  office: [{ office: 'almaty' }],
  opened: [{ openedAfter: ago(0.1) }, { openedBefore: ago(0.1) }],
  due: [{ dueBefore: new Date(now.getTime() + CONSENT_PERIOD_MS / 2) }],
};

interface Cost {
  readonly planSummary: string;
  readonly hasSortStage?: boolean;
  readonly keysExamined: number;
  readonly docsExamined: number;
  readonly nreturned: number;
}

/** What the server really did last. */
async function costOfLast(op: string): Promise<Cost> {
  const [last] = await connection
    .collection<Cost & { ns: string; op: string }>('system.profile')
    .find({ op, ns: `${connection.name}.cases` })
    .sort({ $natural: -1 })
    .limit(1)
    .toArray();
  if (last === undefined) throw new Error('the server noted nothing');
  return last;
}

const LISTS = [
  ...QUEUES.map((name) => ({ name, shape: SHAPES[name], within: filterOfQueue(name, ME, now.toISOString()) })),
  { name: 'all cases', shape: ALL_CASES, within: {} },
];
const OFFICES: readonly CaseFilter[] = [{}, { office: 'almaty' }];

describe.each(LISTS)('the list $name', ({ shape, within }) => {
  const asked = shape.orders.flatMap((order) => OFFICES.map((office) => [order, office] as const));

  async function costOf(filter: CaseFilter, order: CaseOrder, after?: { at: Date; caseId: string }): Promise<Cost> {
    await reader.listCases({ ...filter, within, order, after, limit: LIMIT });
    return costOfLast('query');
  }

  test.each(asked)(
    'by %s of %o walks an index, and reads little more than the cases that it shows',
    async (order, office) => {
      const half = storedCase(CASES / 2);
      for (const after of [undefined, { at: half.openedAt, caseId: half._id }]) {
        const {
          planSummary,
          hasSortStage = false,
          keysExamined,
          docsExamined,
          nreturned,
        } = await costOf(office, order, after);
        expect({ planSummary, hasSortStage }).toEqual({
          planSummary: expect.stringMatching(/^IXSCAN/),
          hasSortStage: false,
        });
        // A page's worth more where the server has tried two plans.
        expect(docsExamined).toBeLessThanOrEqual(nreturned + LIMIT);
        // An office is told by the key where its cases are few.
        expect(keysExamined).toBeLessThanOrEqual(10 * LIMIT + CASES / 50);
      }
    },
  );

  test.each(asked)('by %s of %o reads some index, whatever narrows it', async (order, office) => {
    for (const filter of shape.filters.flatMap((name) => VALUES[name] ?? [])) {
      const { planSummary } = await costOf({ ...filter, ...office }, order);
      expect(planSummary).toMatch(/^IXSCAN|^EOF/);
    }
  });
});

test('every filter of the console has been tried', () => {
  const filters = new Set(LISTS.flatMap(({ shape }) => shape.filters));
  expect(Object.keys(VALUES)).toEqual(expect.arrayContaining([...filters]));
});

describe('figures', () => {
  test.each(QUEUES.flatMap((queue) => OFFICES.map((office) => [queue, office] as const)))(
    'the count of %s, %o, reads no case at all',
    async (queue, office) => {
      await reader.countCases({ ...filterOfQueue(queue, ME, now.toISOString()), ...office }, COUNTED_TO);
      const { planSummary, keysExamined } = await costOfLast('command');
      expect(planSummary).toMatch(/^IXSCAN/);
      expect(keysExamined).toBeLessThanOrEqual(2 * COUNTED_TO);
    },
  );

  test.each(OFFICES)('the overview of %o reads no case at all', async (office) => {
    const since = new Date();
    await reader.overview({ ...office, since: ago(0.5), now });
    const passes = await connection
      .collection('system.profile')
      .find({ op: 'command', 'command.aggregate': 'cases', ts: { $gte: since } })
      .toArray();
    expect(passes.length).toBeGreaterThan(0);
    for (const { docsExamined } of passes) expect(docsExamined).toBe(0);
  });
});
