import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { invalidToken } from './token-problems.ts';

/** The claims of a token whose word counts. @throws {Problem} 401 where it doesn't, 503 where that can't be told now */
export type VerifyAccessToken = (token: string) => Promise<JWTPayload>;

/** Signatures only, each with a public key: `none` is no proof, and an HMAC would make a secret of what everybody can read. */
// prettier-ignore
const ALGORITHMS = [
  'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519',
  'PS256', 'PS384', 'PS512', 'RS256', 'RS384', 'RS512',
];

/** How far clocks may differ. */
const CLOCK_TOLERANCE_SECONDS = 5;

interface TokenRules {
  readonly issuer: string;
  readonly audience: string;
  readonly keys: JWTVerifyGetKey;
  readonly now: () => Date;
}

/** Verifies JWT access tokens as RFC 9068 wants them: of type `at+jwt`, so that no identity token passes for one. */
export const createAccessTokenVerifier =
  ({ issuer, audience, keys, now }: TokenRules): VerifyAccessToken =>
  async (token) => {
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: ALGORITHMS,
        typ: 'at+jwt',
        issuer,
        audience,
        requiredClaims: ['exp', 'sub'],
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        currentDate: now(),
      });
      return payload;
    } catch (error) {
      throw error instanceof errors.JOSEError ? invalidToken(whatIsWrong(error)) : error;
    }
  };

/** For whoever builds an integration. To a forger none of it is news. */
function whatIsWrong(error: errors.JOSEError): string {
  if (error instanceof errors.JWTExpired) return 'The access token has expired: get a new one.';
  if (error instanceof errors.JWTClaimValidationFailed) return whatIsWrongWith(error.claim);
  if (error instanceof errors.JOSEAlgNotAllowed) return 'The access token is signed in a way that is not accepted.';
  if (error instanceof errors.JWSSignatureVerificationFailed || error instanceof errors.JWKSNoMatchingKey) {
    return 'The access token is not signed by the identity provider.';
  }
  return 'The access token is no JWT that can be read.';
}

function whatIsWrongWith(claim: string): string {
  switch (claim) {
    case 'iss':
      return 'The access token comes from another issuer.';
    case 'aud':
      return 'The access token is for another audience: name this api as the resource when you ask for one.';
    case 'nbf':
      return 'The access token is not valid yet.';
    case 'typ':
      return 'This is no access token: its type has to be `at+jwt`.';
    default:
      return `The access token lacks a claim or has a wrong one: \`${claim}\`.`;
  }
}
