import type { LogMetadata, Logger as TemporalLogger } from '@temporalio/common';
import { pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino';
import type { LogLevel } from './environment-fields.ts';
import { currentTrace } from './trace.ts';
import { describeError, redactedPaths, redactLine } from './redaction.ts';

export type { Logger } from 'pino';

interface LoggerOptions {
  /** Which process speaks: `worker`, `api`. */
  readonly name: string;
  readonly level: LogLevel;
  /** Where lines go; standard output if nothing is said. */
  readonly destination?: DestinationStream;
}

/**
 * One JSON object a line: `time` (RFC 3339), `level` as a word, `name`, `msg`. Log errors as `{ err }`. `error` means
 * that somebody must act now; what heals itself is `warn`. Personal data is not logged: case ids are how one finds a case.
 */
export const createLogger = ({ name, level, destination }: LoggerOptions): Logger =>
  pino(
    {
      name,
      level,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      // Where a request or a step is under way, its lines can be found by its trace.
      mixin: () => ({ ...currentTrace() }),
      serializers: { err: describeError },
      redact: { paths: [...redactedPaths], censor: '[redacted]' },
      hooks: { streamWrite: redactLine },
    },
    destination ?? pino.destination(1),
  );

/** Lets the Temporal SDK log through ours. It hands errors over as `error`; everybody else here says `err`. */
export function createTemporalLogger(logger: Logger): TemporalLogger {
  const write =
    (level: 'trace' | 'debug' | 'info' | 'warn' | 'error') =>
    (message: string, metadata: LogMetadata = {}): void => {
      const { error, ...fields } = metadata;
      logger[level](error === undefined ? fields : { ...fields, err: error }, message);
    };
  const writers = {
    TRACE: write('trace'),
    DEBUG: write('debug'),
    INFO: write('info'),
    WARN: write('warn'),
    ERROR: write('error'),
  };
  return {
    log: (level, message, metadata) => writers[level](message, metadata),
    trace: writers.TRACE,
    debug: writers.DEBUG,
    info: writers.INFO,
    warn: writers.WARN,
    error: writers.ERROR,
  };
}
