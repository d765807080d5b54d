const GONE_MS = 4 * 60_000;
const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/** Whether somebody is at this page and where they point. */
export interface Presence {
  /** Nobody has been here for a while. */
  isGone(): boolean;
  /** Rows must not move: they are pointed at or walked through, or nobody is here to see them move. */
  holdsStill(): boolean;
  stop(): void;
}

/**
 * Watches for signs of life. Refreshing lists for nobody would, besides its waste, keep a forgotten desk's session alive for
 * ever: each call to the api counts as activity.
 */
export function watchPresence(): Presence {
  let lastSign = performance.now();
  const note = (): void => {
    lastSign = performance.now();
  };
  for (const sign of SIGNS) addEventListener(sign, note, { passive: true });
  const isGone = (): boolean => performance.now() - lastSign > GONE_MS;
  return {
    isGone,
    holdsStill: () =>
      isGone() || document.querySelector('[data-holds-still]:hover, [data-holds-still]:focus-within') !== null,
    stop: () => {
      for (const sign of SIGNS) removeEventListener(sign, note);
    },
  };
}
