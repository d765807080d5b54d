import type { Case } from '../../../client/create-tirkeu-client.ts';

type Outcome = NonNullable<Case['outcome']>;

/** The codes by which lists are narrowed, in the order in which people expect them. */
export const SERVICES = [
  'permanent-residence',
  'temporary-stay',
  'owner-withdrawal',
  'departure-abroad',
] as const satisfies readonly Case['service'][];

/** Without `opening`: a case that is being opened is in no list yet. */
export const STAGES = [
  'awaiting-consent',
  'awaiting-objections',
  'checking-ownership',
  'in-review',
  'registering',
  'registered',
  'closed',
] as const satisfies readonly Case['stage'][];

export const OUTCOMES = [
  'registered',
  'withdrawn',
  'refused',
  'declined',
  'expired',
  'cancelled',
] as const satisfies readonly Outcome[];
