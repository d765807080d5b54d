import { z } from 'zod';
import { issuerUrlField, secretField } from '../../platform/environment-fields.ts';
import { type Environment, readEnvironment } from '../../platform/environment.ts';

const claimField = (fallback: string) =>
  z.string().default(fallback).describe('the name of a claim, or a path of names with dots');

const schema = z.object({
  ISSUER_URL: issuerUrlField(),
  AUDIENCE: z.string().min(1).describe('what access tokens for this api name as their audience'),
  STAFF_CLIENT_ID: z.string().min(1).describe("the console's client id at the identity provider"),
  STAFF_CLIENT_SECRET: secretField(8),
  STAFF_SCOPE: z
    .string()
    .default('openid profile')
    .describe('the scopes that make the provider tell roles, IIN and office'),
  SESSION_SECRET: secretField(32),
  SCOPE_CLAIM: claimField('scope'),
  STAFF_ID_CLAIM: claimField('sub'),
  ROLES_CLAIM: claimField('roles'),
  IIN_CLAIM: claimField('iin'),
  OFFICE_CLAIM: claimField('office'),
  NAME_CLAIM: claimField('name'),
});

/** How the api finds out who somebody is. */
export type IdentitySettings = Readonly<z.infer<typeof schema>>;

/** `undefined` where no issuer is named: then the api is open. @throws {EnvironmentError} */
export function readIdentitySettings(environment: Environment): IdentitySettings | undefined {
  const isNamed = Boolean(environment['ISSUER_URL']) || Boolean(environment['ISSUER_URL_FILE']);
  return isNamed ? readEnvironment(schema, environment) : undefined;
}
