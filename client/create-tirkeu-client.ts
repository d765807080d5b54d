import { type CallOptions, createCall } from './call.ts';
import { operationsOf } from './operations.ts';

export type { Answer, Failure, Success } from './call.ts';
export type * from './shapes.ts';

/** The api with a method for each call. */
export type TirkeuClient = ReturnType<typeof operationsOf>;

/**
 * The api as a TypeScript program speaks it: a method for each call, answers by status, problems as values. A request that
 * meets a `503` or `429` is sent again once `Retry-After` allows; an application keeps its idempotency key meanwhile.
 */
export const createTirkeuClient = (options: CallOptions): TirkeuClient => operationsOf(createCall(options));
