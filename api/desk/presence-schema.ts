import { z } from 'zod';

/** What a page says of whoever has it open. */
export const presenceSchema = z
  .strictObject({
    caseId: z.uuid('must be the id of a case').transform((caseId) => caseId.toLowerCase()),
    present: z.boolean('must be true or false').meta({ description: 'false: you go' }),
  })
  .meta({ id: 'PresenceAnnouncement' });
