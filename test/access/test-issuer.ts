import { randomUUID } from 'node:crypto';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';
import { listen } from './listen.ts';

export const AUDIENCE = 'urn:test:api';

interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: JWK;
}

/** An issuer whose keys tests hold themselves: for tokens that no honest provider would give. */
export interface TestIssuer {
  readonly url: string;
  /** The key that signs now. */
  readonly key: () => SigningKey;
  /** Signs with a new key from here on; the former is withdrawn. */
  readonly rotate: () => Promise<void>;
  /** While it is down, every connection breaks. */
  readonly setDown: (down: boolean) => void;
  /** How often somebody has fetched its keys. */
  readonly fetches: () => number;
}

export async function createSigningKey(kid: string = randomUUID()): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  return { kid, privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' } };
}

export async function startTestIssuer(): Promise<TestIssuer> {
  let key = await createSigningKey();
  let isDown = false;
  let fetches = 0;
  const url = await listen((issuer) => (request, response) => {
    if (isDown) return void request.socket.destroy();
    const isKeys = request.url === '/jwks';
    if (isKeys) fetches += 1;
    const metadata = { issuer, jwks_uri: `${issuer}/jwks`, authorization_endpoint: `${issuer}/auth` };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(isKeys ? { keys: [key.publicJwk] } : metadata));
  });
  return {
    url,
    key: () => key,
    rotate: async () => {
      key = await createSigningKey();
    },
    setDown: (down) => {
      isDown = down;
    },
    fetches: () => fetches,
  };
}

interface TokenChanges {
  readonly header?: Readonly<Record<string, string | undefined>>;
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly key?: SigningKey;
}

/** A token that the issuer could have given an integrator, but for the changes; `undefined` leaves something out. */
export async function signToken(
  issuer: TestIssuer,
  { header = {}, claims = {}, key = issuer.key() }: TokenChanges = {},
): Promise<string> {
  const seconds = Math.floor(Date.now() / 1_000);
  const claimsOfToken = {
    iss: issuer.url,
    aud: AUDIENCE,
    sub: 'portal',
    client_id: 'portal',
    scope: 'cases:read channel:portal',
    iat: seconds,
    exp: seconds + 60,
    ...claims,
  };
  // Through JSON, which leaves out what is undefined.
  const payload: JWTPayload = JSON.parse(JSON.stringify(claimsOfToken));
  const { typ, kid } = { typ: 'at+jwt', kid: key.kid, ...header };
  return new SignJWT(payload)
    .setProtectedHeader({ alg: 'ES256', ...(typ !== undefined && { typ }), ...(kid !== undefined && { kid }) })
    .sign(key.privateKey);
}
