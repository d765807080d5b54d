import { createSecretKey, hkdfSync } from 'node:crypto';
import type { Request, Response } from 'express';
import type { PayloadKey, PayloadKeys } from '../platform/payload-keys.ts';
import { createSecretBox } from '../platform/secret-box.ts';
import { callerKeyOf, callerOf } from './access/caller.ts';
import { Problem } from './problem.ts';

/**
 * Where a page of a list ended, for the next one. Only we can make a cursor, and it serves only who got it, for the same path
 * and the same filters and order; how many a page shows may change on the way.
 */
export interface Cursors {
  seal(position: readonly string[], list: string): string;
  /** @throws {Problem} 400 where it is none of ours, or of another list */
  open(cursor: string, list: string): unknown;
}

/**
 * Sealed rather than merely signed: the position in a list of residents holds an IIN, which has no place in a URL. Each key
 * of `PAYLOAD_KEYS` gives one of its own for this, so that rotating those rotates these, and cursors outlive it.
 */
export function createCursors({ current, byId }: PayloadKeys): Cursors {
  const derived = new Map([...byId].map(([id, key]) => [id, cursorKeyOf(key)]));
  const box = createSecretBox({ current: derived.get(current.id) ?? cursorKeyOf(current), byId: derived });
  return {
    seal: (position, list) => box.seal(JSON.stringify(position), list),
    open(cursor, list) {
      try {
        const position: unknown = JSON.parse(box.open(cursor, list));
        return position;
      } catch {
        // Forged, of another list, or sealed with a key that is gone: all the same to whoever sent it.
        throw invalidCursor();
      }
    },
  };
}

const cursorKeyOf = ({ id, secret }: PayloadKey): PayloadKey => {
  const bytes = hkdfSync('sha256', secret, new Uint8Array(), 'tirkeu cursor', 32);
  return { id, secret: createSecretKey(Buffer.from(bytes)) };
};

/** What tells one list from another: who asks, for what, in which order. */
export function listOf(request: Request, response: Response): string {
  const { cursor: _cursor, limit: _limit, ...filters } = request.query;
  const asked = Object.entries(filters).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([callerKeyOf(callerOf(response)), request.path, asked]);
}

export const invalidCursor = (): Problem =>
  new Problem({
    status: 400,
    code: 'invalid-cursor',
    title: 'This cursor does not belong to this list',
    detail: 'Use `nextCursor` of the page before, with the same filters and order; or leave it out to start again.',
  });
