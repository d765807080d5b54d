import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/**
 * The Node that runs our TypeScript as it is: this one if it is new enough, else the one among the packages.
 *
 * @param {string} root
 * @returns {string} an absolute path
 */
export function findNode24(root) {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  const packaged = join(root, 'node_modules', 'node', 'bin', 'node');
  const { stdout, error } = spawnSync(packaged, ['--version'], { encoding: 'utf8' });
  if (stdout?.startsWith('v24.')) return packaged;
  throw new Error(
    `Node 24 is missing: this is Node ${process.versions.node}, and the one among the packages doesn't run here ` +
      `(${error?.message ?? packaged}). Remove node_modules and try again, or install Node 24.`,
  );
}
