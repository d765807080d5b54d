import type { Service } from '../application.ts';
import { departureAbroad } from './departure-abroad.ts';
import { ownerWithdrawal } from './owner-withdrawal.ts';
import { permanentResidence } from './permanent-residence.ts';
import type { Procedure } from './procedure.ts';
import { temporaryStay } from './temporary-stay.ts';

/** What each service does differently. */
const PROCEDURES: Readonly<Record<Service, Procedure>> = {
  'permanent-residence': permanentResidence,
  'temporary-stay': temporaryStay,
  'owner-withdrawal': ownerWithdrawal,
  'departure-abroad': departureAbroad,
};

export const procedureOf = ({ service }: { readonly service: Service }): Procedure => PROCEDURES[service];
