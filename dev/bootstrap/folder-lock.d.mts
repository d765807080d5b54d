export type Lock =
  { readonly acquired: true; readonly release: () => void } | { readonly acquired: false; readonly pid: number };

/** Takes the lock `path` (a folder) unless a living process holds it. A dead owner's lock is taken over. */
export declare function tryLock(path: string): Lock;

/** Waits until the lock is free, takes it and returns its release. `onWait` is told once who holds it. */
export declare function waitForLock(path: string, onWait: (pid: number) => void): Promise<() => void>;
