/**
 * Looks again and again while somebody can see the page: at once, after as long as the last look says, when the page comes back
 * to the front, and when the connection comes back. Nobody's battery is used for a page in a pocket.
 *
 * @param look answers with the milliseconds until the next look, or with `null` where there is nothing more to come; never fails
 * @returns what ends it
 */
export function lookWhileVisible(look: () => Promise<number | null>): () => void {
  const leaving = new AbortController();
  const { signal } = leaving;
  let isLooking = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const run = async (): Promise<void> => {
    if (signal.aborted || isLooking || document.hidden) return;
    clearTimeout(timer);
    isLooking = true;
    const next = await look();
    isLooking = false;
    if (signal.aborted) return;
    if (next === null) leaving.abort();
    else timer = setTimeout(() => void run(), next);
  };
  document.addEventListener('visibilitychange', () => void run(), { signal });
  globalThis.addEventListener('online', () => void run(), { signal });
  signal.addEventListener('abort', () => clearTimeout(timer));
  void run();
  return () => leaving.abort();
}
