import {
  allowInsecureRequests,
  ClientSecretBasic,
  type Configuration,
  discovery,
  enableNonRepudiationChecks,
} from 'openid-client';
import type { Logger } from '../../platform/logging.ts';
import { Problem } from '../problem.ts';

/** The identity provider: everything that is proved to us about somebody is proved by its keys. */
export interface Issuer {
  /**
   * How to speak with it, as its discovery document says.
   *
   * @throws {Problem} 503 while it can't be asked and never was
   */
  configuration(): Promise<Configuration>;
}

interface IssuerOptions {
  /** Exactly as it writes `iss`. */
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly logger: Logger;
}

/** Nobody waits longer for a sign-in. */
const TIMEOUT_SECONDS = 5;

export const issuerUnavailable = (): Problem =>
  new Problem({
    status: 503,
    code: 'identity-provider-unavailable',
    title: 'Not now',
    detail: 'The identity provider does not answer, so nobody can say who calls. Send the request again.',
    headers: { 'retry-after': '5' },
  });

/** Asked when somebody first needs it, not at the start: an api whose provider is down for a minute still starts. */
export function createIssuer({ url, clientId, clientSecret, logger }: IssuerOptions): Issuer {
  let known: Promise<Configuration> | undefined;
  const discover = async (): Promise<Configuration> => {
    try {
      return await discovery(new URL(url), clientId, undefined, ClientSecretBasic(clientSecret), {
        timeout: TIMEOUT_SECONDS,
        // Signatures of identity tokens are checked, too, although they come straight from the provider.
        execute: [enableNonRepudiationChecks, ...(url.startsWith('http:') ? [allowPlainHttp] : [])],
      });
    } catch (error) {
      known = undefined;
      logger.warn({ err: error }, 'the identity provider can not be asked');
      throw issuerUnavailable();
    }
  };
  return { configuration: () => (known ??= discover()) };
}

// oxlint-disable-next-line typescript/no-deprecated -- Marked so to stand out. The settings allow http on this machine only.
const allowPlainHttp = allowInsecureRequests;
