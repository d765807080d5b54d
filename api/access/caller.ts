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
 * @param isSignOfLife whether it prolongs a session: somebody is there, and not only a page
 * @throws {Problem} 401 where what it says doesn't hold, 503 where nobody can tell now
 */
export type Authenticate = (request: Request, isSignOfLife?: boolean) => Promise<Caller | undefined>;

/** Without sign-in everybody may do everything. */
export const openToAnybody: Authenticate = async () => ({ kind: 'anybody' });

const callers = new WeakMap<Response, Caller>();

export const rememberCaller = (response: Response, caller: Caller): void => {
  callers.set(response, caller);
};

/** `undefined` where nobody has asked yet, or where it doesn't matter. */
export const findCaller = (response: Response): Caller | undefined => callers.get(response);

/** Who sent the request that is being answered. Nobody is served before it is known. */
export function callerOf(response: Response): Caller {
  const caller = findCaller(response);
  if (caller === undefined) throw new Error('a route was served without asking who calls');
  return caller;
}

/** Tells callers apart, where what is one's must not serve another: limits, places in lists. */
export function callerKeyOf(caller: Caller): string {
  return caller.kind === 'staff' ? `staff:${caller.id}` : `client:${clientIdOf(caller)}`;
}

/** The integrator through which somebody's word comes, for the record; `undefined` at the counter and without sign-in. */
export const carrierOf = (caller: Caller | undefined): string | undefined =>
  caller?.kind === 'integrator' ? caller.clientId : undefined;

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
