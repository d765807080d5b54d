import type { RequestHandler } from 'express';
import { chosenUser } from './choose-user.ts';
import type { DemoUser } from './demo-users.ts';
import { signStaffToken, TOKEN_SECONDS, type TokenIssuer } from './sign-staff-token.ts';

/** `{ user }` in, a token out, as a token endpoint answers. */
export const giveStaffToken =
  (users: readonly DemoUser[], issuer: TokenIssuer): RequestHandler =>
  async (request, response) => {
    const user = chosenUser(request.body, users);
    if (user === undefined) {
      response.status(404).json({ error: 'there is no such demo user' });
      return;
    }
    const token = await signStaffToken(user, issuer);
    response.json({ access_token: token, token_type: 'Bearer', expires_in: TOKEN_SECONDS });
  };
