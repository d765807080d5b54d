/** A clock that goes only forward, and only when somebody looks: no two steps of a race happen at the same instant. */
export interface Clock {
  /** RFC 3339 UTC; a second later with every look. */
  readonly now: () => string;
  /** Lets time pass until an instant that is still to come. */
  readonly reach: (instant: string) => void;
}

const SECOND_MS = 1000;

export function createClock(start: string): Clock {
  let ms = Date.parse(start);
  return {
    now: () => {
      ms += SECOND_MS;
      return new Date(ms).toISOString();
    },
    reach: (instant) => {
      ms = Math.max(ms, Date.parse(instant));
    },
  };
}
