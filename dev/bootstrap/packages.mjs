import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { waitForLock } from './folder-lock.mjs';

/**
 * Why `npm ci` has to run, or `undefined` when what is installed is what package-lock.json says. npm writes its own record
 * of the installed packages last, so an interrupted installation has none. Times are no help here: git sets them to now.
 *
 * @param {string} root
 * @returns {string | undefined}
 */
export function whyPackagesAreMissing(root) {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return 'no packages yet';
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const differing = Object.entries(locked).filter(
    // Optional ones are for other platforms. The entry without a path is the project itself.
    ([path, { version, optional }]) => path !== '' && !optional && installed[path]?.version !== version,
  );
  return differing.length === 0 ? undefined : `package-lock.json differs in ${differing.length} packages`;
}

/**
 * @param {string} root
 * @param {string} reason
 * @param {import('./progress.mjs').Progress} progress
 */
export async function installPackages(root, reason, progress) {
  const release = await waitForLock(join(root, '.runtime', 'npm-ci.lock'), (pid) =>
    progress.say(`… process ${pid} is installing packages here, waiting`),
  );
  try {
    if (whyPackagesAreMissing(root) === undefined) return;
    await progress.step(`Installing packages with npm ci (${reason})`, () => npmCi(root));
  } finally {
    release();
  }
}

/** Its output is shown only when it fails. */
function npmCi(root) {
  // Not with the Node inside node_modules, which this is about to remove.
  const PATH = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'))
    .join(delimiter);
  return new Promise((resolve, reject) => {
    const npm = spawn('npm', ['ci', '--no-audit', '--no-fund'], {
      cwd: root,
      env: { ...process.env, PATH },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    npm.stdout.on('data', (chunk) => (output += chunk));
    npm.stderr.on('data', (chunk) => (output += chunk));
    npm.once('error', reject);
    npm.once('close', (code, signal) =>
      code === 0
        ? resolve(undefined)
        : reject(new Error(`npm ci failed (${signal ?? `code ${code}`}):\n${output.trimEnd()}`)),
    );
  });
}
