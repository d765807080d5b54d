import { z } from 'zod';
import { DWELLING_CATEGORIES } from '../../domain/facts.ts';
import { instant, number, party, trilingual } from '../answers.ts';
import { DESK_ACTIONS } from './desk-actions.ts';
import { viewSchema } from './view-schema.ts';

/** What the calls for people at their desks answer. */

export const evidenceListAnswer = z
  .object({
    data: z.array(
      z.object({
        evidenceId: z.uuid(),
        consentId: z.uuid().nullable().meta({ description: 'null: the application itself, or the end of a stay' }),
        purpose: z.string().meta({ examples: ['give'] }),
        kind: z.enum(['eds', 'otp', 'in-person']),
        signer: z
          .object({
            iin: number.nullable(),
            bin: number.nullable(),
            name: z.string().nullable(),
            certificateSerial: z.string().nullable(),
          })
          .meta({ description: 'as the certificate names its holder' }),
        provenByUs: z
          .boolean()
          .nullable()
          .meta({ description: 'of a signature: whether the mathematics were done here, and not by NCANode alone' }),
        certificateFrom: instant.nullable(),
        certificateUntil: instant.nullable(),
        signingTime: instant.nullable().meta({ description: "what the signer's clock said; nobody vouches for it" }),
        timeStamp: instant
          .nullable()
          .meta({ description: 'what the time-stamping authority said; `null` where the signature holds no stamp' }),
        document: z
          .object({ bytes: z.int(), sha256: z.string() })
          .meta({ description: 'what was signed, or what the password or the word of a caseworker stands for' }),
        signature: z.object({ bytes: z.int() }).nullable().meta({ description: 'the CMS, where somebody signed' }),
        documentNumber: z.string().nullable(),
        attestedBy: z.string().nullable(),
        receivedAt: instant,
      }),
    ),
  })
  .meta({ id: 'EvidenceList' });

export const actionListAnswer = z
  .object({
    data: z.array(
      z.object({
        action: z.enum(DESK_ACTIONS),
        allowed: z.boolean(),
        reason: z
          .string()
          .nullable()
          .meta({ description: 'why not: the code that the call itself would answer', examples: ['own-case'] }),
      }),
    ),
  })
  .meta({ id: 'ActionList' });

export const staffListAnswer = z
  .object({
    data: z.array(
      z.object({
        id: z.string().meta({ description: 'as `assignee` names them' }),
        name: z.string(),
        roles: z.array(z.string()),
        office: z.string().nullable().meta({ description: 'null: the whole country' }),
      }),
    ),
  })
  .meta({ id: 'StaffList' });

export const presenceAnswer = z
  .object({
    data: z.array(z.object({ id: z.string().meta({ description: 'as `assignee` names them' }), name: z.string() })),
  })
  .meta({ id: 'Presence' });

export const viewListAnswer = z.object({ data: z.array(viewSchema) }).meta({ id: 'ViewList' });

export const personAnswer = z
  .object({
    iin: number,
    name: z.string(),
    birthDate: z.iso.date(),
    alive: z.boolean(),
    capability: z.enum(['full', 'limited', 'incapable']),
    citizenship: z.string().meta({ description: 'ISO 3166-1 alpha-3' }),
    documents: z.array(
      z.object({
        type: z.enum(['identity-card', 'passport', 'birth-certificate']),
        number: z.string(),
        validFrom: z.iso.date(),
        validUntil: z.iso.date().nullable(),
      }),
    ),
    legalRepresentatives: z.array(z.object({ iin: number, relation: z.enum(['parent', 'guardian']) })),
  })
  .meta({ id: 'Person' });

export const dwellingAnswer = z
  .object({
    rka: z.string(),
    address: trilingual.nullable(),
    office: z.string().nullable(),
    category: z.enum(DWELLING_CATEGORIES),
    usefulAreaM2: z.number(),
    commissioned: z.boolean(),
    owners: z.array(party.extend({ share: z.string().meta({ examples: ['1/2'] }) })),
    operator: party.nullable(),
    tenant: number.nullable(),
    encumbrances: z.array(z.object({ kind: z.enum(['arrest', 'court-prohibition', 'pledge']), since: z.iso.date() })),
    asOf: instant,
  })
  .meta({ id: 'Dwelling' });
