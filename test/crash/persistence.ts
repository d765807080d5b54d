import { setTimeout as pause } from 'node:timers/promises';
import type { ApiAnswer } from '../support/api-client.ts';

/** What somebody waited for, and how long. */
export interface Wait {
  readonly what: string;
  readonly ms: number;
}

/** A client that doesn't give up: whatever breaks on the way, it asks again. */
export interface Persistence {
  /** Repeats `attempt` until it brings something; a throw and `undefined` both mean "not yet". */
  until<Value>(what: string, attempt: () => Promise<Value | undefined>): Promise<Value>;
  /** Repeats a call of the api until it is answered for good: no outage, nothing still in progress. */
  answerTo(what: string, call: () => Promise<ApiAnswer>): Promise<ApiAnswer>;
  /** The longest wait so far. */
  longest(): Wait;
}

/** Long enough not to hammer a server that starts, short enough to meet it while others are being killed. */
const PAUSE_MS = 300;

const isOpenLater = ({ status, body }: ApiAnswer): boolean =>
  status >= 500 || status === 202 || body.code === 'case-not-open-yet';

/** @param patienceMs for one call, after which the client reports that it was left alone */
export function createPersistence(patienceMs: number): Persistence {
  let longest: Wait = { what: 'nothing', ms: 0 };
  const until: Persistence['until'] = async (what, attempt) => {
    const startedAt = performance.now();
    const giveUpAt = startedAt + patienceMs;
    const obstacles = new Map<string, number>();
    while (performance.now() < giveUpAt) {
      try {
        const value = await attempt();
        if (value !== undefined) {
          const ms = performance.now() - startedAt;
          if (ms > longest.ms) longest = { what, ms };
          return value;
        }
      } catch (error) {
        // A killed server breaks connections in every possible way; only the time limit tells an outage from the end.
        const obstacle = String(error);
        obstacles.set(obstacle, (obstacles.get(obstacle) ?? 0) + 1);
      }
      await pause(PAUSE_MS);
    }
    const met = Array.from(obstacles, ([obstacle, times]) => `${times} × ${obstacle}`).join(', ');
    throw new Error(`${what}: no answer in ${patienceMs / 1000} s (${met})`);
  };
  return {
    until,
    longest: () => longest,
    answerTo: (what, call) =>
      until(what, async () => {
        const answer = await call();
        if (!isOpenLater(answer)) return answer;
        throw new Error(`${answer.status} ${answer.body.code ?? ''}`);
      }),
  };
}
