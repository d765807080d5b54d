import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkStack, findStack, type Stack } from '../../cli/find-stack.ts';
import { reservePort } from '../../dev/servers/reserve-port.ts';

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'tirkeu-test-stack-'));
const find = (folder: string): Stack => findStack({ TIRKEU_DATA: folder });

const NOBODY = 'http://127.0.0.1:1';
const stackOn = (api: string): Stack => ({ api, registries: NOBODY, temporalUi: null });

describe('where the stack is', () => {
  test('is what it wrote into its data folder', () => {
    const folder = newFolder();
    const stack = stackOn('http://127.0.0.1:3000');
    writeFileSync(join(folder, 'stack.json'), JSON.stringify({ ...stack, more: 'than a command needs' }));
    expect(find(folder)).toMatchObject(stack);
  });

  test('without a file: nothing runs, and the message says how to start it', () => {
    const folder = newFolder();
    expect(() => find(folder)).toThrow(`No stack runs on ${folder}. Start it with \`npm start\` in another terminal.`);
  });

  test('without a file, while a living process holds the folder: it is still starting', () => {
    expect(() => find(lockedBy(process.pid))).toThrow(`is still starting (process ${process.pid})`);
  });

  test('the lock of a process that died means nothing', () => {
    const beyondAllPids = 2 ** 30;
    expect(() => find(lockedBy(beyondAllPids))).toThrow('No stack runs');
  });

  test.each(['', '{', '[]', '{"api":"here"}', JSON.stringify({ api: NOBODY })])(
    'a file that holds %j is damaged',
    (text) => {
      const folder = newFolder();
      writeFileSync(join(folder, 'stack.json'), text);
      expect(() => find(folder)).toThrow(`${join(folder, 'stack.json')} is damaged`);
    },
  );
});

describe('whether the stack answers', () => {
  test('a killed one, whose file is still there, does not: start it', async () => {
    const { port, release } = await reservePort();
    const api = `http://127.0.0.1:${port}`;
    await expect(checkStack(stackOn(api))).rejects.toThrow(
      `Nothing answers on ${api}, where the stack was last. Start it`,
    );
    release();
  });

  test('one that is not ready says what it misses', async () => {
    await using api = await answerWith(503, '{"mongodb":"failed"}');
    await expect(checkStack(stackOn(api.url))).rejects.toThrow('is not ready: {"mongodb":"failed"}');
  });

  test('one that is ready does', async () => {
    await using api = await answerWith(200, '{}');
    await expect(checkStack(stackOn(api.url))).resolves.toBeUndefined();
  });
});

function lockedBy(pid: number): string {
  const folder = newFolder();
  mkdirSync(join(folder, 'lock'));
  writeFileSync(join(folder, 'lock', 'owner.json'), JSON.stringify({ pid }));
  return folder;
}

async function answerWith(status: number, body: string) {
  const { port, release } = await reservePort();
  const server = createServer((_request, response) => response.writeHead(status).end(body));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      release();
    },
  };
}
