import {
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { z } from 'zod';
import { parseQuery } from '../parse.ts';
import type { Route } from '../route.ts';
import { returnPathSchema } from './return-path.ts';
import { ATTEMPT_LIFETIME_MS } from './sign-in-attempt.ts';
import { attemptCookieOf, CALLBACK_PATH, type StaffSignIn } from './staff-sign-in.ts';

const querySchema = z.strictObject({
  returnTo: returnPathSchema,
  language: z.enum(['kk', 'ru', 'en']).optional(),
});

/** `GET /auth/sign-in?returnTo=/path`: sends a browser to the identity provider. */
export const beginSignIn = ({ issuer, cookies, attempts, scope, publicUrl }: StaffSignIn): Route => ({
  method: 'get',
  path: '/auth/sign-in',
  action: 'public',
  handler: async (request, response) => {
    const { returnTo, language } = parseQuery(querySchema, request);
    const configuration = await issuer.configuration();
    const [state, nonce, codeVerifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()];
    const sealed = await attempts.seal({ state, nonce, codeVerifier, returnTo });
    attemptCookieOf(cookies, state).set(response, sealed, ATTEMPT_LIFETIME_MS);
    const target = buildAuthorizationUrl(configuration, {
      redirect_uri: `${publicUrl}${CALLBACK_PATH}`,
      scope,
      state,
      nonce,
      code_challenge: await calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
      ...(language === undefined ? {} : { ui_locales: language }),
    });
    response.redirect(303, target.href);
  },
});
