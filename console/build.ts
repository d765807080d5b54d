// `node console/build.ts [FOLDER]`: builds the console into a folder, by default dist/console, and prints what a browser loads.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const ROOT = join(import.meta.dirname, '..');
const folder = resolve(process.argv[2] ?? join(ROOT, 'dist', 'console'));

await build({
  configFile: join(import.meta.dirname, 'vite.config.ts'),
  logLevel: 'warn',
  build: { outDir: folder, emptyOutDir: true, reportCompressedSize: false },
});

const KILOBYTE = 1_000;
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(js|css)$/.test(name));
const sizes = files.map((name) => ({ name, bytes: gzipSync(readFileSync(join(folder, name))).length }));
for (const { name, bytes } of sizes.toSorted((a, b) => b.bytes - a.bytes)) {
  process.stdout.write(`${(bytes / KILOBYTE).toFixed(1).padStart(8)} kB  ${name}\n`);
}
const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
process.stdout.write(
  `${(total / KILOBYTE).toFixed(1).padStart(8)} kB  scripts and styles together, gzipped: ${folder}\n`,
);
