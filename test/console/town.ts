import { findCallers } from '../../cli/callers.ts';
import { createRegistriesControl } from '../../cli/registries-control.ts';
import { fileScenario } from '../../cli/scenario-actions.ts';
import type { Case } from '../../client/create-tirkeu-client.ts';

/** Where a stack is, as its `stack.json` says. */
export interface Addresses {
  readonly api: string;
  readonly issuer: string | null;
  readonly registries: string;
}

/** Situations that wait for somebody's consent: one owner, two, a representative, a tenant. */
export const WAITING = ['renter-two-owners', 'renter-one-owner', 'co-owner', 'minor-owner', 'state-tenant'] as const;

/** Files an application for each of the situations. @throws where one isn't accepted */
export async function fileCases(stack: Addresses, situations: readonly string[]): Promise<readonly Case[]> {
  const control = createRegistriesControl(stack.registries);
  const callers = await findCallers(stack);
  const filed: Case[] = [];
  for (const name of situations) {
    const scenario = await control.takeScenario(name);
    const { tirkeu, caseworker } = callers.forChannel(String(scenario.application['channel']), undefined);
    const answer = await fileScenario({ tirkeu, caseworker, control }, scenario);
    if (!answer.ok || answer.status !== 201) throw new Error(`${name}: ${JSON.stringify(answer)}`);
    filed.push(answer.body);
  }
  return filed;
}
