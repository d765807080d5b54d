import type { z } from 'zod';
import type { filingSchema } from '../schemas.ts';
import type { BodyExample } from './contract.ts';
import { EXAMPLE_IIN, EXAMPLE_OTHER_IIN, EXAMPLE_RKA } from './example-numbers.ts';

type Filing = z.input<typeof filingSchema>;
interface Example extends BodyExample {
  readonly value: Filing;
}

/** Where the base64 of a detached CMS stands. What is sent instead, only the applicant's key can make. */
const SIGNATURE = { kind: 'eds', cms: 'MIIK…' } as const;
const SELF = { iin: EXAMPLE_IIN, capacity: 'self' } as const;

/** An application for each service. `test/api/request-examples.test.ts` sends them, with numbers and signatures of its own. */
export const APPLICATIONS = {
  'permanent-residence': {
    summary: 'Somebody moves in with an owner, who will be asked',
    value: {
      application: {
        service: 'permanent-residence',
        channel: 'portal',
        language: 'kk',
        applicant: SELF,
        registrant: { iin: EXAMPLE_IIN },
        dwelling: { rka: EXAMPLE_RKA },
      },
      signature: SIGNATURE,
    },
  },
  'temporary-stay': {
    summary: 'Somebody stays for six months and keeps their permanent residence',
    value: {
      application: {
        service: 'temporary-stay',
        channel: 'portal',
        language: 'ru',
        applicant: SELF,
        registrant: { iin: EXAMPLE_IIN },
        dwelling: { rka: EXAMPLE_RKA },
        stay: { months: 6, reason: 'studies' },
      },
      signature: SIGNATURE,
    },
  },
  'owner-withdrawal': {
    summary: 'An owner has somebody else withdrawn',
    value: {
      application: {
        service: 'owner-withdrawal',
        channel: 'portal',
        language: 'ru',
        applicant: { iin: EXAMPLE_IIN, capacity: 'owner' },
        registrant: { iin: EXAMPLE_OTHER_IIN },
        dwelling: { rka: EXAMPLE_RKA },
        reason: 'moved out',
      },
      signature: SIGNATURE,
    },
  },
  'departure-abroad': {
    summary: 'Somebody leaves the country for good',
    value: {
      application: {
        service: 'departure-abroad',
        channel: 'portal',
        language: 'en',
        applicant: SELF,
        registrant: { iin: EXAMPLE_IIN },
        dwelling: { rka: EXAMPLE_RKA },
        departure: { documentNumber: 'DEP-000001' },
      },
      signature: SIGNATURE,
    },
  },
} as const satisfies Readonly<Record<Filing['application']['service'], Example>>;
