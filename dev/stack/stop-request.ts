const PARENT_POLL_MS = 500;

/**
 * Aborts once when somebody wants this process to stop: Ctrl-C, `kill`, the terminal closed, or the parent died. The reason
 * says which. Later signals are ignored: npm, a shell and the terminal may each send the same Ctrl-C, and stopping halfway
 * through a stop is what loses things. It ends by itself, because every wait in it has a limit.
 */
export function listenForStop(): AbortSignal {
  const controller = new AbortController();
  const stop = (reason: string) => () => controller.abort(reason);
  process.on('SIGINT', stop('Ctrl-C'));
  process.on('SIGTERM', stop('SIGTERM'));
  process.on('SIGHUP', stop('the terminal closed'));
  process.on('disconnect', stop('its parent ended'));
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && controller.abort('its parent ended'), PARENT_POLL_MS).unref();
  // A terminal that is gone must not turn the next line of progress into a crash.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
  return controller.signal;
}
