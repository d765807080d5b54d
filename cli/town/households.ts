import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { scenarioSchema } from '../registries-control.ts';

const householdSchema = z.object({
  /** Settles what its people do (`destinyOf`). */
  n: z.int(),
  /** Of the application: filed again after a crash, it is the same case. */
  key: z.uuid(),
  scenario: scenarioSchema,
  channel: z.string(),
  caseId: z.uuid().nullable(),
  /** When somebody does something next, ms since 1970. */
  dueAt: z.number(),
  /** They have waited in vain for so long that the town is full: time to end it. */
  isTired: z.boolean(),
});
/** The people of one case, as the town remembers them from one thing they do to the next. */
export type Household = z.infer<typeof householdSchema>;

/** Everybody whose case is open: a file each, so that a start goes on where the last one stopped. */
export interface Households {
  all(): readonly Household[];
  /** How many there have been: the number of the next one. */
  arrived(): number;
  put(household: Household): void;
  remove(household: Household): void;
}

const ARRIVED = 'arrived';
const FILE = /^\d+\.json$/;

/** @throws where a file isn't the town's: its folder is nobody else's */
export function openHouseholds(folder: string): Households {
  mkdirSync(folder, { recursive: true });
  const write = (name: string, content: string): void => {
    // Renamed when it is whole: a start never reads half a file.
    writeFileSync(join(folder, `${name}.unfinished`), content);
    renameSync(join(folder, `${name}.unfinished`), join(folder, name));
  };
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const names = readdirSync(folder);
  const known = new Map(
    names
      .filter((name) => FILE.test(name))
      .map((name) => householdSchema.parse(read(name)))
      .map((household) => [household.n, household]),
  );
  let arrived = names.includes(ARRIVED) ? z.int().parse(read(ARRIVED)) : 0;
  return {
    all: () => [...known.values()],
    arrived: () => arrived,
    put: (household) => {
      const { n } = household;
      if (n >= arrived) {
        // Counted first: a number is never given twice, at worst never at all.
        arrived = n + 1;
        write(ARRIVED, String(arrived));
      }
      write(`${n}.json`, JSON.stringify(household));
      known.set(n, household);
    },
    remove: ({ n }) => {
      rmSync(join(folder, `${n}.json`), { force: true });
      known.delete(n);
    },
  };
}
