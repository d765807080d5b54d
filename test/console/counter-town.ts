import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { createRegistriesControl, type RegistriesControl, type Scenario } from '../../cli/registries-control.ts';
import type { RunningStack } from '../support/running-stack.ts';

const ownCaseSchema = z.object({ iin: z.string(), application: z.record(z.string(), z.unknown()) });

/** Whoever comes to the counter, with the papers they have on them. */
export interface CounterTown {
  readonly control: RegistriesControl;
  readonly take: (situation: string) => Promise<Scenario>;
  /** The number of somebody's identity card or passport. */
  readonly paperOf: (iin: string) => Promise<string>;
  /** The caseworker who is a person of the population, too (R27). */
  readonly ownIin: string;
  /** What that person wants, ready to be signed. */
  readonly ownApplication: Readonly<Record<string, unknown>>;
}

export function openCounterTown({ registries, dataFolder }: RunningStack): CounterTown {
  const control = createRegistriesControl(registries);
  const own = ownCaseSchema.parse(JSON.parse(readFileSync(join(dataFolder, 'identity', 'own-case.json'), 'utf8')));
  return {
    control,
    take: (situation) => control.takeScenario(situation),
    paperOf: async (iin) => {
      const { documents } = await control.getPerson(iin);
      const paper = documents.find(({ type }) => type !== 'BIRTH_CERTIFICATE');
      if (paper === undefined) throw new Error('this person has no paper to show');
      return paper.number;
    },
    ownIin: own.iin,
    ownApplication: own.application,
  };
}

export const field = (page: Page, name: string) => page.locator(`#counter-${name}`);

/** Fills in what an application for oneself takes, and shows the paper. */
export async function fillIn(page: Page, { applicant, rka }: Pick<Scenario, 'applicant' | 'rka'>, paper: string) {
  await field(page, 'applicant').fill(applicant);
  await field(page, 'rka').fill(rka);
  await field(page, 'documentNumber').fill(paper);
  await field(page, 'attested').check();
}
