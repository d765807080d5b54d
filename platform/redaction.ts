/**
 * The second line of defence for logs. The first is not to log personal data at all; this catches what slips through in
 * the message of an error, in a URL or in a field that somebody adds later.
 */

const REDACTED = '[redacted]';

/** Fields that are never logged, wherever they are up to three levels deep. */
const SECRET_FIELDS = [
  'address',
  'application',
  'authorization',
  'bin',
  'cms',
  'cookie',
  'documentNumber',
  'evidence',
  'familyName',
  'iin',
  'password',
  'patronymic',
  'phone',
  'rka',
  'signature',
  'token',
] as const;

/** Paths for pino's `redact`. */
export const redactedPaths: readonly string[] = SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);

/** IIN or BIN (12 digits), RKA (16), phone (E.164). The last group of a UUID may be 12 digits too: that is no number of ours. */
const IDENTIFYING = /(?<![0-9A-Za-z]|[0-9a-f]{4}-[0-9a-f]{4}-)(?:\d{12}|\d{16}|\+\d{10,15})(?![0-9A-Za-z])/g;

/** Hides numbers that identify people and dwellings in one line of JSON. Only strings are touched, so it stays JSON. */
export const redactLine = (line: string): string =>
  line.replace(/"(?:[^"\\]|\\.)*"/g, (text) => text.replace(IDENTIFYING, REDACTED));

interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly code?: string | number;
  readonly stack: string;
  readonly cause?: LoggedError;
}

const LONGEST_CHAIN = 5;

/**
 * An error for the log: an allow-list, because drivers hang whole documents on their errors. Where MongoDB and Mongoose
 * put values into the message, the value is cut out; the stack keeps its places only, since it repeats the message.
 */
export function describeError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error))
    return { type: typeof error, message: 'something that is no error was thrown', stack: '' };
  const code = 'code' in error && isCode(error.code) ? { code: error.code } : {};
  const cause =
    error.cause instanceof Error && depth < LONGEST_CHAIN ? { cause: describeError(error.cause, depth + 1) } : {};
  return { type: error.name, message: withoutValues(error.message), ...code, stack: placesOf(error), ...cause };
}

const isCode = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number';

const withoutValues = (message: string): string =>
  message.replace(/dup key: .*/s, `dup key: ${REDACTED}`).replace(/for value ".*"/s, `for value ${REDACTED}`);

const placesOf = (error: Error): string =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
