/** How fast a town lives. */
export interface Pace {
  /** Between two arrivals. */
  readonly everyMs: number;
  /** How many of the town's cases may be open; then nobody comes until one has ended. */
  readonly mostOpen: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const NAMED: Readonly<Record<string, Pace>> = {
  calm: { everyMs: 10_000, mostOpen: 80 },
  busy: { everyMs: 1_000, mostOpen: 300 },
};

const FASTEST_A_MINUTE = 1_200;
const MOST_OPEN = 300;

/** `off`, `calm`, `busy`, or how many arrive a minute. `undefined` is what nobody may ask for. */
export function parsePace(text: string): Pace | 'off' | undefined {
  if (text === 'off') return 'off';
  if (Object.hasOwn(NAMED, text)) return NAMED[text];
  const aMinute = /^\d{1,4}(\.\d{1,2})?$/.test(text) ? Number(text) : 0;
  if (aMinute <= 0 || aMinute > FASTEST_A_MINUTE) return undefined;
  return { everyMs: MINUTE_MS / aMinute, mostOpen: MOST_OPEN };
}

/** The first ones come quickly: whoever opens the console for the first time sees something happen. */
const WELCOME = { people: 24, everyMs: 2_000 };

/** A town that nobody turned off runs for nights on end. Behind these it goes on, but so slowly that no disk minds. */
const SLOWEST_MS = 10 * MINUTE_MS;
const MOST_QUICKLY = 5_000;

/**
 * Until the next one arrives, ms: half as many with every hour that the town has been running, and few once thousands have
 * come. A calm night comes to less than a thousand cases.
 *
 * @param arrived how many have come since the data folder was new
 */
export function untilNextMs(pace: Pace, arrived: number, runningMs: number): number {
  if (arrived < WELCOME.people) return Math.min(pace.everyMs, WELCOME.everyMs);
  const slowest = Math.max(pace.everyMs, SLOWEST_MS);
  if (arrived >= MOST_QUICKLY) return slowest;
  return Math.min(pace.everyMs * 2 ** Math.floor(runningMs / HOUR_MS), slowest);
}
