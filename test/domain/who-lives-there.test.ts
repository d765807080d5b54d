import { describe, expect, test } from 'vitest';
import type { LedgerEntry } from '../../domain/shown-residence.ts';
import { comparePlaces, type KnownDwelling, whoLivesThere } from '../../domain/who-lives-there.ts';
import { NOW } from './sample-facts.ts';
import { iinOf, rkaOf } from './sample-numbers.ts';

const [HERE, ELSEWHERE] = [rkaOf(1), rkaOf(2)];
const SOMEBODY = iinOf(1);

const entryOf = (fields: Partial<LedgerEntry> = {}): LedgerEntry => ({
  residenceId: 'a residence',
  iin: SOMEBODY,
  rka: HERE,
  kind: 'permanent',
  current: true,
  from: '2024-02-01T06:00:00.000Z',
  until: null,
  ...fields,
});
const registered = { iin: SOMEBODY, kind: 'permanent', since: '2020-05-01' } as const;

const listed = (dwelling: Partial<KnownDwelling>) =>
  whoLivesThere({ rka: HERE, entries: [], registered: [], entriesOfRegistered: [], ...dwelling }, NOW).map(
    ({ iin, kind, source }) => [iin, kind, source],
  );
const ledgers = [SOMEBODY, 'permanent', 'ledger'];
const registrys = [SOMEBODY, 'permanent', 'population-registry'];

describe('the residents of a dwelling', () => {
  test.each([
    ['those of the ledger', { entries: [entryOf()] }, [ledgers]],
    ['those of the registry whom the ledger never met', { registered: [registered] }, [registrys]],
    [
      'once, whom both know',
      { entries: [entryOf()], registered: [registered], entriesOfRegistered: [entryOf()] },
      [ledgers],
    ],
    [
      'nobody whom the ledger knows to live elsewhere',
      { registered: [registered], entriesOfRegistered: [entryOf({ rka: ELSEWHERE })] },
      [],
    ],
    [
      'nobody whom the ledger has dropped',
      { registered: [registered], entriesOfRegistered: [entryOf({ current: false })] },
      [],
    ],
    [
      'those of whom the ledger knows a stay elsewhere only',
      { registered: [registered], entriesOfRegistered: [entryOf({ rka: ELSEWHERE, kind: 'temporary' })] },
      [registrys],
    ],
    ['nobody whose stay is over', { entries: [entryOf({ kind: 'temporary', until: '2026-03-09T18:59:59.999Z' })] }, []],
  ] as const)('are %s', (_what, dwelling, expected) => {
    expect(listed(dwelling)).toEqual(expected);
  });

  test('stand in one order, whoever says so', () => {
    const others = [2, 3, 4].map((n) => ({ iin: iinOf(n), kind: 'permanent' as const, since: '2022-01-01' }));
    const stay = entryOf({ kind: 'temporary' });
    const dwelling = { entries: [entryOf(), stay], registered: others.toReversed() };
    const residents = whoLivesThere({ rka: HERE, entriesOfRegistered: [], ...dwelling }, NOW);
    expect(residents.map(({ iin, kind }) => [iin, kind])).toEqual([
      ...others.map(({ iin }) => [iin, 'permanent']),
      [SOMEBODY, 'permanent'],
      [SOMEBODY, 'temporary'],
    ]);
    expect(residents.map((resident) => comparePlaces(resident, resident))).toEqual(residents.map(() => 0));
  });
});
