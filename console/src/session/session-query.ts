import { queryOptions } from '@tanstack/react-query';

export const ROLES = ['caseworker', 'supervisor', 'ops', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

export interface StaffSession {
  readonly kind: 'staff';
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** `null`: the whole country. */
  readonly office: string | null;
  /** When the session ends, by this page's clock (ms of `performance.now`): clocks of desks are wrong. */
  readonly idleAt: number;
  readonly expiresAt: number;
}

/** `local`: the api runs without sign-in, and everybody may do everything. */
export type Session = StaffSession | { readonly kind: 'local' } | { readonly kind: 'signed-out' };

export const SESSION_KEY = ['session'] as const;
const ASK_AGAIN_MS = 60_000;

const isRole = (value: unknown): value is Role => ROLES.some((role) => role === value);
const textOr = (value: unknown): string | null => (typeof value === 'string' ? value : null);

interface Fields {
  readonly [name: string]: unknown;
}

/** Who is signed in. `/auth/session` isn't part of the public contract, so its answer is read by hand. */
async function askForSession(): Promise<Session> {
  const response = await fetch('/auth/session', { headers: { accept: 'application/json' } });
  if (response.status === 401) return { kind: 'signed-out' };
  // The path exists only where there is a sign-in.
  if (response.status === 404) return { kind: 'local' };
  if (!response.ok) throw new Error(`/auth/session answers ${response.status}`);
  const fields: Fields = await response.json();
  const { id, name, roles, office, expiresAt, idleUntil } = fields;
  const serverNow = Date.parse(response.headers.get('date') ?? '') || Date.now();
  const onThisClock = (instant: unknown): number => performance.now() + Date.parse(textOr(instant) ?? '') - serverNow;
  return {
    kind: 'staff',
    id: textOr(id) ?? '',
    name: textOr(name) ?? '',
    roles: Array.isArray(roles) ? roles.filter(isRole) : [],
    office: textOr(office),
    idleAt: onThisClock(idleUntil),
    expiresAt: onThisClock(expiresAt),
  };
}

/** Asking is no sign of life, so it may be asked for ever. */
export const sessionQuery = () =>
  queryOptions({
    queryKey: SESSION_KEY,
    queryFn: askForSession,
    staleTime: ASK_AGAIN_MS / 2,
    refetchInterval: ASK_AGAIN_MS,
    refetchIntervalInBackground: true,
  });
