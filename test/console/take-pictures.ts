// `npm run pictures [-- NAME…]`: docs/pictures/console-*.png, all of them or those whose name has that in it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { launchBrowser } from '../support/browser.ts';
import { COLLEAGUE, fillPictureTown, SUPERVISOR } from './pictures/picture-town.ts';
import { PICTURES } from './pictures/pictures.ts';
import { openSession, takePicture } from './pictures/take-picture.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const FOLDER = join(ROOT, 'docs', 'pictures');
const POLL_MS = 200;

const stackSchema = z.object({
  api: z.url(),
  registries: z.url(),
  issuer: z.url().nullable(),
  temporalUi: z.url(),
  mongodb: z.string(),
});

/** A stack on a folder of its own: the same people are there each time, whatever somebody has tried out elsewhere. */
async function withStack(use: (dataFolder: string) => Promise<void>): Promise<void> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'tirkeu-pictures-'));
  const stack = spawn(process.execPath, ['dev/start.ts'], {
    cwd: ROOT,
    env: { ...process.env, TIRKEU_DATA: dataFolder, TIRKEU_TOWN: 'off' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  try {
    while (!existsSync(join(dataFolder, 'stack.json'))) {
      if (stack.exitCode !== null) throw new Error('the stack didn’t start');
      await pause(POLL_MS);
    }
    await use(dataFolder);
  } finally {
    if (stack.exitCode === null) {
      stack.kill('SIGTERM');
      await once(stack, 'exit');
    }
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 20 });
  }
}

const wanted = process.argv.slice(2);
const pictures = PICTURES.filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
mkdirSync(FOLDER, { recursive: true });
await withStack(async (dataFolder) => {
  const stack = stackSchema.parse(JSON.parse(readFileSync(join(dataFolder, 'stack.json'), 'utf8')));
  const town = await fillPictureTown({ ...stack, dataFolder });
  const browser = await launchBrowser();
  try {
    // Names of colleagues are known of those who have signed in.
    await openSession(browser, town, COLLEAGUE);
    const session = await openSession(browser, town, SUPERVISOR);
    for (const picture of pictures) {
      await takePicture(browser, town, session, picture, join(FOLDER, `console-${picture.name}.png`));
      process.stdout.write(`${picture.name}\n`);
    }
  } finally {
    await browser.close();
  }
});
