import { fc, it } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { checkDigitOf } from '../../domain/identifiers.ts';
import { createLogger, createTemporalLogger, type Logger } from '../../platform/logging.ts';
import { describeError, redactLine } from '../../platform/redaction.ts';

function capture(): { readonly logger: Logger; readonly lines: string[] } {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  return { logger: createLogger({ name: 'worker', level: 'debug', destination }), lines };
}

const logged = (write: (logger: Logger) => void): Record<string, unknown> => {
  const { logger, lines } = capture();
  write(logger);
  return JSON.parse(lines.join(''));
};

/** Generated: the first eleven digits of somebody born on 2 January 1990 and their check digit. */
const iin = `90010230012${checkDigitOf('90010230012')}`;

describe('a log line', () => {
  test('is one JSON object with time, level, name and message', () => {
    const line = logged((logger) => logger.warn({ caseId: 'c-1', attempt: 2 }, 'registry does not answer'));
    expect(line).toMatchObject({
      level: 'warn',
      name: 'worker',
      msg: 'registry does not answer',
      caseId: 'c-1',
      attempt: 2,
    });
    expect(new Date(String(line['time'])).toISOString()).toBe(line['time']);
  });

  test('below the level is not written', () => {
    const { logger, lines } = capture();
    logger.trace('detail');
    expect(lines).toEqual([]);
  });

  test('hides an IIN in the message, in a nested field and in the message of an error', () => {
    const { logger, lines } = capture();
    logger.info({ deep: { er: { still: { url: `/v1/residents/${iin}/residence` } } } }, `asked for ${iin}`);
    logger.error({ err: new Error(`no person ${iin}`, { cause: new Error(iin) }) }, 'failed');
    expect(lines.join('')).not.toContain(iin);
    expect(lines.join('')).toContain('/v1/residents/[redacted]/residence');
  });

  test.each(['iin', 'phone', 'address', 'signature', 'authorization', 'token'])('censors the field %s', (field) => {
    const line = logged((logger) => logger.info({ [field]: 'x', a: { [field]: 'x', b: { [field]: 'x' } } }));
    expect(line).toMatchObject({ [field]: '[redacted]', a: { [field]: '[redacted]', b: { [field]: '[redacted]' } } });
  });

  test('hides what a child logger carries', () => {
    const { logger, lines } = capture();
    logger.child({ subject: iin }).info('x');
    expect(lines.join('')).not.toContain(iin);
  });
});

describe('redaction of a line', () => {
  it.prop([fc.object({ withBigInt: false })])('leaves valid JSON valid, whatever it holds', (value) => {
    expect(() => JSON.parse(redactLine(JSON.stringify({ value })))).not.toThrow();
  });

  it.prop([fc.stringMatching(/^\d{12}$/), fc.stringMatching(/^[ /:"\\,{}]?$/), fc.integer()])(
    'finds twelve digits between any punctuation, and never breaks a number',
    (digits, mark, number) => {
      const line = redactLine(JSON.stringify({ text: `${mark}${digits}${mark}`, number }));
      expect(line).not.toContain(digits);
      expect(JSON.parse(line)).toEqual({ text: `${mark}[redacted]${mark}`, number });
    },
  );

  it.prop([fc.uuid()])('leaves case ids alone, also where their last group is all digits', (uuid) => {
    const digitsOnly = `${uuid.slice(0, 24)}${iin}`;
    expect(redactLine(JSON.stringify({ uuid, digitsOnly }))).toBe(JSON.stringify({ uuid, digitsOnly }));
  });

  test.each([
    ['an RKA', '1234567890123456', '[redacted]'],
    ['a phone number', 'to +77010000000', 'to [redacted]'],
    ['a time', '2026-11-24T10:00:00.000Z', '2026-11-24T10:00:00.000Z'],
    ['a duration in nanoseconds', '1234567890123', '1234567890123'],
  ])('%s', (_name, text, shown) => {
    expect(JSON.parse(redactLine(JSON.stringify(text)))).toBe(shown);
  });
});

describe('an error in the log', () => {
  test('keeps type, code, places and causes, and drops what a driver hangs on it', () => {
    const cause = Object.assign(new Error('E11000 duplicate key error, dup key: { name: "Айгүл" }'), {
      code: 11_000,
      keyValue: { name: 'Айгүл' },
    });
    const described = describeError(new TypeError('Cast failed for value "Айгүл" at path "a"', { cause }));
    expect(described).toMatchObject({ type: 'TypeError', cause: { code: 11_000 } });
    expect(described.stack).toMatch(/^\s+at /);
    expect(JSON.stringify(described)).not.toContain('Айгүл');
  });

  test('ends where causes go in a circle', () => {
    const first = new Error('first');
    first.cause = new Error('second', { cause: first });
    expect(() => JSON.stringify(describeError(first))).not.toThrow();
  });

  test.each([undefined, null, 'text', { iin }])('that is no error is not repeated: %j', (thrown) => {
    expect(describeError(thrown)).toMatchObject({ message: 'something that is no error was thrown' });
  });
});

describe("the SDK's log", () => {
  test.each(['trace', 'debug', 'info', 'warn', 'error'] as const)('%s goes out at the same level', (level) => {
    const lines: string[] = [];
    const logger = createLogger({
      name: 'worker',
      level: 'trace',
      destination: { write: (line) => void lines.push(line) },
    });
    createTemporalLogger(logger)[level]('message', { workflowId: 'c-1', error: new Error('boom') });
    expect(JSON.parse(lines.join(''))).toMatchObject({
      level,
      msg: 'message',
      workflowId: 'c-1',
      err: { message: 'boom' },
    });
  });

  test('the generic form and a missing metadata are understood', () => {
    const line = logged((logger) => createTemporalLogger(logger).log('WARN', 'message'));
    expect(line).toMatchObject({ level: 'warn', msg: 'message' });
  });
});
