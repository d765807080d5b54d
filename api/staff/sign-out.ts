import { buildEndSessionUrl } from 'openid-client';
import { Problem } from '../problem.ts';
import type { Route } from '../route.ts';
import { checkSameOrigin } from './same-origin.ts';
import { sessionCookieOf, type StaffSignIn } from './staff-sign-in.ts';

/**
 * `POST /auth/sign-out`: ends the session here, and says where the browser ends the one at the identity provider. Without
 * a session it is done already.
 */
export const signOut = (signIn: StaffSignIn): Route => ({
  method: 'post',
  path: '/auth/sign-out',
  action: 'public',
  handler: async (request, response) => {
    const { sessions, cookies, publicUrl } = signIn;
    checkSameOrigin(request, publicUrl);
    const cookie = sessionCookieOf(cookies);
    const token = cookie.read(request);
    if (token !== undefined) await sessions.end(token);
    cookie.clear(response);
    response.json({ providerSignOut: await providerSignOut(signIn) });
  },
});

/**
 * `null` where the provider has no such page, or can't be asked now: the session here is over all the same. Without
 * `id_token_hint`, which would put the identity token, and an IIN with it, into an address; so the provider asks once more.
 */
async function providerSignOut({ issuer, publicUrl }: StaffSignIn): Promise<string | null> {
  try {
    const configuration = await issuer.configuration();
    if (configuration.serverMetadata().end_session_endpoint === undefined) return null;
    return buildEndSessionUrl(configuration, { post_logout_redirect_uri: `${publicUrl}/` }).href;
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}
