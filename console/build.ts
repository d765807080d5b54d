// `node console/build.ts [FOLDER]`: builds the console into a folder, by default dist/console, and prints what browsers load.
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { compressAssets } from './compress-assets.ts';
import { weigh } from './weigh.ts';

const ROOT = join(import.meta.dirname, '..');
const folder = resolve(process.argv[2] ?? join(ROOT, 'dist', 'console'));

// Whoever starts this: a test runner's word for itself would make a build of React's slow and talkative kind, kept for everybody.
process.env['NODE_ENV'] = 'production';

await build({
  configFile: join(import.meta.dirname, 'vite.config.ts'),
  logLevel: 'warn',
  build: { outDir: folder, emptyOutDir: true, reportCompressedSize: false },
});
compressAssets(join(folder, 'assets'));

const KILOBYTE = 1_000;
const inKilobytes = (bytes: number): string => `${(bytes / KILOBYTE).toFixed(1).padStart(7)} kB`;
process.stdout.write(`${'raw'.padStart(10)} ${'gzip'.padStart(10)} ${'brotli'.padStart(10)}  files\n`);
for (const { what, files, raw, gzip, brotli } of weigh(folder)) {
  const sizes = [raw, gzip, brotli].map(inKilobytes).join(' ');
  process.stdout.write(`${sizes} ${String(files.length).padStart(6)}  ${what}\n`);
}
