import type { Request } from 'express';
import {
  authorizationCodeGrant,
  AuthorizationResponseError,
  ClientError,
  type IDToken,
  ResponseBodyError,
} from 'openid-client';
import { staffOfClaims } from '../access/claims.ts';
import { issuerUnavailable } from '../access/issuer.ts';
import { Problem } from '../problem.ts';
import type { Route } from '../route.ts';
import type { SignInAttempt } from './sign-in-attempt.ts';
import { attemptCookieOf, CALLBACK_PATH, sessionCookieOf, type StaffSignIn } from './staff-sign-in.ts';

/** `GET /auth/callback`: a browser comes back from the identity provider. Whatever session it had before ends here. */
export const finishSignIn = (signIn: StaffSignIn): Route => ({
  method: 'get',
  path: CALLBACK_PATH,
  action: 'public',
  handler: async (request, response) => {
    const { sessions, directory, cookies, claimNames, logger } = signIn;
    const state = typeof request.query['state'] === 'string' ? request.query['state'] : '';
    const attemptCookie = attemptCookieOf(cookies, state);
    const attempt = await attemptOf(signIn, attemptCookie.read(request));
    // Used up, however it ends.
    attemptCookie.clear(response);
    const staff = staffOfClaims(await identityOf(signIn, request, attempt), claimNames);

    const sessionCookie = sessionCookieOf(cookies);
    const former = sessionCookie.read(request);
    if (former !== undefined) await sessions.end(former);
    await directory.note(staff);
    sessionCookie.set(response, await sessions.begin(staff));
    logger.info({ staff: staff.id }, 'signed in');
    response.redirect(303, attempt.returnTo);
  },
});

async function attemptOf({ attempts }: StaffSignIn, sealed: string | undefined): Promise<SignInAttempt> {
  const attempt = sealed === undefined ? undefined : await attempts.open(sealed);
  if (attempt === undefined) throw signInFailed('This browser began no such sign-in, or too long ago.');
  return attempt;
}

/** Exchanges the code for what the provider says about somebody, and believes it only for this attempt. */
async function identityOf(
  { issuer, publicUrl }: StaffSignIn,
  request: Request,
  { state, nonce, codeVerifier }: SignInAttempt,
): Promise<IDToken> {
  const configuration = await issuer.configuration();
  // Where the browser was sent, however the path was spelt or a proxy passed it on, with what it brings back.
  const url = new URL(publicUrl + CALLBACK_PATH);
  url.search = URL.parse(request.originalUrl, publicUrl)?.search ?? '';
  try {
    const tokens = await authorizationCodeGrant(configuration, url, {
      pkceCodeVerifier: codeVerifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (claims === undefined) throw signInFailed('The identity provider did not say who signed in.');
    return claims;
  } catch (error) {
    throw asProblem(error);
  }
}

function asProblem(error: unknown): unknown {
  if (error instanceof AuthorizationResponseError || error instanceof ResponseBodyError) {
    return signInFailed('The identity provider did not let the sign-in through.');
  }
  if (error instanceof ClientError) {
    return isOutage(error) ? issuerUnavailable() : signInFailed("The identity provider's answer does not fit.");
  }
  // What `fetch` throws where nobody answers.
  return error instanceof TypeError && error.message === 'fetch failed' ? issuerUnavailable() : error;
}

const isOutage = ({ code }: ClientError): boolean =>
  code === 'OAUTH_TIMEOUT' || code === 'OAUTH_RESPONSE_IS_NOT_CONFORM';

const signInFailed = (detail: string): Problem =>
  new Problem({
    status: 400,
    code: 'sign-in-failed',
    title: 'The sign-in failed',
    detail: `${detail} Begin again at /auth/sign-in.`,
  });
