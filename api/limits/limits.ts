import type { Request, RequestHandler, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import { callerKeyOf, findCaller } from '../access/caller.ts';
import type { Route } from '../route.ts';
import { type Allowances, type Budget, budgetOf } from './allowances.ts';
import { addressOf, anyNumberOfSignIns, createFailedSignIns, type FailedSignIns } from './failed-sign-ins.ts';
import type { CountStore } from './shared-counts.ts';
import { tooManyRequests } from './too-many-requests.ts';

/** How much a caller may ask for. */
export interface Limits {
  /** Counts a request of this route; stands behind whatever finds out who calls. */
  readonly count: (route: Route) => RequestHandler;
  readonly failedSignIns: FailedSignIns;
}

const goOn: RequestHandler = (_request, _response, next) => next();

export const unlimited: Limits = { count: () => goOn, failedSignIns: anyNumberOfSignIns };

const WINDOW_MS = 60_000;

/** Integrators by client, staff by person; whom nobody knows, by address. */
function keyOf(request: Request, response: Response): string {
  const caller = findCaller(response);
  return caller === undefined || caller.kind === 'anybody' ? `address:${addressOf(request)}` : callerKeyOf(caller);
}

/** Says in `RateLimit` and `RateLimit-Policy` how much is left, and in `Retry-After` when there is more again. */
export function createLimits(allowances: Allowances, counts: CountStore): Limits {
  const limiterFor = (budget: Budget): RequestHandler =>
    rateLimit({
      windowMs: WINDOW_MS,
      limit: allowances[budget],
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      identifier: budget,
      keyGenerator: keyOf,
      store: counts(budget, WINDOW_MS),
      passOnStoreError: true,
      // Its checks of our set-up would be written past the log; `TRUSTED_PROXIES` is where ours is explained.
      validate: false,
      handler: (_request, _response, next) => next(tooManyRequests()),
    });
  const limiters: Readonly<Record<Budget, RequestHandler>> = {
    reads: limiterFor('reads'),
    writes: limiterFor('writes'),
    'look-ups': limiterFor('look-ups'),
    public: limiterFor('public'),
  };
  return {
    count: (route) => {
      const budget = budgetOf(route);
      return budget === undefined ? goOn : limiters[budget];
    },
    failedSignIns: createFailedSignIns(allowances.failedSignIns),
  };
}
