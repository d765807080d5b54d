import type { Response } from 'express';
import type { Channel } from '../../domain/application.ts';

/** What an integrator's token lets it do. */
export const SCOPES = [
  'applications:write',
  'cases:read',
  'consents:write',
  'residents:read',
  'webhooks:manage',
] as const;
export type Scope = (typeof SCOPES)[number];

export const ROLES = ['caseworker', 'supervisor', 'ops', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

/** Who sends a request, as far as it has been proved. */
export type Caller =
  | {
      readonly kind: 'integrator';
      readonly clientId: string;
      readonly channel: Channel;
      readonly scopes: readonly Scope[];
    }
  | {
      readonly kind: 'staff';
      /** A name in the directory of staff. */
      readonly id: string;
      readonly iin: string;
      readonly name: string;
      readonly roles: readonly Role[];
      /** `null`: of the whole country. */
      readonly office: string | null;
    };

/** Until everybody signs in there is one client, and it may do everything an integrator may. */
const LOCAL: Caller = { kind: 'integrator', clientId: 'local', channel: 'portal', scopes: SCOPES };

export const callerOf = (_response: Response): Caller => LOCAL;

/** The client to which subscriptions, keys and limits belong; staff share one. */
export const clientIdOf = (caller: Caller): string => (caller.kind === 'integrator' ? caller.clientId : 'staff');
