import { randomUUID } from 'node:crypto';
import { importJWK, SignJWT } from 'jose';
import type { DemoUser } from './demo-users.ts';
import { SIGNING_ALGORITHM, type SigningKeys } from './signing-keys.ts';

export const TOKEN_SECONDS = 60 * 60;

export interface TokenIssuer {
  readonly issuer: string;
  readonly audience: string;
  readonly keys: SigningKeys;
}

/** A token for the terminal, with which a program acts as somebody of the staff. No real provider gives one without a sign-in. */
export async function signStaffToken(
  { id, ...claims }: DemoUser,
  { issuer, audience, keys }: TokenIssuer,
): Promise<string> {
  const { kid } = keys.signing;
  return new SignJWT({ ...claims, client_id: 'terminal' })
    .setProtectedHeader({ alg: SIGNING_ALGORITHM, typ: 'at+jwt', kid })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(id)
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime(`${TOKEN_SECONDS} s`)
    .sign(await importJWK(keys.signing, SIGNING_ALGORITHM));
}
