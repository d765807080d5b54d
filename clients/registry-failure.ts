/** The government systems we call, by the name that logs, metrics and a waiting case show. */
export type RegistryName = 'property' | 'population' | 'address' | 'nca' | 'notifications' | 'cards';

/**
 * What went wrong, technically. None of these is ever a business "no" (R29): the case waits.
 *
 * - `unreachable`: no connection, or it broke before the answer was complete; whether the request took effect is unknown
 * - `timeout`: no complete answer within the time given; whether the request took effect is unknown
 * - `rate-limited`: 429; `retryAfterMs` says when to come back, where the registry told
 * - `server-error`: 5xx
 * - `maintenance`: a web page where data was expected
 * - `invalid-answer`: an answer that isn't what the registry's interface promises
 * - `rejected`: the registry calls our request wrong (4xx): a bug of ours or theirs
 * - `revocation-unknown`: the certification authority didn't say whether a certificate is revoked; silence is never "good"
 */
export type RegistryFailureCode =
  | 'unreachable'
  | 'timeout'
  | 'rate-limited'
  | 'server-error'
  | 'maintenance'
  | 'invalid-answer'
  | 'rejected'
  | 'revocation-unknown';

/**
 * A technical failure of a registry. The message names registry, operation and code only: never a URL or a body, because
 * those carry IINs and messages end in logs.
 */
export class RegistryFailure extends Error {
  readonly registry: RegistryName;
  readonly operation: string;
  readonly code: RegistryFailureCode;
  /** `false` where the same request can only fail the same way until somebody changes a program. */
  readonly retryable: boolean;
  readonly retryAfterMs?: number;

  constructor(
    registry: RegistryName,
    operation: string,
    code: RegistryFailureCode,
    details: { readonly reason?: string; readonly retryAfterMs?: number | undefined; readonly cause?: unknown } = {},
  ) {
    const reason = details.reason === undefined ? '' : ` (${details.reason})`;
    super(`${registry} registry, ${operation}: ${code}${reason}`, { cause: details.cause });
    this.name = 'RegistryFailure';
    this.registry = registry;
    this.operation = operation;
    this.code = code;
    // An invalid answer is retried as well: it heals when the registry's next release, or ours, is deployed.
    this.retryable = code !== 'rejected';
    if (details.retryAfterMs !== undefined) this.retryAfterMs = details.retryAfterMs;
  }
}
