import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { commitRegistration, findCurrentResidence, type KnownElsewhere } from '../../store/ledger.ts';
import { changeCase } from '../../store/writer.ts';
import { anApplication, dwellingNumber, openedWithoutConsents, personNumber, received } from './case-facts.ts';
import { openStore } from './open-store.ts';

const { connection, models, reader } = await openStore();

const AT = '2026-03-01T10:00:00.000Z';
const LATER = '2026-03-01T10:05:00.000Z';
const system = { kind: 'system', id: null } as const;
let people = 0;
const somebodyNew = (): number => (people += 1);

/** A case of a person for a dwelling, all set for its commit. */
async function aCaseToCommit(registrant: number, dwelling: number): Promise<string> {
  const caseId = randomUUID();
  await changeCase(connection, models, {
    caseId,
    since: 0,
    at: AT,
    actor: system,
    decide: () => ({
      facts: [
        received(caseId, anApplication({ registrant, dwelling })),
        openedWithoutConsents(dwelling, '2026-03-11T18:59:59.999Z'),
        { type: 'ownership-confirmed', titleHolders: [] },
      ],
    }),
  });
  return caseId;
}

/** Two cases of one person can't be open at once; that they commit at once is what a lost worker could try. */
const closeForNow = (caseId: string) => models.cases.updateOne({ _id: caseId }, { $set: { open: false } });

const commit = (caseId: string, knownElsewhere: KnownElsewhere | null = null, at = LATER) =>
  commitRegistration(connection, models, {
    caseId,
    since: 3,
    at,
    actor: system,
    residenceId: `residence of ${caseId}`,
    knownElsewhere,
    decide: (state, formerRka) =>
      state.stage === 'registering'
        ? {
            facts: [
              {
                type: 'registration-committed',
                residenceId: `residence of ${caseId}`,
                formerRka,
                followUps: ['notices'],
              },
            ],
          }
        : { facts: [] },
  });

const residencesOf = (registrant: number) =>
  models.residences
    .find({ iin: personNumber(registrant) })
    .sort({ from: 1 })
    .lean();
const currentOf = (registrant: number) =>
  models.residences.countDocuments({ iin: personNumber(registrant), kind: 'permanent', current: true });

const elsewhere = (dwelling: number): KnownElsewhere => ({
  residenceId: randomUUID(),
  rka: dwellingNumber(dwelling),
  from: new Date('2020-01-01T00:00:00.000Z'),
});

describe('a commit', () => {
  test('ends the former residence at the very instant at which the new one begins (R19)', async () => {
    const person = somebodyNew();
    await commit(await aCaseToCommit(person, 1));
    const moved = await aCaseToCommit(person, 2);
    await commit(moved, null, '2026-03-01T10:10:00.000Z');
    const [former, current] = await residencesOf(person);
    expect(former).toMatchObject({ rka: dwellingNumber(1), current: false, closedBy: moved });
    expect(current).toMatchObject({ rka: dwellingNumber(2), current: true, until: null, openedBy: moved });
    expect(former?.until).toEqual(current?.from);
  });

  test('run twice, or by many at once, writes once (R19)', async () => {
    const person = somebodyNew();
    const caseId = await aCaseToCommit(person, 1);
    const answers = await Promise.all(Array.from({ length: 6 }, () => commit(caseId)));
    answers.push(await commit(caseId));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await residencesOf(person)).toHaveLength(1);
    expect(await reader.listEvents(caseId)).toHaveLength(4);
  });

  test.each([1, 2, 3])(
    'of several cases of one person at once leaves exactly one current residence (round %i) (R19)',
    async () => {
      const person = somebodyNew();
      const caseIds: string[] = [];
      for (const dwelling of [1, 2, 3, 4]) {
        const caseId = await aCaseToCommit(person, dwelling);
        await closeForNow(caseId);
        caseIds.push(caseId);
      }
      await Promise.all(caseIds.map((caseId, n) => commit(caseId, elsewhere(9), `2026-03-01T10:05:0${n}.000Z`)));
      expect(await currentOf(person)).toBe(1);
      const residences = await residencesOf(person);
      // Each case made one entry, and the former address was taken over by whichever came first.
      expect(residences).toHaveLength(caseIds.length + 1);
      expect(residences.filter(({ openedBy }) => openedBy === null)).toHaveLength(1);
      for (const { current, until } of residences) expect(until === null).toBe(current);
    },
  );

  test('that is decided otherwise touches no residence', async () => {
    const person = somebodyNew();
    const caseId = await aCaseToCommit(person, 1);
    const cancelled = { facts: [{ type: 'application-cancelled', reason: null } as const] };
    await changeCase(connection, models, { caseId, since: 3, at: AT, actor: system, decide: () => cancelled });
    await commit(caseId, elsewhere(2));
    expect(await residencesOf(person)).toEqual([]);
    expect((await reader.findCase(caseId))?.state).toMatchObject({ stage: 'closed', ending: { outcome: 'cancelled' } });
  });

  test('of an unknown case is nothing', async () => {
    expect(await commit(randomUUID())).toEqual({ events: [], rejection: null });
  });
});

describe('an address that only the population registry knows', () => {
  test('is taken over for somebody new, so that the history has no hole (R19)', async () => {
    const person = somebodyNew();
    const caseId = await aCaseToCommit(person, 1);
    const known = elsewhere(2);
    await commit(caseId, known);
    const [former, current] = await residencesOf(person);
    expect(former).toMatchObject({
      rka: known.rka,
      from: known.from,
      current: false,
      openedBy: null,
      closedBy: caseId,
    });
    expect(former?.until).toEqual(current?.from);
    const committed = (await reader.listEvents(caseId)).at(-1);
    expect(committed?.fact).toMatchObject({ type: 'registration-committed', formerRka: known.rka });
  });

  test('is not believed over our own ledger', async () => {
    const person = somebodyNew();
    const first = await aCaseToCommit(person, 1);
    await commit(first);
    const second = await aCaseToCommit(person, 2);
    await commit(second, elsewhere(7), '2026-03-01T10:10:00.000Z');
    expect((await residencesOf(person)).map(({ rka }) => rka)).toEqual([dwellingNumber(1), dwellingNumber(2)]);
  });
});

describe('the ledger itself', () => {
  test('refuses a second current permanent residence, whoever writes it (R19)', async () => {
    const person = somebodyNew();
    await commit(await aCaseToCommit(person, 1));
    const current = await findCurrentResidence(models, personNumber(person));
    await expect(models.residences.create([{ ...current, _id: randomUUID() }])).rejects.toMatchObject({ code: 11_000 });
    expect(await currentOf(person)).toBe(1);
  });

  test.each([{ rka: { $ne: null } }, { 'state.$where': '1' }, { unheardOf: 1 }])(
    'takes no query that smuggles an operator or asks for a field it has not: %j',
    async (filter) => {
      const found = models.residences.find(filter).lean();
      await expect(found).rejects.toThrow();
    },
  );
});
