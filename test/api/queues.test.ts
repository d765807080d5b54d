import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { overviewAnswer, queueListAnswer } from '../../api/answers.ts';
import { QUEUES } from '../../api/queues/queues.ts';
import { file, consentAll, startStories, untilOver } from '../support/story.ts';
import { ask } from './ask.ts';

const product = await startStories();

const read = async <Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.infer<Schema>> => {
  const { status, text } = await ask(product.apiUrl, { path });
  expect({ path, status, text: status === 200 ? '' : text }).toEqual({ path, status: 200, text: '' });
  return schema.parse(JSON.parse(text));
};
const listed = (queue: string) =>
  read(`/v1/cases?queue=${queue}&limit=100`, z.looseObject({ data: z.array(z.looseObject({ caseId: z.string() })) }));
const counts = async (): Promise<Readonly<Record<string, number>>> => {
  const { data } = await read('/v1/queues', queueListAnswer);
  return Object.fromEntries(data.map(({ name, count }) => [name, count]));
};

let waiting: string;
let reviewed: string;
let registered: string;
beforeAll(async () => {
  waiting = (await file(product, 'renter-one-owner')).caseId;
  reviewed = (await file(product, 'arrested-dwelling')).caseId;
  const consented = await file(product, 'renter-two-owners');
  await consentAll(product, consented);
  registered = consented.caseId;
  await untilOver(product, registered);
});

describe('queues', () => {
  test('hold what they are called after, and count what they list', async () => {
    const idsIn = async (queue: string) => (await listed(queue)).data.map(({ caseId }) => caseId);
    expect(await idsIn('awaiting-consent')).toContain(waiting);
    expect(await idsIn('registered-today')).toEqual([registered]);
    expect(await idsIn('mine')).toEqual([]);
    expect(await idsIn('stuck')).toEqual([]);
    const counted = await counts();
    for (const queue of QUEUES)
      expect({ queue, count: counted[queue] }).toEqual({ queue, count: (await idsIn(queue)).length });
  });

  test('are narrowed by whatever else is asked for', async () => {
    const { data } = await read(
      '/v1/cases?queue=awaiting-consent&stage=in-review',
      z.looseObject({ data: z.array(z.unknown()) }),
    );
    expect(data).toEqual([]);
  });
});

describe('the overview', () => {
  test('counts every case once, and takes the time to register from the cases themselves', async () => {
    const overview = await read('/v1/overview?days=1', overviewAnswer);
    const open = overview.stages.reduce((sum, { count }) => sum + count, 0);
    const { data } = await read(
      '/v1/cases?limit=100',
      z.looseObject({ data: z.array(z.looseObject({ stage: z.string() })) }),
    );
    expect(open).toBe(data.filter(({ stage }) => stage !== 'closed').length);
    expect(overview.outcomes).toMatchObject([{ service: 'permanent-residence', outcome: 'registered', count: 1 }]);
    const { openedAt, outcomeAt } = await read(
      `/v1/cases/${registered}`,
      z.looseObject({ openedAt: z.string(), outcomeAt: z.string() }),
    );
    // Of what a case took the first three digits count.
    const seconds = Number(((Date.parse(outcomeAt) - Date.parse(openedAt)) / 1000).toPrecision(3));
    expect(overview.timeToRegister).toEqual({ count: 1, medianSeconds: seconds, p95Seconds: seconds });
    expect(overview.weeks).toEqual([
      { from: overview.since, until: overview.until, timeToRegister: overview.timeToRegister },
    ]);
    const ageing = overview.ageing.reduce((sum, { count }) => sum + count, 0);
    expect(ageing).toBe((await counts())['awaiting-consent']);
  });

  test('of an office where nothing happened is empty, and says so', async () => {
    const overview = await read('/v1/overview?office=ulytau', overviewAnswer);
    expect(overview).toMatchObject({ outcomes: [], timeToRegister: null });
  });

  test('tells the weeks of its period one by one, the latest last and whole', async () => {
    const { weeks, since, until } = await read('/v1/overview?days=30', overviewAnswer);
    expect(weeks).toHaveLength(Math.ceil(30 / 7));
    expect([weeks[0]?.from, weeks.at(-1)?.until]).toEqual([since, until]);
    expect(weeks.slice(1).map(({ from }) => from)).toEqual(weeks.slice(0, -1).map((week) => week.until));
    expect(weeks.map(({ timeToRegister }) => timeToRegister?.count ?? 0)).toEqual([0, 0, 0, 0, 1]);
  });
});

test('a case in review is listed as such', async () => {
  const stage = (await read(`/v1/cases/${reviewed}`, z.looseObject({ stage: z.string() }))).stage;
  expect((await listed('in-review')).data.map(({ caseId }) => caseId)).toEqual(stage === 'in-review' ? [reviewed] : []);
});
