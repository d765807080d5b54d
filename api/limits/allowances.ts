import { z } from 'zod';
import { countField } from '../../platform/environment-fields.ts';
import { type Environment, readEnvironment } from '../../platform/environment.ts';
import type { Route } from '../route.ts';

/** What requests count as. Each kind has an allowance of its own: whoever reads too much can still write. */
export type Budget = 'reads' | 'writes' | 'look-ups' | 'public';

/** How many a minute each caller has; `failedSignIns` is for each address. */
export type Allowances = Readonly<Record<Budget | 'failedSignIns', number>>;

/**
 * Room for the country's portal, whose caseworkers and citizens share one client, and far from what one api can serve.
 * Look-ups are few on purpose: each asks about a person, and nobody has to ask about a whole town. What needs no sign-in
 * (checking a certificate, signing in) is counted by address, behind which an office may sit.
 */
const schema = z.object({
  LIMIT_READS: countField('requests').default(3_000),
  LIMIT_WRITES: countField('requests').default(600),
  LIMIT_LOOK_UPS: countField('requests').default(120),
  LIMIT_PUBLIC: countField('requests').default(300),
  LIMIT_FAILED_SIGN_INS: countField('requests').default(60),
});

/** @throws {EnvironmentError} */
export function readAllowances(environment: Environment): Allowances {
  const read = readEnvironment(schema, environment);
  return {
    reads: read.LIMIT_READS,
    writes: read.LIMIT_WRITES,
    'look-ups': read.LIMIT_LOOK_UPS,
    public: read.LIMIT_PUBLIC,
    failedSignIns: read.LIMIT_FAILED_SIGN_INS,
  };
}

/** `undefined`: free, like health and the reference, which cost nothing and tell nothing about anybody. */
export function budgetOf({ method, path, action }: Pick<Route, 'method' | 'path' | 'action'>): Budget | undefined {
  if (action === 'public') return /^\/(v1|auth)\//.test(path) ? 'public' : undefined;
  if (action === 'find-residence' || action === 'look-up') return 'look-ups';
  return method === 'get' ? 'reads' : 'writes';
}
