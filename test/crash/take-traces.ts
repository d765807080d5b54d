import type { Client } from '@temporalio/client';
import { z } from 'zod';
import { createRegistriesControl, type RegistriesControl } from '../../cli/registries-control.ts';
import type { Models } from '../../store/schemas.ts';
import { asEvent } from '../../store/writer.ts';
import { listEffects } from './effects.ts';
import type { RegisteredPerson, Traces } from './invariants/traces.ts';

export interface Sources {
  readonly models: Models;
  readonly client: Client;
  readonly registriesUrl: string;
}

/** Reads what a run left behind, past the api: what it shows must not vouch for itself. */
export async function takeTraces({
  models,
  client,
  registriesUrl,
}: Sources): Promise<Omit<Traces, 'accepted' | 'acknowledged' | 'complaints'>> {
  const control = createRegistriesControl(registriesUrl);
  const [cases, events, evidence, residences, workflows, effects] = await Promise.all([
    models.cases.find().lean(),
    models.events.find().sort({ caseId: 1, seq: 1 }).lean(),
    models.evidence.find({}, { caseId: 1, consentId: 1, purpose: 1 }).lean(),
    models.residences.find().lean(),
    listWorkflows(client),
    listEffects(control),
  ]);
  const trails = Map.groupBy(events, ({ caseId }) => caseId);
  return {
    cases,
    trails: new Map([...trails].map(([caseId, trail]) => [caseId, trail.map(asEvent)])),
    evidence,
    residences,
    workflows,
    effects,
    people: await findPeople(control, [...new Set(residences.map(({ iin }) => iin))]),
  };
}

/** The newest run counts: an application that was turned down may be filed again under its key. */
async function listWorkflows(client: Client): Promise<ReadonlyMap<string, string>> {
  const newest = new Map<string, { readonly startedAt: Date; readonly status: string }>();
  for await (const { workflowId, startTime, status } of client.workflow.list()) {
    const before = newest.get(workflowId);
    if (before === undefined || before.startedAt < startTime) {
      newest.set(workflowId, { startedAt: startTime, status: status.name });
    }
  }
  return new Map([...newest].map(([caseId, { status }]) => [caseId, status]));
}

const addressSchema = z.looseObject({ rka: z.string() }).nullable();
const personSchema = z.looseObject({ permanentAddress: addressSchema, temporaryAddress: addressSchema });

const findPeople = (control: RegistriesControl, iins: readonly string[]): Promise<readonly RegisteredPerson[]> =>
  Promise.all(
    iins.map(async (iin) => {
      const { permanentAddress, temporaryAddress } = personSchema.parse(await control.getPerson(iin));
      return { iin, permanentRka: permanentAddress?.rka ?? null, temporaryRka: temporaryAddress?.rka ?? null };
    }),
  );
