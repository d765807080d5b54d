/** A stranger who guesses must not fill the audit trail and the history of somebody else's case, nor lock the right person out. */

/** Attempts in vain to prove one thing: a consent, an objection, who ends a stay. The last ones; earlier ones count no more. */
export interface Attempts {
  /** Through no integrator: at the counter, for instance. RFC 3339. */
  readonly at: readonly string[];
  readonly through: readonly AttemptThrough[];
}

/** Through which integrator, by client id, and when. */
export interface AttemptThrough {
  readonly client: string;
  readonly at: string;
}

/** One integrator's users don't use up what others have. */
const EACH_PER_DAY = 10;
/** Through all integrators, since an engine's history is finite. The counter isn't among them: it stays open to everybody. */
const ALL_PER_DAY = 50;
const DAY_MS = 24 * 60 * 60 * 1000;

/** One more attempt in vain. Only the last ones are kept, so a case that is open for a year doesn't grow with its strangers. */
export const withAttempt = (attempts: Attempts, at: string, client: string | undefined): Attempts =>
  client === undefined
    ? { ...attempts, at: [...attempts.at, at].slice(-EACH_PER_DAY) }
    : { ...attempts, through: [...attempts.through, { client, at }].slice(-ALL_PER_DAY) };

/** When the oldest of the last so many attempts is a day ago. */
const freeAt = (times: readonly string[], atMost: number): string => {
  const oldest = times.at(-atMost);
  return oldest === undefined ? '' : new Date(Date.parse(oldest) + DAY_MS).toISOString();
};

/** When a client may try again, if it mustn't now: it has, or all integrators together have, failed too often in a day. */
export function retryAtAfter(attempts: Attempts, at: string, client: string | undefined): string | undefined {
  const times = attempts.through.map((attempt) => attempt.at);
  const own = attempts.through.filter((attempt) => attempt.client === client).map((attempt) => attempt.at);
  const retryAt =
    client === undefined
      ? freeAt(attempts.at, EACH_PER_DAY)
      : [freeAt(own, EACH_PER_DAY), freeAt(times, ALL_PER_DAY)].reduce((first, second) =>
          first > second ? first : second,
        );
  return at < retryAt ? retryAt : undefined;
}
