import { type CallOptions, createCall, type Failure, type Success } from './call.ts';
import { createFollowEvents, type FollowEvents } from './follow-events.ts';
import { operationsOf } from './operations.ts';

export type { Answer, Failure, Success } from './call.ts';
export type { FollowedEvent, FollowOptions } from './follow-events.ts';
export type * from './shapes.ts';

type Settled = Success<unknown, unknown> | Failure;

/** What was asked for, where a program has no use for a "no". @throws {Error} with the code and the words of the problem */
export async function bodyOf<Given extends Settled>(
  answer: Promise<Given>,
): Promise<Extract<Given, { ok: true }>['body']>;
export async function bodyOf(answer: Promise<Settled>): Promise<unknown> {
  const settled = await answer;
  if (settled.ok) return settled.body;
  const { code, detail } = settled.problem;
  throw new Error(`${settled.status} ${code}: ${detail}`);
}

/** The api with a method for each call. */
export type TirkeuClient = ReturnType<typeof operationsOf> & { readonly followEvents: FollowEvents };

/**
 * The api as a TypeScript program speaks it: a method for each call, answers by status, problems as values. A request that
 * meets a `503` or `429` is sent again once `Retry-After` allows; an application keeps its idempotency key meanwhile.
 */
export const createTirkeuClient = (options: CallOptions): TirkeuClient => ({
  ...operationsOf(createCall(options)),
  followEvents: createFollowEvents(options),
});
