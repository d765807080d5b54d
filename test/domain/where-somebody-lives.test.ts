import { describe, expect, test } from 'vitest';
import type { PersonFacts } from '../../domain/facts.ts';
import type { LedgerEntry } from '../../domain/shown-residence.ts';
import { type KnownPerson, representativesToAsk, whereSomebodyLives } from '../../domain/where-somebody-lives.ts';
import { NOW, personOf, TODAY } from './sample-facts.ts';
import { iinOf, rkaOf } from './sample-numbers.ts';

const yearsAgo = (years: number, days = 0): string => {
  const [year = '', ...rest] = new Date(Date.parse(TODAY) - days * 86_400_000).toISOString().slice(0, 10).split('-');
  return [Number(year) - years, ...rest].join('-');
};

const [FATHERS, MOTHERS, OWN, OLD] = [rkaOf(1), rkaOf(2), rkaOf(3), rkaOf(4)];
const SINCE = '2020-05-01';

const entryOf = (iin: string, rka: string, fields: Partial<LedgerEntry> = {}): LedgerEntry => ({
  residenceId: `${iin}/${rka}`,
  iin,
  rka,
  kind: 'permanent',
  current: true,
  from: '2024-02-01T06:00:00.000Z',
  until: null,
  ...fields,
});
const ended = { current: false, from: '2021-02-01T06:00:00.000Z', until: '2024-02-01T06:00:00.000Z' } as const;

/** Somebody whom the population registry knows, and the ledger by these entries. */
const known = (facts: Partial<PersonFacts> & { iin: string }, ...entries: readonly LedgerEntry[]): KnownPerson => ({
  person: personOf(facts.iin, { custodian: null, registeredAt: null, ...facts }),
  entries,
});
const registeredAt = (rka: string) => ({ registeredAt: { rka, since: SINCE } });

const FATHER = { iin: iinOf(1) };
const MOTHER = { iin: iinOf(2) };
const PARENTS = [FATHER, MOTHER].map(({ iin }) => ({ iin, relation: 'parent' as const }));
const CHILD = { iin: iinOf(3), birthDate: yearsAgo(5), legalRepresentatives: PARENTS };
const father = known(FATHER, entryOf(FATHER.iin, FATHERS));
const mother = known(MOTHER, entryOf(MOTHER.iin, MOTHERS));
const motherBesideFather = known({ ...MOTHER, ...registeredAt(FATHERS) });

/** What a look-up comes to, in places and people. */
const summary = (subject: KnownPerson, ...representatives: readonly KnownPerson[]) => {
  const { permanent, derivedFrom, alternatives } = whereSomebodyLives(subject, representatives, NOW);
  return {
    lives: permanent?.rka ?? null,
    by: derivedFrom && [derivedFrom.iin, derivedFrom.basis],
    or: alternatives.map(({ residence }) => residence.rka),
  };
};
const at = (lives: string | null) => ({ lives, by: null, or: [] });

describe('a grown-up lives', () => {
  const GROWN_UP = { iin: iinOf(4) };
  test.each([
    ['where the ledger says', known(GROWN_UP, entryOf(GROWN_UP.iin, OWN)), OWN],
    [
      'there also when the registry still says otherwise',
      known({ ...GROWN_UP, ...registeredAt(OLD) }, entryOf(GROWN_UP.iin, OWN)),
      OWN,
    ],
    ['where the registry says, for a stranger to the ledger', known({ ...GROWN_UP, ...registeredAt(OLD) }), OLD],
    [
      'where the registry says, if the ledger knows of a stay only',
      known({ ...GROWN_UP, ...registeredAt(OLD) }, entryOf(GROWN_UP.iin, OWN, { kind: 'temporary' })),
      OLD,
    ],
    [
      'nowhere, after the ledger dropped them',
      known({ ...GROWN_UP, ...registeredAt(OLD) }, entryOf(GROWN_UP.iin, OLD, ended)),
      null,
    ],
    ['nowhere, if nobody registered them', known(GROWN_UP), null],
    [
      'where the ledger says, if the registry knows nobody',
      { person: undefined, entries: [entryOf(GROWN_UP.iin, OWN)] },
      OWN,
    ],
    [
      'on their own with limited capability',
      known({ ...GROWN_UP, capability: 'limited', legalRepresentatives: PARENTS }),
      null,
    ],
  ] as const)('%s', (_what, subject, lives) => {
    expect(summary(subject, father, mother)).toEqual(at(lives));
    expect(representativesToAsk(subject, NOW)).toEqual([]);
  });
});

describe('a child under 14 (R3) lives', () => {
  const child = known(CHILD);
  const withFather = { lives: FATHERS, by: [FATHER.iin, 'legal-representative'], or: [] };
  test.each([
    ['with the parents', child, [father, motherBesideFather], withFather],
    ['with the only parent who lives somewhere', child, [father, known(MOTHER)], withFather],
    [
      'with the only one alive',
      child,
      [father, known({ ...MOTHER, alive: false, ...registeredAt(MOTHERS) })],
      withFather,
    ],
    ['with the only one whom the registry knows', child, [father, { person: undefined, entries: [] }], withFather],
    [
      'where parents live who live apart: both are shown',
      child,
      [father, mother],
      { ...at(null), or: [FATHERS, MOTHERS] },
    ],
    [
      'with the one in the custody record then',
      known({ ...CHILD, custodian: MOTHER.iin }),
      [father, mother],
      { lives: MOTHERS, by: [MOTHER.iin, 'custody'], or: [] },
    ],
    [
      'where nobody can say while that one lives nowhere',
      known({ ...CHILD, custodian: MOTHER.iin }),
      [father, known(MOTHER)],
      { ...at(null), or: [FATHERS] },
    ],
    [
      'with the other one once that one is dead',
      known({ ...CHILD, custodian: MOTHER.iin }),
      [father, known({ ...MOTHER, alive: false })],
      withFather,
    ],
    [
      'with the parent, whatever the registry once wrote down',
      known({ ...CHILD, ...registeredAt(OLD) }),
      [father],
      withFather,
    ],
    [
      'where the registry once wrote down, if no parent lives anywhere',
      known({ ...CHILD, ...registeredAt(OLD) }),
      [known(FATHER)],
      at(OLD),
    ],
    [
      'where the registry once wrote down, if there is no parent',
      known({ ...CHILD, legalRepresentatives: [], ...registeredAt(OLD) }),
      [],
      at(OLD),
    ],
    ['in an entry of their own, on general grounds', known(CHILD, entryOf(CHILD.iin, OWN)), [father, mother], at(OWN)],
    ['with the parent again after that has ended', known(CHILD, entryOf(CHILD.iin, OWN, ended)), [father], withFather],
  ] as const)('%s', (_what, subject, representatives, expected) => {
    expect(summary(subject, ...representatives)).toEqual(expected);
  });

  test('until the day of the 14th birthday', () => {
    const lastDay = known({ ...CHILD, birthDate: yearsAgo(14, -1) });
    const birthday = known({ ...CHILD, birthDate: yearsAgo(14) });
    expect([summary(lastDay, father), summary(birthday, father)]).toEqual([withFather, at(null)]);
  });

  test('with a stay of their own, which changes nothing of that', () => {
    const stay = entryOf(CHILD.iin, OWN, { kind: 'temporary', until: '2027-01-01T18:59:59.999Z' });
    const subject = known(CHILD, stay);
    expect(summary(subject, father)).toEqual(withFather);
    expect(whereSomebodyLives(subject, [father], NOW).temporary).toMatchObject({ rka: OWN, until: stay.until });
  });
});

test('an adult under guardianship lives with the guardian (R3)', () => {
  const ward = known({
    iin: iinOf(5),
    capability: 'incapable',
    legalRepresentatives: [{ iin: MOTHER.iin, relation: 'guardian' }],
  });
  expect(whereSomebodyLives(ward, [mother], NOW)).toMatchObject({
    permanent: { rka: MOTHERS },
    derivedFrom: { iin: MOTHER.iin, relation: 'guardian', basis: 'legal-representative' },
    history: [],
  });
});

describe('a stay', () => {
  const GUEST = iinOf(6);
  const stayUntil = (until: string) => known({ iin: GUEST }, entryOf(GUEST, OWN, { kind: 'temporary', until }));
  test('lasts through its last instant and no longer, whoever has written that down (R20)', () => {
    const before = new Date(Date.parse(NOW) - 1).toISOString();
    const temporary = [NOW, before].map((until) => whereSomebodyLives(stayUntil(until), [], NOW).temporary);
    expect(temporary).toEqual([expect.objectContaining({ rka: OWN, until: NOW }), null]);
  });
});

describe('the history', () => {
  const MOVER = { iin: iinOf(7), ...registeredAt(OLD) };
  test('goes from the oldest to the one that goes on, the registry’s included for a stranger', () => {
    const [first, second] = [entryOf(MOVER.iin, OLD, ended), entryOf(MOVER.iin, OWN)];
    const { history, permanent } = whereSomebodyLives(known(MOVER, second, first), [], NOW);
    expect(history.map(({ rka, source }) => [rka, source])).toEqual([
      [OLD, 'ledger'],
      [OWN, 'ledger'],
    ]);
    expect(history.at(-1)).toEqual(permanent);

    const stranger = whereSomebodyLives(known(MOVER), [], NOW);
    expect(stranger.history).toEqual([stranger.permanent]);
    expect(stranger.permanent).toEqual({
      residenceId: null,
      rka: OLD,
      kind: 'permanent',
      // The day begins five hours before it does in UTC.
      from: new Date(Date.parse(SINCE) - 5 * 3_600_000).toISOString(),
      until: null,
      source: 'population-registry',
    });
  });
});
