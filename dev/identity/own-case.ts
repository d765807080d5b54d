import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { createRegistriesControl } from '../../cli/registries-control.ts';
import { writeFileAtomically } from '../stack/write-file-atomically.ts';
import type { DemoUser } from './demo-users.ts';

/** Where a caseworker is a person of the population, who moves: the application for that, which ends up in review (R17). */
const SCENARIO = 'arrested-dwelling';

const ownCaseSchema = z.object({
  iin: z.string(),
  name: z.string(),
  /** Ready to be signed by its applicant and filed; a case that this caseworker must not touch (R27). */
  application: z.record(z.string(), z.unknown()),
});
export type OwnCase = z.infer<typeof ownCaseSchema>;

/** The same person after every restart: chosen once, and kept in the data folder. */
export async function getOwnCase(registriesUrl: string, dataFolder: string): Promise<OwnCase> {
  const file = join(dataFolder, 'own-case.json');
  if (existsSync(file)) return ownCaseSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const { registrant, application } = await createRegistriesControl(registriesUrl).takeScenario(SCENARIO);
  const ownCase = { iin: registrant, name: await nameOf(registriesUrl, registrant), application };
  writeFileAtomically(file, JSON.stringify(ownCase, null, 2), 0o600);
  return ownCase;
}

const personSchema = z.object({ surname: z.string(), firstName: z.string() });

async function nameOf(registriesUrl: string, iin: string): Promise<string> {
  const response = await fetch(`${registriesUrl}/_control/people/${iin}`);
  if (!response.ok) throw new Error(`the registries answer ${response.status}`);
  const { surname, firstName } = personSchema.parse(await response.json());
  return `${firstName} ${surname}`;
}

export const caseworkerOf = ({ iin, name }: OwnCase): DemoUser => ({
  id: 'own-case',
  iin,
  name,
  roles: ['caseworker'],
  office: '*',
});
