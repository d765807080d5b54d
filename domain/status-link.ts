const DAY_MS = 24 * 60 * 60_000;

/** Time to read how it ended, and to act on it. After that the certificate and the notice say it (R22). */
const AFTER_THE_END_MS = 30 * DAY_MS;
/** Paper lies about for years. Who waits for longer, which a review may take, gets a new one. */
export const STATUS_LINK_LIFETIME_MS = 180 * DAY_MS;

/** A portal sends one, the counter prints one, a relative gets one: the next ends the oldest. */
export const MAX_STATUS_LINKS = 5;

/** A page that stays open and refreshes itself is looked at once; this long after, it is another look. */
export const STATUS_LOOK_MS = 15 * 60_000;

const after = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString();

/** The one that comes first; instants of the same form. */
const earlier = (one: string, other: string): string => (one < other ? one : other);

/**
 * Until when an applicant's link shows how their case stands: for as long as the case takes and a month after its outcome, or
 * after the link was made where that came later; half a year in any case. RFC 3339.
 */
export function statusLinkExpiry(outcomeAt: string | null, createdAt: string): string {
  const latest = after(createdAt, STATUS_LINK_LIFETIME_MS);
  if (outcomeAt === null) return latest;
  return earlier(latest, after(outcomeAt < createdAt ? createdAt : outcomeAt, AFTER_THE_END_MS));
}
