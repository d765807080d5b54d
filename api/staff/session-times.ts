/** How long a session of staff lasts (ASVS 5, 7.3): a forgotten desk, and a working day. */
export interface SessionLimits {
  /** Without any call. */
  readonly idleMs: number;
  /** From the sign-in on, however busy somebody is. */
  readonly absoluteMs: number;
}

export const SESSION_LIMITS: SessionLimits = { idleMs: 30 * 60_000, absoluteMs: 10 * 60 * 60_000 };

interface SessionTimes {
  readonly signedInAt: Date;
  readonly lastSeenAt: Date;
}

export const expiresAt = ({ signedInAt }: SessionTimes, { absoluteMs }: SessionLimits): Date =>
  new Date(signedInAt.getTime() + absoluteMs);

/** Until when it lasts if nothing more is heard; never longer than the session itself. */
export const idleUntil = (times: SessionTimes, limits: SessionLimits): Date =>
  new Date(Math.min(times.lastSeenAt.getTime() + limits.idleMs, expiresAt(times, limits).getTime()));

export const isOver = (times: SessionTimes, limits: SessionLimits, now: Date): boolean =>
  now >= idleUntil(times, limits);
