import type { Request, Response } from 'express';
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

export interface Integrator {
  readonly kind: 'integrator';
  readonly clientId: string;
  readonly channel: Channel;
  readonly scopes: readonly Scope[];
}

export interface Staff {
  readonly kind: 'staff';
  /** A name in the directory of staff. */
  readonly id: string;
  readonly iin: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** `null`: of the whole country. */
  readonly office: string | null;
}

/** Who sends a request, as far as it has been proved. `anybody`: where the api runs without sign-in, for a machine of one's own. */
export type Caller = Integrator | Staff | { readonly kind: 'anybody' };

/**
 * Finds out who sends a request; `undefined` where it says nothing about that.
 *
 * @throws {Problem} 401 where what it says doesn't hold, 503 where nobody can tell now
 */
export type Authenticate = (request: Request) => Promise<Caller | undefined>;

/** Without sign-in everybody may do everything. */
export const openToAnybody: Authenticate = async () => ({ kind: 'anybody' });

const callers = new WeakMap<Response, Caller>();

export const rememberCaller = (response: Response, caller: Caller): void => {
  callers.set(response, caller);
};

/** Who sent the request that is being answered. Nobody is served before it is known. */
/** `undefined` where nobody has asked yet, or where it doesn't matter. */
export const findCaller = (response: Response): Caller | undefined => callers.get(response);

export function callerOf(response: Response): Caller {
  const caller = findCaller(response);
  if (caller === undefined) throw new Error('a route was served without asking who calls');
  return caller;
}

/** The client to which applications, subscriptions, keys and limits belong. Staff share one: the counter. */
export function clientIdOf(caller: Caller): string {
  switch (caller.kind) {
    case 'integrator':
      return caller.clientId;
    case 'staff':
      return 'counter';
    case 'anybody':
      return 'local';
  }
}
