import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { caseSchema } from './case-schema.ts';

const root = join(import.meta.dirname, '..', '..');

/** Every `method` and `path` that a file of these folders declares, as the page writes them. */
const declared = ['routes', 'events', 'staff', 'webhooks', 'invitations', 'status', 'desk']
  .map((folder) => join('api', folder))
  .flatMap((folder) =>
    readdirSync(join(root, folder)).flatMap((file) => {
      const source = readFileSync(join(root, folder, file), 'utf8');
      return [...source.matchAll(/method: '(\w+)',\s+path: '([^']+)'/g)].map(
        ([, method = '', path = '']) => `${method.toUpperCase()} ${path.replaceAll(/:(\w+)/g, '{$1}')}`,
      );
    }),
  );

const page = readFileSync(join(root, 'docs', 'api.md'), 'utf8');

test('docs/api.md lists the calls that there are, and no other', () => {
  const listed = [...page.matchAll(/^\| `([A-Z]+ \/[^`]+)` +\|/gm)].map(([, call]) => call);
  expect(declared.length).toBeGreaterThan(0);
  expect(new Set(listed)).toEqual(new Set(declared));
});

test('docs/api.md says of every member of a case what it is, and of no other', () => {
  const [table = ''] = /^\| member[^]+?\n\n/m.exec(page) ?? [];
  const members = [...table.matchAll(/^\| (`[^|]+`) +\|/gm)].flatMap(([, cell = '']) => cell.split(', '));
  expect(new Set(members)).toEqual(new Set(Object.keys(caseSchema.shape).map((member) => `\`${member}\``)));
});
