import { beforeAll, describe, expect, test } from 'vitest';
import { findCallers } from '../../cli/callers.ts';
import { createRegistriesControl } from '../../cli/registries-control.ts';
import { CHANNELS, type Service } from '../../domain/application.ts';
import { startRunningStack } from '../support/running-stack.ts';
import { expectedResult } from './expected-result.ts';
import { playCell } from './play-cell.ts';
import { layOutTable, type NamedCell } from './scenario-table.ts';

const stack = await startRunningStack();
const control = createRegistriesControl(stack.registries);
const cast = { callers: await findCallers(stack), control };
const table = await layOutTable(control);

/** So many are under way at once that the product is never idle, and no more, so that each gets on. */
const AT_ONCE = 8;

/** Plays cells side by side; the answer tells the result of each by the name of its scenario. */
async function playAll(cells: readonly NamedCell[]): Promise<Readonly<Record<string, string>>> {
  const queue = cells.values();
  const results = new Map<string, string>();
  const playNext = async (): Promise<void> => {
    for (const cell of queue) results.set(cell.name, await playCell(cast, cell));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, playNext));
  return Object.fromEntries(cells.map(({ name }) => [name, results.get(name) ?? 'not played']));
}

describe.each<{ readonly service: Service; readonly what: string }>([
  { service: 'permanent-residence', what: 'is what most scenarios are about (R1–R11, R17–R19)' },
  { service: 'temporary-stay', what: 'is asked what a move is asked (R1–R11, R17, R18, R20)' },
  { service: 'owner-withdrawal', what: 'removes who is registered there and owns no share (R5, R11, R23)' },
  {
    service: 'departure-abroad',
    what: 'asks for passport and permission, whoever owns the dwelling (R2–R5, R24, R25)',
  },
])('$service $what', ({ service }) => {
  const cells = table.filter((cell) => cell.service === service);

  beforeAll(() => {
    const startedAt = performance.now();
    return () => {
      const seconds = Math.round((performance.now() - startedAt) / 1_000);
      process.stdout.write(`${service}: ${cells.length} cells in ${seconds} s\n`);
    };
  });

  test.each(CHANNELS)(
    'by %s every scenario ends as the rules say, for each of its people (R26, R29)',
    async (channel) => {
      const column = cells.filter((cell) => cell.channel === channel);
      const expected = Object.fromEntries(column.map((cell) => [cell.name, expectedResult(cell)]));
      expect(await playAll(column)).toEqual(expected);
    },
  );
});
