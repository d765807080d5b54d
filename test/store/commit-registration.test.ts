import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { isPermanent, type Residence, type ResidenceKind } from '../../domain/residences.ts';
import { commitRegistration } from '../../store/ledger.ts';
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
        openedWithoutConsents(registrant, dwelling, '2026-03-11T18:59:59.999Z'),
        { type: 'ownership-confirmed', titleHolders: [], rightsCertificate: null },
      ],
    }),
  });
  return caseId;
}

/** Two cases of one person can't be open at once; that they commit at once is what a lost worker could try. */
const closeForNow = (caseId: string) => models.cases.updateOne({ _id: caseId }, { $set: { open: false } });

interface Committing {
  readonly knownElsewhere?: readonly Residence[];
  readonly kind?: ResidenceKind;
  readonly at?: string;
}

/** Commits a case as its procedure would: an entry begins, and the one of the same kind ends. */
async function commit(caseId: string, { knownElsewhere = [], kind = 'permanent', at = LATER }: Committing = {}) {
  const state = (await reader.findCase(caseId))?.state;
  const iin = state?.application.registrant.iin ?? 'nobody';
  const rka = state?.learned.rka ?? 'nowhere';
  const residenceId = `residence of ${caseId}`;
  const until = kind === 'temporary' ? '2026-09-01T18:59:59.999Z' : null;
  return commitRegistration(connection, models, {
    caseId,
    since: 3,
    at,
    actor: system,
    iins: [iin],
    knownElsewhere,
    counted: null,
    decide: ({ stage }, { current }) => {
      if (stage !== 'registering') return { facts: [] };
      const begins = { residenceId, iin, rka, kind, from: at, until, openedBy: caseId };
      const ends = current.filter((residence) => residence.kind === kind);
      const formerRka = ends.find(isPermanent)?.rka ?? null;
      const committed = { residenceId, formerRka, ended: ends, stayUntil: until, certificateCode: null } as const;
      return {
        facts: [{ type: 'registration-committed', ...committed, followUps: ['notices'] }],
        ledger: { begins, ends },
      };
    },
  });
}

const residencesOf = (registrant: number) =>
  models.residences
    .find({ iin: personNumber(registrant) })
    .sort({ from: 1 })
    .lean();
const currentOf = (registrant: number, kind: ResidenceKind = 'permanent') =>
  models.residences.countDocuments({ iin: personNumber(registrant), kind, current: true });

const elsewhere = (registrant: number, dwelling: number): Residence => ({
  residenceId: randomUUID(),
  iin: personNumber(registrant),
  rka: dwellingNumber(dwelling),
  kind: 'permanent',
  from: '2020-01-01T00:00:00.000Z',
  until: null,
  openedBy: null,
});

describe('a commit', () => {
  test('ends the former residence at the very instant at which the new one begins (R19)', async () => {
    const person = somebodyNew();
    await commit(await aCaseToCommit(person, 1));
    const moved = await aCaseToCommit(person, 2);
    await commit(moved, { at: '2026-03-01T10:10:00.000Z' });
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
      await Promise.all(
        caseIds.map((caseId, n) =>
          commit(caseId, { knownElsewhere: [elsewhere(person, 9)], at: `2026-03-01T10:05:0${n}.000Z` }),
        ),
      );
      expect(await currentOf(person)).toBe(1);
      const residences = await residencesOf(person);
      // Each case made one entry, and the former address was taken over by whichever came first.
      expect(residences).toHaveLength(caseIds.length + 1);
      expect(residences.filter(({ openedBy }) => openedBy === null)).toHaveLength(1);
      for (const { current, until } of residences) expect(until === null).toBe(current);
    },
  );

  test('of a stay leaves the permanent residence alone, and keeps the day on which the stay will end (R20)', async () => {
    const person = somebodyNew();
    await commit(await aCaseToCommit(person, 1));
    const staying = await aCaseToCommit(person, 2);
    await commit(staying, { kind: 'temporary', at: '2026-03-01T10:10:00.000Z' });
    const [home, stay] = await residencesOf(person);
    expect(home).toMatchObject({ rka: dwellingNumber(1), kind: 'permanent', current: true, until: null });
    expect(stay).toMatchObject({ rka: dwellingNumber(2), kind: 'temporary', current: true });
    expect(stay?.until).toBeInstanceOf(Date);
  });

  test('of a stay takes over the permanent address that only the population registry knows, as it is (R20)', async () => {
    const person = somebodyNew();
    const known = elsewhere(person, 3);
    await commit(await aCaseToCommit(person, 2), { kind: 'temporary', knownElsewhere: [known] });
    const [home, stay] = await residencesOf(person);
    expect(home).toMatchObject({ rka: known.rka, kind: 'permanent', current: true, openedBy: null, closedBy: null });
    expect(stay).toMatchObject({ kind: 'temporary', current: true });
  });

  test('that is decided otherwise touches no residence', async () => {
    const person = somebodyNew();
    const caseId = await aCaseToCommit(person, 1);
    const cancelled = { facts: [{ type: 'application-cancelled', reason: null } as const] };
    await changeCase(connection, models, { caseId, since: 3, at: AT, actor: system, decide: () => cancelled });
    await commit(caseId, { knownElsewhere: [elsewhere(person, 2)] });
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
    const known = elsewhere(person, 2);
    await commit(caseId, { knownElsewhere: [known] });
    const [former, current] = await residencesOf(person);
    expect(former).toMatchObject({
      rka: known.rka,
      from: new Date(known.from),
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
    await commit(second, { knownElsewhere: [elsewhere(person, 7)], at: '2026-03-01T10:10:00.000Z' });
    expect((await residencesOf(person)).map(({ rka }) => rka)).toEqual([dwellingNumber(1), dwellingNumber(2)]);
  });
});

describe('the ledger itself', () => {
  test.each(['permanent', 'temporary'] as const)(
    'refuses a second current %s residence, whoever writes it (R19, R20)',
    async (kind) => {
      const person = somebodyNew();
      await commit(await aCaseToCommit(person, 1), { kind });
      const [current] = await residencesOf(person);
      await expect(models.residences.create([{ ...current, _id: randomUUID() }])).rejects.toMatchObject({
        code: 11_000,
      });
      expect(await currentOf(person, kind)).toBe(1);
    },
  );

  test.each([{ rka: { $ne: null } }, { 'state.$where': '1' }, { unheardOf: 1 }])(
    'takes no query that smuggles an operator or asks for a field it has not: %j',
    async (filter) => {
      const found = models.residences.find(filter).lean();
      await expect(found).rejects.toThrow();
    },
  );
});
