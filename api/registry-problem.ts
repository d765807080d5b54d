import type { RegistryFailure } from '../clients/registry-failure.ts';
import { Problem } from './problem.ts';

/** Where a registry doesn't say itself when to come back. */
const USUAL_PAUSE_MS = 2_000;

/** The header for whoever is to come back once the registry is back (RFC 9110, 10.2.3). */
export const retryAfter = ({ retryAfterMs = USUAL_PAUSE_MS }: RegistryFailure): Readonly<Record<string, string>> => ({
  'retry-after': String(Math.max(1, Math.ceil(retryAfterMs / 1_000))),
});

/** A registry that was asked for this very answer doesn't give it. It is no "no" (R29): asking again is right. */
export const registryProblem = (failure: RegistryFailure): Problem =>
  new Problem({
    status: 503,
    code: 'registry-unavailable',
    title: 'A registry does not answer',
    detail: `What was asked for is known to the ${failure.registry} registry only, which does not answer. Ask again.`,
    extra: { registry: failure.registry },
    headers: retryAfter(failure),
  });
