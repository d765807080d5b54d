/** How the embedded Temporal server is set up. Production does the same through the server's own configuration. */

/** The server's queues poll their shard at most 20 times a second by default: back-to-back cases then take 5× as long. */
const QUEUES = ['transfer', 'timer', 'visibility', 'outbound'] as const;
const POLLS_PER_SECOND = 1_000;

/**
 * A write-ahead log needs far fewer disk flushes than the default journal (1.6× the cases a second), and `full` keeps every
 * commit durable.
 */
const SQLITE_PRAGMAS = ['journal_mode=wal', 'synchronous=full'] as const;

export const SERVER_SETTINGS: readonly string[] = [
  ...SQLITE_PRAGMAS.flatMap((pragma) => ['--sqlite-pragma', pragma]),
  ...QUEUES.flatMap((queue) => ['--dynamic-config-value', `history.${queue}ProcessorMaxPollRPS=${POLLS_PER_SECOND}`]),
];
