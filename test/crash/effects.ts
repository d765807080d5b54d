import { z } from 'zod';
import type { RegistriesControl } from '../../cli/registries-control.ts';

const effectSchema = z.object({
  registry: z.string(),
  key: z.string(),
  id: z.string(),
  body: z.record(z.string(), z.unknown()),
  carriedOut: z.number(),
});

/** An outward effect as the registries' own journal holds it. */
export type Effect = z.infer<typeof effectSchema>;

const pageSchema = z.object({ data: z.array(effectSchema), nextCursor: z.number().nullable() });

/** What the registries have carried out, oldest first: of one registry, of one case (its id begins the keys), or all. */
export async function listEffects(
  control: Pick<RegistriesControl, 'call'>,
  chosen: { readonly registry?: string; readonly key?: string } = {},
): Promise<readonly Effect[]> {
  const effects: Effect[] = [];
  for (let cursor: number | null = -1; cursor !== null;) {
    const query = new URLSearchParams({ ...chosen, ...(cursor < 0 ? {} : { cursor: String(cursor) }) });
    const page: z.infer<typeof pageSchema> = pageSchema.parse(
      await (await control.call('GET', `/effects?${query.toString()}`)).json(),
    );
    effects.push(...page.data);
    cursor = page.nextCursor;
  }
  return effects;
}
