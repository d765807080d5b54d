import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { whyPackagesAreMissing } from '../../dev/bootstrap/packages.mjs';

type Packages = Readonly<Record<string, { readonly version: string; readonly optional?: boolean }>>;

function checkout(locked: Packages, installed?: Packages): string {
  const root = mkdtempSync(join(tmpdir(), 'tirkeu-checkout-'));
  const project = { '': { version: '0.1.0' } };
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: { ...project, ...locked } }));
  mkdirSync(join(root, 'node_modules'));
  if (installed !== undefined)
    writeFileSync(join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: installed }));
  return root;
}

const zod = { 'node_modules/zod': { version: '4.0.0' } };
const forAnotherPlatform = { 'node_modules/x-win32': { version: '1.0.0', optional: true } };

it('installs on a fresh clone, and after an installation that was interrupted', () => {
  expect(whyPackagesAreMissing(checkout(zod))).toBe('no packages yet');
});

it('leaves packages alone that are what the lock says', () => {
  expect(whyPackagesAreMissing(checkout({ ...zod, ...forAnotherPlatform }, zod))).toBeUndefined();
});

it('installs again when the lock has another version or one more package', () => {
  const newer = { 'node_modules/zod': { version: '4.0.1' }, 'node_modules/pino': { version: '10.0.0' } };
  expect(whyPackagesAreMissing(checkout(newer, zod))).toBe('package-lock.json differs in 2 packages');
});
