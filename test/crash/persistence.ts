import { setTimeout as pause } from 'node:timers/promises';
import type { ApiAnswer } from '../../cli/api-client.ts';

/** A client that doesn't give up: whatever breaks on the way, it asks again. */
export interface Persistence {
  /** Repeats `attempt` until it brings something; a throw and `undefined` both mean "not yet". */
  until<Value>(what: string, attempt: () => Promise<Value | undefined>): Promise<Value>;
  /** Repeats a call of the api until it is answered for good: no outage, nothing still in progress. */
  answerTo(what: string, call: () => Promise<ApiAnswer>): Promise<ApiAnswer>;
}

/** Long enough not to hammer a server that starts, short enough to meet it while others are being killed. */
const PAUSE_MS = 300;

const isOpenLater = ({ status, body }: ApiAnswer): boolean =>
  status >= 500 || status === 202 || body.code === 'case-not-open-yet';

/** @param patienceMs for one call, after which the client reports that it was left alone */
export function createPersistence(patienceMs: number): Persistence {
  const until: Persistence['until'] = async (what, attempt) => {
    const giveUpAt = performance.now() + patienceMs;
    let last = 'nothing was answered';
    while (performance.now() < giveUpAt) {
      try {
        const value = await attempt();
        if (value !== undefined) return value;
      } catch (error) {
        // A killed server breaks connections in every possible way; only the time limit tells an outage from the end.
        last = String(error);
      }
      await pause(PAUSE_MS);
    }
    throw new Error(`${what}: no answer in ${patienceMs / 1000} s (${last})`);
  };
  return {
    until,
    answerTo: (what, call) =>
      until(what, async () => {
        const answer = await call();
        if (!isOpenLater(answer)) return answer;
        throw new Error(`${answer.status} ${answer.body.code ?? ''}`);
      }),
  };
}
