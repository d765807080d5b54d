import { z } from 'zod';
import { text } from '../schemas.ts';

const MAX_VIEWS = 50;
const MAX_PARAMETERS = 20;

/** A list that somebody saves. Its query is checked when it is asked for: what a list takes may change. */
export const viewSchema = z.strictObject({
  name: text(60),
  query: z
    .record(z.string().regex(/^[A-Za-z]{1,30}$/, 'must be the name of a parameter of GET /v1/cases'), text(200))
    .refine((query) => Object.keys(query).length <= MAX_PARAMETERS, `must have at most ${MAX_PARAMETERS} parameters`)
    .meta({
      description: 'parameters of `GET /v1/cases`',
      examples: [{ queue: 'due-soon', service: 'temporary-stay' }],
    }),
});

export const viewsSchema = z
  .strictObject({ data: z.array(viewSchema).max(MAX_VIEWS, `must be at most ${MAX_VIEWS}`) })
  .refine(({ data }) => new Set(data.map(({ name }) => name)).size === data.length, 'names must differ')
  .meta({ id: 'Views' });
