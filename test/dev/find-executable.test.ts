import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, test } from 'vitest';
import { EXECUTABLES } from '../../dev/runtime/executables.ts';
import { findExecutable } from '../../dev/runtime/find-executable.ts';

/** A folder with an executable that answers `output` to whatever it is asked. */
function folderWith(file: string, output: string, code = 0): string {
  const folder = mkdtempSync(join(tmpdir(), 'tirkeu-path-'));
  writeFileSync(join(folder, file), `#!/bin/sh\necho '${output}'\nexit ${code}\n`);
  chmodSync(join(folder, file), 0o755);
  return folder;
}

test.each([
  ['mongod', 'db version v6.0.5', true],
  ['mongod', 'db version v8.2.6', true],
  ['mongod', 'db version v5.0.31', false],
  ['mongod', 'db version v9.0.0', false],
  ['temporal', 'temporal version 1.9.1 (Server 1.32.0, UI 2.54.1)', true],
  ['temporal', 'temporal version 1.4.0 (Server 1.28.0, UI 2.39.0)', false],
  ['temporal', 'something else by that name', false],
] as const)('takes %s from the PATH when it says %j: %s', async (name, output, taken) => {
  const folder = folderWith(EXECUTABLES[name].file, output);
  const expected = taken ? join(folder, EXECUTABLES[name].file) : undefined;
  expect(await findExecutable(EXECUTABLES[name], { PATH: folder })).toBe(expected);
});

it('looks on along the PATH when the first one does not fit', async () => {
  const [old, fitting] = [folderWith('mongod', 'db version v4.4.0'), folderWith('mongod', 'db version v7.0.1')];
  expect(await findExecutable(EXECUTABLES.mongod, { PATH: `${old}:${fitting}` })).toBe(join(fitting, 'mongod'));
});

it('takes the one that the environment names, whatever its version', async () => {
  const path = join(folderWith('mine', 'db version v99.0.0'), 'mine');
  expect(await findExecutable(EXECUTABLES.mongod, { PATH: '', TIRKEU_MONGOD: path })).toBe(path);
});

it('says which variable is wrong when it names nothing that can be run', async () => {
  const missing = join(tmpdir(), 'no-such-mongod');
  await expect(findExecutable(EXECUTABLES.mongod, { TIRKEU_MONGOD: missing })).rejects.toThrow(
    `TIRKEU_MONGOD=${missing} is not an executable file`,
  );
  const broken = join(folderWith('mongod', 'libcurl.so.4: cannot open shared object file', 127), 'mongod');
  await expect(findExecutable(EXECUTABLES.mongod, { TIRKEU_MONGOD: broken })).rejects.toThrow('libcurl.so.4');
});
