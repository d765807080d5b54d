import type { Connection } from 'mongoose';
import type { Logger } from '../../platform/logging.ts';
import { createStaffDirectory } from '../../store/staff-directory.ts';
import type { Route } from '../route.ts';
import { authenticateSession } from '../staff/authenticate-session.ts';
import { beginSignIn } from '../staff/begin-sign-in.ts';
import { finishSignIn } from '../staff/finish-sign-in.ts';
import { createHostCookies } from '../staff/host-cookies.ts';
import { SESSION_LIMITS } from '../staff/session-times.ts';
import { showSession } from '../staff/show-session.ts';
import { createAttemptSeal } from '../staff/sign-in-attempt.ts';
import { signOut } from '../staff/sign-out.ts';
import { createStaffSessions } from '../staff/staff-sessions.ts';
import { sessionCookieOf } from '../staff/staff-sign-in.ts';
import { authenticateBearer } from './authenticate-bearer.ts';
import type { Authenticate } from './caller.ts';
import { callerOfClaims, type ClaimNames } from './claims.ts';
import type { IdentitySettings } from './identity-settings.ts';
import { createIssuer } from './issuer.ts';
import { createIssuerKeys } from './issuer-keys.ts';
import { createAccessTokenVerifier } from './verify-access-token.ts';

/** How everybody is known: programs by an access token, staff in browsers by a session. */
export interface Identity {
  readonly authenticate: Authenticate;
  /** Where staff sign in and out. */
  readonly routes: readonly Route[];
  /** Where integrators get their tokens, as the provider says; `undefined` while it can't be asked. */
  readonly findTokenUrl: () => Promise<string | undefined>;
}

interface Surroundings {
  readonly connection: Connection;
  /** Where browsers reach this api, without a slash at the end. */
  readonly publicUrl: string;
  readonly logger: Logger;
  readonly now?: () => Date;
}

export async function createIdentity(
  settings: IdentitySettings,
  { connection, publicUrl, logger, now = () => new Date() }: Surroundings,
): Promise<Identity> {
  const claimNames = claimNamesOf(settings);
  const issuer = createIssuer({
    url: settings.ISSUER_URL,
    clientId: settings.STAFF_CLIENT_ID,
    clientSecret: settings.STAFF_CLIENT_SECRET,
    logger,
  });
  const verify = createAccessTokenVerifier({
    issuer: settings.ISSUER_URL,
    audience: settings.AUDIENCE,
    keys: createIssuerKeys(issuer),
    now,
  });
  const cookies = createHostCookies(publicUrl);
  const sessions = await createStaffSessions(connection, { limits: SESSION_LIMITS, now });
  const directory = await createStaffDirectory(connection, now);
  const attempts = createAttemptSeal(settings.SESSION_SECRET, now);
  const scope = settings.STAFF_SCOPE;
  const signIn = { issuer, sessions, directory, cookies, attempts, claimNames, scope, publicUrl, logger };

  const byToken = authenticateBearer(verify, (claims) => callerOfClaims(claims, claimNames));
  const bySession = authenticateSession({ sessions, cookie: sessionCookieOf(cookies), publicUrl });
  return {
    // A token is sent on purpose, a cookie by itself: so the token counts.
    authenticate: async (request, isSignOfLife) => (await byToken(request)) ?? bySession(request, isSignOfLife),
    routes: [beginSignIn(signIn), finishSignIn(signIn), showSession(signIn), signOut(signIn)],
    findTokenUrl: async () => {
      // The reference is worth having also while the provider is away; why it is, the issuer has logged.
      const configuration = await issuer.configuration().catch(() => undefined);
      return configuration?.serverMetadata().token_endpoint;
    },
  };
}

const claimNamesOf = (settings: IdentitySettings): ClaimNames => ({
  scope: settings.SCOPE_CLAIM,
  staffId: settings.STAFF_ID_CLAIM,
  roles: settings.ROLES_CLAIM,
  iin: settings.IIN_CLAIM,
  office: settings.OFFICE_CLAIM,
  name: settings.NAME_CLAIM,
});
