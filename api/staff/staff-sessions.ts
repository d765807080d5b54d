import { createHash, randomBytes } from 'node:crypto';
import type { Connection } from 'mongoose';
import type { Staff } from '../access/caller.ts';
import { expiresAt, idleUntil, isOver, type SessionLimits } from './session-times.ts';

/** Somebody of the staff, signed in. */
export interface StaffSession {
  readonly staff: Staff;
  readonly signedInAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly idleUntil: Date;
}

export interface StaffSessions {
  /** Begins a session and gives the token by which it is found: 256 random bits, which nobody can guess. */
  begin(staff: Staff): Promise<string>;
  /** `undefined` where there is none, or none any more. */
  find(token: string): Promise<StaffSession | undefined>;
  /** Somebody is there. */
  noteActivity(token: string, session: StaffSession): Promise<void>;
  end(token: string): Promise<void>;
}

interface StoredSession {
  /** The token's hash: whoever reads the database can sign in as nobody. */
  readonly _id: string;
  readonly staff: Staff;
  readonly signedInAt: Date;
  readonly lastSeenAt: Date;
  /** When MongoDB removes it. That it is over is decided by its times, not by its absence. */
  readonly goneAt: Date;
}

const TOKEN_BYTES = 32;
const COLLECTION = 'staffSessions';

/** Activity is written down once a minute at most: sessions are read with every call. */
const ACTIVITY_GRAIN_MS = 60_000;

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/**
 * Sessions in MongoDB. A session is written when it begins; later only its last sign of life is, and only where the session
 * is still there: a call that was on its way when somebody signed out can't bring the session back.
 */
export async function createStaffSessions(
  connection: Connection,
  { limits, now }: { readonly limits: SessionLimits; readonly now: () => Date },
): Promise<StaffSessions> {
  const sessions = connection.collection<StoredSession>(COLLECTION);
  await sessions.createIndex({ goneAt: 1 }, { expireAfterSeconds: 0 }, {});
  return {
    begin: async (staff) => {
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      const times = { signedInAt: now(), lastSeenAt: now() };
      await sessions.insertOne({ _id: hashOf(token), staff, ...times, goneAt: expiresAt(times, limits) });
      return token;
    },
    find: async (token) => {
      const stored = await sessions.findOne({ _id: hashOf(token) });
      if (stored === null || isOver(stored, limits, now())) return undefined;
      const { staff, signedInAt, lastSeenAt } = stored;
      const times = { signedInAt, lastSeenAt };
      return { staff, ...times, expiresAt: expiresAt(times, limits), idleUntil: idleUntil(times, limits) };
    },
    noteActivity: async (token, { lastSeenAt }) => {
      const seenAt = now();
      if (seenAt.getTime() - lastSeenAt.getTime() < ACTIVITY_GRAIN_MS) return;
      await sessions.updateOne({ _id: hashOf(token) }, { $max: { lastSeenAt: seenAt } });
    },
    end: async (token) => {
      await sessions.deleteOne({ _id: hashOf(token) });
    },
  };
}
