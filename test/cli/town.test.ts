import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { destinyOf, SITUATIONS } from '../../cli/town/destiny.ts';
import { diceOf, pick } from '../../cli/town/dice.ts';
import { type Household, openHouseholds } from '../../cli/town/households.ts';
import { type Pace, parsePace, untilNextMs } from '../../cli/town/pace.ts';
import { troubleOf } from '../../cli/town/trouble.ts';
import { SCENARIOS } from '../../registries/scenarios/catalogue.ts';

const HOUR_MS = 60 * 60_000;
const NUMBERS = Array.from({ length: 2_000 }, (_, n) => n);

function paceOf(text: string): Pace {
  const pace = parsePace(text);
  if (pace === undefined || pace === 'off') throw new Error(`${text} is no pace`);
  return pace;
}

describe('the pace', () => {
  test.each(['', 'on', 'fast', '0', '-1', '1e9', '99999', '1200.5', 'toString'])('cannot be %j', (text) => {
    expect(parsePace(text)).toBeUndefined();
  });

  test('is off, has a name, or says how many arrive a minute', () => {
    expect(parsePace('off')).toBe('off');
    expect(paceOf('busy').everyMs).toBeLessThan(paceOf('calm').everyMs);
    expect(paceOf('120').everyMs).toBe(500);
    expect(paceOf('0.5').everyMs).toBe(120_000);
  });

  test('is quick for those who come first, and slower with every hour', () => {
    const calm = paceOf('calm');
    expect(untilNextMs(calm, 0, 0)).toBeLessThan(calm.everyMs);
    expect(untilNextMs(calm, 100, 0)).toBe(calm.everyMs);
    expect(untilNextMs(calm, 100, HOUR_MS)).toBe(2 * calm.everyMs);
    expect(untilNextMs(calm, 100, 100 * HOUR_MS)).toBe(untilNextMs(calm, 1_000_000, 0));
  });

  test.each(['calm', 'busy', '1200'])('leaves room on the disk: a week of %s is some thousands of cases', (text) => {
    const pace = paceOf(text);
    let arrived = 0;
    for (let ms = 0; ms < 7 * 24 * HOUR_MS; arrived += 1) ms += untilNextMs(pace, arrived, ms);
    expect(arrived).toBeLessThan(6_500);
  });
});

describe('what is going to happen', () => {
  test('is settled by its number', () => {
    expect(NUMBERS.map(destinyOf)).toEqual(NUMBERS.map(destinyOf));
    expect(NUMBERS.map(troubleOf)).toEqual(NUMBERS.map(troubleOf));
  });

  test('comes from situations that the registries know, of every service, each in its turn', () => {
    const met = new Set<string>(NUMBERS.map((n) => destinyOf(n).situation));
    expect(met).toEqual(new Set(SITUATIONS.map(([name]) => name)));
    const services = new Set([...met].map((name) => SCENARIOS.get(name)?.service));
    expect(services).toEqual(new Set([...SCENARIOS.values()].map(({ service }) => service)));
  });

  test('has every channel, every answer and every verdict', () => {
    const met = <Value>(of: (n: number) => Value) => new Set(NUMBERS.map(of));
    expect(met((n) => destinyOf(n).channel)).toEqual(new Set(['portal', 'mobile', 'bank']));
    expect(met((n) => destinyOf(n).answer)).toEqual(new Set(['give', 'decline', 'silence']));
    expect(met((n) => destinyOf(n).verdict)).toEqual(new Set([null, 'approve', 'refuse']));
  });

  test('is trouble now and then, and only for so many calls', () => {
    const troubles = NUMBERS.flatMap((n) => troubleOf(n) ?? []);
    expect(troubles.length).toBeGreaterThan(0);
    expect(troubles.length).toBeLessThan(NUMBERS.length / 10);
    expect(troubles.every(({ next }) => next > 0 && next <= 12)).toBe(true);
  });
});

test.each([0, 0.3, 0.999_999])('a throw of %d picks one of those that have a weight', (thrown) => {
  expect(['a', 'c']).toContain(
    pick(thrown, [
      ['a', 1],
      ['b', 0],
      ['c', 2],
    ]),
  );
});

test('dice about different things fall differently', () => {
  const dice = diceOf(7);
  expect(dice('one')).not.toBe(dice('other'));
});

describe('the people whose cases are open', () => {
  const folder = (): string => {
    const made = mkdtempSync(join(tmpdir(), 'tirkeu-town-'));
    onTestFinished(() => rmSync(made, { recursive: true }));
    return made;
  };
  const household = (n: number): Household => ({
    n,
    key: '3e0d6e2c-6a52-4f0c-8a51-5d3a3a0f6c11',
    scenario: {
      applicantSignAs: { iin: 'somebody' },
      applicant: 'somebody',
      registrant: 'somebody',
      rka: 'somewhere',
      formerRka: null,
      consenters: [],
      application: { channel: 'portal' },
      expect: { outcome: null, ground: null },
    },
    channel: 'portal',
    caseId: null,
    dueAt: n,
    isTired: false,
  });

  test('are known to the next start, with their keys, and nobody gets their number', () => {
    const where = folder();
    const first = openHouseholds(where);
    for (const n of [0, 1, 2]) first.put(household(n));
    first.remove(household(1));
    const next = openHouseholds(where);
    expect(next.all()).toEqual([household(0), household(2)]);
    expect(next.arrived()).toBe(3);
    for (const left of next.all()) next.remove(left);
    expect(openHouseholds(where).arrived()).toBe(3);
  });

  test('are not taken from a file that a crash left half written', () => {
    const where = folder();
    writeFileSync(join(where, '0.json.unfinished'), '{"n":');
    expect(openHouseholds(where).all()).toEqual([]);
  });
});
