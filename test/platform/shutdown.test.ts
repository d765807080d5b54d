import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const program = fileURLToPath(new URL('fixtures/process-that-stops.ts', import.meta.url));

/** Under load these lines may come later than others: the logger, not the shutdown, decides on that. */
const OF_NO_ORDER: readonly string[] = ['started', 'stopping'];

/** Runs the process and sends one signal for each message named in `signalAfter`, as soon as it is logged. */
async function run(behaviour: string, signalAfter: readonly string[]) {
  const child = spawn(process.execPath, [program, behaviour], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const messages: string[] = [];
  const waitingFor = [...signalAfter];
  for await (const line of createInterface({ input: child.stdout })) {
    const { msg } = JSON.parse(line);
    messages.push(msg);
    if (msg === waitingFor[0]) {
      waitingFor.shift();
      child.kill('SIGTERM');
    }
  }
  const [exitCode] = await ended;
  const isAnnounced = messages.includes('stopping');
  return { messages: messages.filter((message) => !OF_NO_ORDER.includes(message)), isAnnounced, exitCode };
}

describe('shutdown', () => {
  test('stops what was added last first, says first that it is no longer ready, and ends with 0', async () => {
    expect(await run('well-behaved', ['started'])).toEqual({
      messages: ['no longer ready', 'third stopped', 'second stopped', 'first stopped', 'stopped'],
      isAnnounced: true,
      exitCode: 0,
    });
  });

  test('goes on when one stop fails, and ends with 1', async () => {
    const { messages, exitCode } = await run('fails', ['started']);
    expect(messages.slice(1)).toEqual(['third stopped', 'could not be stopped cleanly', 'first stopped']);
    expect(exitCode).toBe(1);
  });

  test('stops also what starts while it is stopping', async () => {
    const { messages, exitCode } = await run('starts-late', ['started']);
    expect(messages).toContain('late stopped');
    expect(exitCode).toBe(0);
  });

  test('a second signal ends it at once', async () => {
    const { messages, exitCode } = await run('hangs', ['started', 'hanging']);
    expect(messages.at(-1)).toBe('second signal: ended without stopping the rest');
    expect(exitCode).toBe(1);
  });

  test('the time limit ends it when a stop hangs', async () => {
    const { messages, exitCode } = await run('hangs-with-limit', ['started']);
    expect(messages.at(-1)).toBe('stopping took too long: ended');
    expect(exitCode).toBe(1);
  });

  test.each(['crashes', 'rejects'])('stops everything when it %s, and ends with 1', async (behaviour) => {
    const { messages, exitCode } = await run(behaviour, []);
    expect(messages).toEqual(expect.arrayContaining(['an error that nobody caught: stopping', 'first stopped']));
    expect(exitCode).toBe(1);
  });
});
