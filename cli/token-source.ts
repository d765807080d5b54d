import { type AccessToken, requestToken } from './ask-for-token.ts';

/** The access token of a client or a member of the staff, good for at least the next minute. */
export type TokenSource = (name: string) => Promise<string>;

/** A call may wait for longer than a token is young: it is renewed before it can end on the way. */
const RENEWED_BEFORE_MS = 60_000;

interface Kept {
  readonly asked: Promise<AccessToken>;
  readonly askedAt: number;
}

/**
 * Gets tokens from the embedded stack's identity provider, each once, and again shortly before it ends: for programs that
 * run for longer than a token lives.
 *
 * @param now milliseconds on a clock that only runs forwards
 */
export function createTokenSource(issuer: string, now: () => number = () => performance.now()): TokenSource {
  const tokens = new Map<string, Kept>();
  const ask = (name: string): Promise<AccessToken> => {
    const kept = { asked: requestToken(issuer, name), askedAt: now() };
    tokens.set(name, kept);
    // What failed is asked for again by the next call; this one hears of it.
    kept.asked.catch(() => tokens.get(name) === kept && tokens.delete(name));
    return kept.asked;
  };
  return async (name) => {
    const kept = tokens.get(name);
    if (kept === undefined) return (await ask(name)).token;
    const { token, livesMs } = await kept.asked;
    return now() < kept.askedAt + livesMs - RENEWED_BEFORE_MS ? token : (await ask(name)).token;
  };
}
