import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Without a display, without a sandbox (CI runs as root), and without calls to anybody but the page's own site. */
const OPTIONS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The browser of this machine: `CHROMIUM`, or the first of its usual names on the PATH. @throws where there is none */
function findChromium(env: NodeJS.ProcessEnv = process.env): string {
  if (env['CHROMIUM'] !== undefined) return env['CHROMIUM'];
  const folders = (env['PATH'] ?? '').split(delimiter);
  const found = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
  if (found === undefined) throw new Error('Chromium is needed: install it, or name it with CHROMIUM=…');
  return found;
}

/** A browser of its own; whoever starts it closes it. */
export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: findChromium(), headless: true, args: OPTIONS });
