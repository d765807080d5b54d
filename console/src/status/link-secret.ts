const KEPT_AS = 'tirkeu-status';

/**
 * The secret of the link. It leaves the address bar, because neither a screenshot nor the browser's history is to hold it, and
 * stays with this tab, so that a reload shows the same; with the tab it goes.
 */
export function takeSecret(): string {
  const { hash, pathname } = globalThis.location;
  const fresh = hash.slice(1);
  if (fresh === '') return kept();
  globalThis.history.replaceState(null, '', pathname);
  keep(fresh);
  return fresh;
}

/** A link that leads nowhere isn't worth keeping. */
export const forgetSecret = (): void => keep(null);

function kept(): string {
  try {
    return globalThis.sessionStorage.getItem(KEPT_AS) ?? '';
  } catch {
    return ''; // Storage may be forbidden; then a reload needs the link again.
  }
}

function keep(secret: string | null): void {
  try {
    if (secret === null) globalThis.sessionStorage.removeItem(KEPT_AS);
    else globalThis.sessionStorage.setItem(KEPT_AS, secret);
  } catch {
    // As above.
  }
}
