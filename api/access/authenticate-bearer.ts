import type { JWTPayload } from 'jose';
import type { Authenticate, Caller } from './caller.ts';
import { invalidToken } from './token-problems.ts';
import type { VerifyAccessToken } from './verify-access-token.ts';

/** No provider's tokens are half as long, and nobody shall have us decode what is. */
const MAX_TOKEN_LENGTH = 8 * 1024;

/** RFC 6750. */
const BEARER = /^Bearer +([\w.~+/-]+=*) *$/i;

/** Authenticates integrators and programs of staff by the access token in `Authorization`. */
export const authenticateBearer =
  (verify: VerifyAccessToken, callerOfClaims: (claims: JWTPayload) => Caller): Authenticate =>
  async (request) => {
    const header = request.get('authorization');
    if (header === undefined) return undefined;
    const token = BEARER.exec(header)?.[1];
    if (token === undefined) throw invalidToken('Send the header Authorization: Bearer, a space and the access token.');
    if (token.length > MAX_TOKEN_LENGTH) throw invalidToken('The access token is too long.');
    return callerOfClaims(await verify(token));
  };
