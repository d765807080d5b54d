import { beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { searchedName } from '../../store/query-fields.ts';
import { caseIn, fileScenario } from '../support/case-actions.ts';
import { consentAll, startStories, untilOver } from '../support/story.ts';
import { ask } from './ask.ts';
import { pointersIn, problemIn } from './problem-document.ts';

const product = await startStories();
const { api, control, apiUrl } = product;

const listedSchema = z.looseObject({
  caseId: z.string(),
  service: z.string(),
  stage: z.string(),
  outcome: z.string().nullable(),
  office: z.string().nullable(),
  registrant: z.object({ iin: z.string(), name: z.string().nullable() }),
  dwelling: z.object({ rka: z.string() }),
  waitingFor: z.object({ kind: z.string() }).nullable(),
  deadlineAt: z.string().nullable(),
  openedAt: z.string(),
  updatedAt: z.string(),
});
const pageSchema = z.strictObject({ data: z.array(listedSchema), nextCursor: z.string().nullable() });
type Listed = z.infer<typeof listedSchema>;

const queryOf = (parameters: Readonly<Record<string, string>>): string => new URLSearchParams(parameters).toString();
async function page(parameters: Readonly<Record<string, string>>) {
  const answer = await ask(apiUrl, { path: `/v1/cases?${queryOf(parameters)}` });
  expect({ status: answer.status, problem: answer.status === 200 ? '' : answer.text }).toEqual({
    status: 200,
    problem: '',
  });
  return pageSchema.parse(JSON.parse(answer.text));
}

/** Every page of a list, one after the other; `between` happens after each. */
async function pages(
  parameters: Readonly<Record<string, string>>,
  between: (soFar: readonly Listed[]) => Promise<unknown> = async () => undefined,
): Promise<readonly Listed[]> {
  const all: Listed[] = [];
  let cursor: string | null = null;
  do {
    const next: z.infer<typeof pageSchema> = await page({
      limit: '3',
      ...parameters,
      ...(cursor === null ? {} : { cursor }),
    });
    all.push(...next.data);
    cursor = next.nextCursor;
    await between(all);
  } while (cursor !== null);
  return all;
}

let everything: readonly Listed[];
beforeAll(async () => {
  const names = [
    'renter-one-owner',
    'renter-two-owners',
    'sole-owner',
    'uncommissioned',
    'arrested-dwelling',
    'deceased',
    'owner-withdrawal-sole-owner',
  ];
  for (const name of [...names, ...names, 'renter-one-owner']) {
    const scenario = await control.takeScenario(name);
    const { caseId, consents } = caseIn(await fileScenario(product, scenario));
    if (name === 'arrested-dwelling') {
      await consentAll(product, { scenario, caseId, consents });
      await vi.waitUntil(async () => (await api.getCase(caseId)).body.stage === 'in-review', { timeout: 20_000 });
    }
    if (name === 'sole-owner' || name === 'owner-withdrawal-sole-owner') await untilOver(product, caseId);
  }
  everything = (await page({ limit: '100' })).data;
});

/** Somebody of whom the registries knew everything. */
const someNamed = (): Listed => {
  const found = everything.find(({ office, registrant }) => office !== null && registrant.name !== null);
  if (found === undefined) throw new Error('nobody has a name');
  return found;
};

const idsOf = (cases: readonly Listed[]): readonly string[] => cases.map(({ caseId }) => caseId);

describe('a list', () => {
  const valueOf = (listed: Listed, field: string): string | null =>
    field === 'updatedAt' ? listed.updatedAt : field === 'openedAt' ? listed.openedAt : listed.deadlineAt;

  test.each(['updatedAt', '-updatedAt', 'openedAt', '-openedAt', 'deadlineAt', '-deadlineAt'])(
    'by %s is in that order, page by page without a gap or a repetition',
    async (sort) => {
      const field = sort.replace('-', '');
      const direction = sort.startsWith('-') ? -1 : 1;
      const expected = everything
        .filter((listed) => valueOf(listed, field) !== null)
        .toSorted((one, other) => {
          const [a, b] = [valueOf(one, field) ?? '', valueOf(other, field) ?? ''];
          return direction * (a.localeCompare(b) || one.caseId.localeCompare(other.caseId));
        });
      expect(expected.length).toBeGreaterThan(3);
      expect(idsOf(await pages({ sort }))).toEqual(idsOf(expected));
    },
  );

  test('begins with what changed last where nobody says otherwise', async () => {
    expect(idsOf((await page({})).data)).toEqual(idsOf((await page({ sort: '-updatedAt' })).data));
  });

  test.each(['1', '2', '100'])('holds %s at most where that is asked for', async (limit) => {
    const { data, nextCursor } = await page({ limit });
    expect(data).toHaveLength(Math.min(Number(limit), everything.length));
    expect(nextCursor === null).toBe(everything.length <= Number(limit));
  });

  const by = (name: string, value: string, fits: (listed: Listed) => boolean) => ({ name, value, fits });
  test.each([
    by('stage', 'awaiting-consent', ({ stage }) => stage === 'awaiting-consent'),
    by('stage', 'in-review', ({ stage }) => stage === 'in-review'),
    by('stage', 'closed', ({ stage }) => stage === 'closed'),
    by('outcome', 'refused', ({ outcome }) => outcome === 'refused'),
    by('outcome', 'registered', ({ outcome }) => outcome === 'registered'),
    by('outcome', 'withdrawn', ({ outcome }) => outcome === 'withdrawn'),
    by('service', 'permanent-residence', ({ service }) => service === 'permanent-residence'),
    by('service', 'owner-withdrawal', ({ service }) => service === 'owner-withdrawal'),
    by('waitingFor', 'owner', ({ waitingFor }) => waitingFor?.kind === 'owner'),
    by('waitingFor', 'caseworker', ({ waitingFor }) => waitingFor?.kind === 'caseworker'),
    by('stuck', 'false', () => true),
    by('deadlineBefore', '2200-01-01T00:00:00Z', ({ deadlineAt }) => deadlineAt !== null),
    by('deadlineBefore', '2200-01-01T05:00:00+05:00', ({ deadlineAt }) => deadlineAt !== null),
  ])('of $name $value holds exactly those', async ({ name, value, fits }) => {
    const expected = everything.filter(fits);
    expect(expected.length).toBeGreaterThan(0);
    expect(idsOf(await pages({ [name]: value }))).toEqual(idsOf(expected));
  });

  test.each([
    ['stuck', 'true'],
    ['service', 'temporary-stay'],
    ['outcome', 'expired'],
    ['assignee', 'nobody'],
    ['waitingFor', 'applicant'],
    ['deadlineBefore', '2000-01-01T00:00:00Z'],
  ])('of %s %s is empty here', async (name, value) => {
    expect(await page({ [name]: value })).toEqual({ data: [], nextCursor: null });
  });

  test('by office and stage holds what fits both', async () => {
    const { office, stage } = someNamed();
    const expected = everything.filter((listed) => listed.office === office && listed.stage === stage);
    expect(idsOf(await pages({ office: office ?? 'none', stage }))).toEqual(idsOf(expected));
  });

  test('shows each case once though others change meanwhile', async () => {
    const scenarios = await control.takeScenarios('renter-one-owner', 4);
    const mine: string[] = [];
    for (const scenario of scenarios) mine.push(caseIn(await fileScenario(product, scenario)).caseId);
    let turn = 0;
    const disturb = async () => {
      const [one] = mine.slice(turn);
      turn += 1;
      if (one !== undefined) await api.cancel(one);
    };
    for (const sort of ['openedAt', '-openedAt']) {
      turn = 0;
      const seen = idsOf(await pages({ sort }, disturb));
      expect(new Set(seen).size).toBe(seen.length);
      for (const id of idsOf(everything)) expect(seen).toContain(id);
    }
    const unchanged = idsOf(await pages({ sort: '-updatedAt' }, disturb));
    for (const id of idsOf(everything)) expect(unchanged.filter((seen) => seen === id)).toEqual([id]);
  });
});

describe('a search', () => {
  const find = async (q: string) => idsOf((await page({ q, limit: '100' })).data);

  test('finds a case by its id, its registrant, its dwelling, whatever stands around the number', async () => {
    const { caseId, registrant, dwelling } = someNamed();
    for (const q of [caseId, caseId.toUpperCase(), registrant.iin, dwelling.rka, ` ${registrant.iin} `]) {
      expect(await find(q)).toContain(caseId);
    }
    expect(await find(registrant.iin)).toEqual(
      idsOf(everything.filter((one) => one.registrant.iin === registrant.iin)),
    );
  });

  test('finds people by the beginning of any of their names, in any letter case', async () => {
    for (const { caseId, registrant } of everything) {
      const words = (registrant.name ?? '').split(' ').filter((word) => word !== '');
      for (const word of words) {
        const beginning = word.slice(0, 4);
        for (const q of [beginning, beginning.toLowerCase(), beginning.toUpperCase()])
          expect(await find(q)).toContain(caseId);
      }
      const [family = '', given = ''] = words;
      expect(await find(`${family}  ${given.slice(0, 2)}`.toLowerCase())).toContain(caseId);
    }
  });

  test('finds nobody whose names lie around the beginning without one of them having it', async () => {
    const beginnings = everything.flatMap(({ registrant }) =>
      (registrant.name ?? '').split(' ').map((word) => word.slice(0, 2)),
    );
    for (const q of new Set(beginnings)) {
      const expected = everything.filter(({ registrant }) =>
        ` ${searchedName(registrant.name ?? '')}`.includes(` ${searchedName(q)}`),
      );
      const known = new Set(idsOf(everything));
      expect(new Set((await find(q)).filter((id) => known.has(id)))).toEqual(new Set(idsOf(expected)));
    }
  });

  test.each([
    '.*',
    '^',
    '%',
    '\\',
    '(',
    '[',
    'null',
    '{"$ne":null}',
    '\u{1F600}',
    '\uffff',
    '0'.repeat(12),
    '9'.repeat(16),
  ])('for %j is a search for these very characters', async (q) => {
    expect(await find(q)).toEqual([]);
  });
});

describe('a parameter', () => {
  test.each([
    ['stage=gone', '/stage'],
    ['outcome=won', '/outcome'],
    ['service=', '/service'],
    ['waitingFor=godot', '/waitingFor'],
    ['stuck=yes', '/stuck'],
    ['deadlineBefore=tomorrow', '/deadlineBefore'],
    ['deadlineBefore=2026-13-01T00:00:00Z', '/deadlineBefore'],
    ['sort=name', '/sort'],
    ['limit=0', '/limit'],
    ['limit=101', '/limit'],
    ['limit=-1', '/limit'],
    ['limit=1e1', '/limit'],
    ['limit=99999999999999999999', '/limit'],
    ['limit=', '/limit'],
    ['office=Алматы', '/office'],
    ['office=a%00b', '/office'],
    ['q=', '/q'],
    ['q=%20%20', '/q'],
    ['q=a%00', '/q'],
    [`q=${'a'.repeat(101)}`, '/q'],
    ['q=a&q=b', '/q'],
    ['limit=1&limit=2', '/limit'],
    ['q[]=a', '/q[]'],
    ['q[$ne]=a', '/q[$ne]'],
    ['$where=1', '/$where'],
    ['__proto__=1', '/__proto__'],
    ['page=2', '/page'],
    [Array.from({ length: 500 }, (_, n) => `p${n}=1`).join('&'), '/p0'],
  ])('%s is turned away', async (query, pointer) => {
    const problem = problemIn(await ask(apiUrl, { path: `/v1/cases?${encodeURI(query).replaceAll('%25', '%')}` }));
    expect(problem).toMatchObject({ status: 400, code: 'invalid-query' });
    expect(pointersIn(problem)[0]).toBe(pointer);
  });

  test.each([
    ['that is no cursor', 'x', '-updatedAt'],
    ['of nothing', '', '-updatedAt'],
    ['of JSON', Buffer.from('{"$gt":""}').toString('base64url'), '-updatedAt'],
    ['of an operator', Buffer.from('["-updatedAt",{"$gt":0},{"$gt":""}]').toString('base64url'), '-updatedAt'],
  ])('cursor %s is turned away', async (_what, cursor, sort) => {
    const problem = problemIn(await ask(apiUrl, { path: `/v1/cases?${queryOf({ cursor, sort })}` }));
    expect(problem).toMatchObject({ status: 400, code: 'invalid-cursor' });
    expect(problem.detail).toContain('nextCursor');
  });

  test.each([
    ['another order', { sort: 'openedAt' }],
    ['a filter more', { sort: '-openedAt', service: 'permanent-residence' }],
  ])('a cursor is not carried over to %s', async (_what, query) => {
    const first = await page({ limit: '1', sort: '-openedAt' });
    const cursor = first.nextCursor ?? '';
    expect((await page({ cursor, limit: '2', sort: '-openedAt' })).data.length).toBeGreaterThan(0);
    const problem = problemIn(await ask(apiUrl, { path: `/v1/cases?${queryOf({ ...query, cursor })}` }));
    expect(problem).toMatchObject({ status: 400, code: 'invalid-cursor' });
  });
});
