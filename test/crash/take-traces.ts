import { z } from 'zod';
import { createRegistriesControl } from '../../cli/registries-control.ts';
import type { Client } from '@temporalio/client';
import type { Models } from '../../store/schemas.ts';
import { asEvent } from '../../store/writer.ts';
import type { EffectTrace, Traces } from './invariants.ts';

const effectsSchema = z.object({
  data: z.array(z.object({ registry: z.string(), key: z.string(), carriedOut: z.number() })),
  nextCursor: z.number().nullable(),
});

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
  const [cases, events, evidence, residences, workflows, effects] = await Promise.all([
    models.cases.find().lean(),
    models.events.find().sort({ caseId: 1, seq: 1 }).lean(),
    models.evidence.find({}, { caseId: 1, consentId: 1, purpose: 1 }).lean(),
    models.residences.find().lean(),
    listWorkflows(client),
    listEffects(registriesUrl),
  ]);
  const trails = Map.groupBy(events, ({ caseId }) => caseId);
  return {
    cases,
    trails: new Map([...trails].map(([caseId, trail]) => [caseId, trail.map(asEvent)])),
    evidence,
    residences,
    workflows,
    effects,
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

async function listEffects(registriesUrl: string): Promise<readonly EffectTrace[]> {
  const control = createRegistriesControl(registriesUrl);
  const effects: EffectTrace[] = [];
  for (let cursor: number | null | undefined; cursor !== null;) {
    const query = cursor === undefined ? '' : `?cursor=${cursor}`;
    const page = effectsSchema.parse(await (await control.call('GET', `/effects${query}`)).json());
    effects.push(...page.data);
    cursor = page.nextCursor;
  }
  return effects;
}
