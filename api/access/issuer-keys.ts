import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  type FlattenedJWSInput,
  type JWSHeaderParameters,
  type JWTVerifyGetKey,
} from 'jose';
import { type Issuer, issuerUnavailable } from './issuer.ts';

interface KeyTimes {
  /** The keys are fetched anew when they are older: a withdrawn one stops counting no later than that. */
  readonly maxAgeMs: number;
  /** A token with an unknown key has them fetched anew, but not more often than this: strangers can invent key names. */
  readonly cooldownMs: number;
}

const KEY_TIMES: KeyTimes = { maxAgeMs: 10 * 60_000, cooldownMs: 30_000 };

const TIMEOUT_MS = 5_000;

/** What is wrong with the token rather than with the way to the keys. */
const isAboutToken = (error: unknown): boolean =>
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWKSMultipleMatchingKeys ||
  error instanceof errors.JOSENotSupported;

/**
 * The issuer's public keys, fetched when needed and remembered. While the issuer is away the last ones it gave go on
 * counting: tokens end by themselves, and an outage of the provider must not be one of every integrator.
 *
 * The function throws {Problem} 503 where keys can't be had and none are known that fit.
 */
export function createIssuerKeys(issuer: Issuer, times: Partial<KeyTimes> = {}): JWTVerifyGetKey {
  const { maxAgeMs, cooldownMs } = { ...KEY_TIMES, ...times };
  let remote: ReturnType<typeof createRemoteJWKSet> | undefined;

  const connect = async (): Promise<ReturnType<typeof createRemoteJWKSet>> => {
    const { jwks_uri: uri } = (await issuer.configuration()).serverMetadata();
    if (uri === undefined) throw new Error('the identity provider publishes no keys (`jwks_uri`)');
    return createRemoteJWKSet(new URL(uri), {
      cacheMaxAge: maxAgeMs,
      cooldownDuration: cooldownMs,
      timeoutDuration: TIMEOUT_MS,
    });
  };

  return async (header: JWSHeaderParameters, token: FlattenedJWSInput) => {
    const keys = (remote ??= await connect());
    try {
      return await keys(header, token);
    } catch (error) {
      if (isAboutToken(error)) throw error;
      const last = keys.jwks();
      if (last === undefined) throw issuerUnavailable();
      return createLocalJWKSet(last)(header, token).catch((unknown: unknown) => {
        // Perhaps a new key, perhaps an invented one: nobody can tell now.
        throw unknown instanceof errors.JWKSNoMatchingKey ? issuerUnavailable() : unknown;
      });
    }
  };
}
