import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NEEDED_GB = { toInstall: 2, toRun: 0.5 };

/**
 * What this machine lacks, each with what to do about it; empty when nothing is lacking. All at once, before anything slow
 * begins: nobody likes to learn of the second obstacle after half a minute.
 *
 * @param {{ root: string, env: NodeJS.ProcessEnv, installs: boolean }} options `installs`: packages will be installed
 * @returns {string[]}
 */
export function findProblems({
  root,
  env,
  installs,
  platform = process.platform,
  nodeVersion = process.versions.node,
}) {
  return [
    Number(nodeVersion.split('.')[0]) < 20 && `Node ${nodeVersion} is too old: install Node 20 or newer.`,
    platform === 'win32' && 'Windows has no build of the servers that are used here: use WSL 2 (wsl --install).',
    !isWritable(root) && `There is no permission to write to ${root}: check its owner (chown) or clone elsewhere.`,
    diskProblem(root, installs ? NEEDED_GB.toInstall : NEEDED_GB.toRun),
    installs &&
      !runs('npm', ['--version'], env) &&
      'npm is missing: it comes with Node (on Debian as a package of its own: npm).',
    pipProblem(root, env),
  ].filter((problem) => typeof problem === 'string');
}

function diskProblem(root, neededGb) {
  const { bavail, bsize } = statfsSync(root);
  const freeGb = (bavail * bsize) / 1024 ** 3;
  return (
    freeGb < neededGb &&
    `Only ${freeGb.toFixed(1)} GB are free on the disk of ${root}: make room, ${neededGb} GB are needed.`
  );
}

/** The first run installs the servers with pip, unless each of them comes from somewhere else. */
function pipProblem(root, env) {
  if (existsSync(join(root, '.runtime'))) return false;
  const missing = [
    { server: 'temporal', instead: ['TIRKEU_TEMPORAL', 'TEMPORAL_ADDRESS'] },
    { server: 'mongod', instead: ['TIRKEU_MONGOD', 'MONGODB_URI'] },
  ].filter(({ server, instead }) => !instead.some((name) => env[name]) && !isOnPath(server, env));
  if (missing.length === 0 || ['python3', 'python'].some((python) => runs(python, ['-m', 'pip', '--version'], env)))
    return false;
  const ways = missing.map(({ server, instead }) => `${server} (${instead.map((name) => `${name}=…`).join(' or ')})`);
  return `pip is missing: install it (Debian, Ubuntu: apt install python3-pip; macOS: brew install python), or name what it would install: ${ways.join(', ')}.`;
}

const runs = (command, args, env) => spawnSync(command, args, { env, stdio: 'ignore' }).status === 0;

const isOnPath = (file, env) => (env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, file)));

function isWritable(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
