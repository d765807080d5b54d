import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, test } from 'vitest';
import { EXECUTABLES } from '../../dev/runtime/executables.ts';
import { parseRequirements } from '../../dev/runtime/parse-requirements.ts';

const file = readFileSync(join(import.meta.dirname, '../../dev/runtime/requirements.txt'), 'utf8');

it('splits the file into entries that pip takes one by one', () => {
  const text =
    '# why\none==1.0 ; sys_platform == "linux" \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n\ntwo==2.1 --hash=sha256:cc # so\n';
  expect(parseRequirements(text)).toEqual([
    { name: 'one', version: '1.0', text: 'one==1.0 ; sys_platform == "linux"  --hash=sha256:aa  --hash=sha256:bb\n' },
    { name: 'two', version: '2.1', text: 'two==2.1 --hash=sha256:cc\n' },
  ]);
});

test.each(['one>=1.0 --hash=sha256:aa', 'one --hash=sha256:aa', 'one==1.0', 'https://example.org/one.whl'])(
  'rejects %j, which leaves open what is installed',
  (line) => expect(() => parseRequirements(line)).toThrow('NAME==VERSION with --hash'),
);

test.each(Object.values(EXECUTABLES))('pins the wheel of $file', ({ wheel }) => {
  expect(parseRequirements(file).map(({ name }) => name)).toContain(wheel);
});
