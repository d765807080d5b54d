import { ipKeyGenerator } from 'express-rate-limit';
import type { Request } from 'express';
import { tooManyRequests } from './too-many-requests.ts';

/** Whoever sends wrong tokens makes us verify signatures and ask for keys: by address, and before any of that. */
export interface FailedSignIns {
  /** @throws {Problem} 429 where too many from this address failed in this minute */
  check(request: Request): void;
  note(request: Request): void;
}

const WINDOW_MS = 60_000;

export const addressOf = ({ ip = '' }: Request): string => (ip === '' ? 'unknown' : ipKeyGenerator(ip));

/** Each api for itself: what is protected is its own processor, and the check must cost nothing. */
export function createFailedSignIns(limit: number, now: () => number = () => Date.now()): FailedSignIns {
  let window = { startedAt: 0, failed: new Map<string, number>() };
  const failures = (): Map<string, number> => {
    const startedAt = now() - (now() % WINDOW_MS);
    if (window.startedAt !== startedAt) window = { startedAt, failed: new Map() };
    return window.failed;
  };
  return {
    check(request) {
      if ((failures().get(addressOf(request)) ?? 0) < limit) return;
      throw tooManyRequests(Math.ceil((WINDOW_MS - (now() % WINDOW_MS)) / 1_000));
    },
    note(request) {
      const address = addressOf(request);
      failures().set(address, (failures().get(address) ?? 0) + 1);
    },
  };
}

export const anyNumberOfSignIns: FailedSignIns = { check: () => undefined, note: () => undefined };
