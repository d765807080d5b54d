// `node dev/bootstrap.mjs FILE.ts ARGUMENTS…`: makes this checkout ready on a machine that has nothing but Node 20 and pip,
// then runs the file with Node 24. Plain JavaScript without dependencies, because it runs before there are any.
// Without a file it only makes ready.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findProblems } from './bootstrap/find-problems.mjs';
import { findNode24 } from './bootstrap/find-node-24.mjs';
import { installPackages, whyPackagesAreMissing } from './bootstrap/packages.mjs';
import { createProgress } from './bootstrap/progress.mjs';
import { runInPlace } from './bootstrap/run-in-place.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [file, ...args] = process.argv.slice(2);

try {
  const reason = whyPackagesAreMissing(root);
  const problems = findProblems({ root, env: process.env, installs: reason !== undefined });
  if (problems.length > 0) throw new Error(problems.map((problem) => `• ${problem}`).join('\n'));
  if (reason !== undefined)
    await installPackages(
      root,
      reason,
      createProgress((line) => process.stdout.write(`${line}\n`)),
    );
  const node = findNode24(root);
  process.exitCode = file === undefined ? 0 : await runInPlace(node, [join(root, file), ...args]);
} catch (error) {
  process.stderr.write(`Tirkeu can't start here:\n${error.message}\n`);
  // The promise of `npm test`, whatever happens: its last line tells what the run came to.
  if (file === 'dev/test.ts') process.stdout.write('0 passed, 1 failed\n');
  process.exitCode = 1;
}
