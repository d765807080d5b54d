import { z } from 'zod';
import { powersId } from '../schemas.ts';
import { secretField } from '../secret-link.ts';

/** What the page of an invitation sends. */

/** Who isn't at a counter has nothing but a signature to show. */
const signature = z.strictObject(
  { kind: z.literal('eds', 'must be "eds"'), cms: z.string('must be the CMS in base64') },
  'must be { kind: "eds", cms }',
);

export const openingSchema = z
  .strictObject({ secret: secretField }, 'must be an object')
  .meta({ id: 'InvitationSecret' });

export const identificationSchema = z
  .strictObject({ secret: secretField, evidence: signature, powerOfAttorneyId: powersId }, 'must be an object')
  .meta({ id: 'Identification' });

export const inviteeDecisionSchema = z
  .strictObject(
    { decision: z.enum(['give', 'decline'], 'must be one of give, decline'), evidence: signature },
    'must be an object',
  )
  .meta({ id: 'InviteeDecision' });

/** A consenter can sign these here; a consent is taken back where it was recorded. */
export const inviteeDocumentQuery = z.strictObject({
  answer: z.enum(['give', 'decline'], 'must be one of give, decline').default('give'),
});
