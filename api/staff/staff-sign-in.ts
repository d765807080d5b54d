import type { Logger } from '../../platform/logging.ts';
import type { StaffDirectory } from '../../store/staff-directory.ts';
import type { ClaimNames } from '../access/claims.ts';
import type { Issuer } from '../access/issuer.ts';
import type { HostCookie, HostCookies } from './host-cookies.ts';
import type { AttemptSeal } from './sign-in-attempt.ts';
import type { StaffSessions } from './staff-sessions.ts';

/** What signing in and out needs. */
export interface StaffSignIn {
  readonly issuer: Issuer;
  readonly sessions: StaffSessions;
  /** Whoever signs in can be given cases from then on. */
  readonly directory: StaffDirectory;
  readonly cookies: HostCookies;
  readonly attempts: AttemptSeal;
  readonly claimNames: ClaimNames;
  /** What is asked of the provider, e.g. `openid profile`. */
  readonly scope: string;
  /** Where browsers reach this api, without a slash at the end. */
  readonly publicUrl: string;
  readonly logger: Logger;
}

export const CALLBACK_PATH = '/auth/callback';

export const sessionCookieOf = (cookies: HostCookies): HostCookie => cookies('tirkeu-session');

/** Each attempt has a cookie of its own: somebody may sign in in two tabs at once. */
export const attemptCookieOf = (cookies: HostCookies, state: string): HostCookie =>
  cookies(`tirkeu-sign-in-${state.slice(0, 8)}`);
