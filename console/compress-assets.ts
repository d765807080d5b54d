import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** What is text. Fonts and pictures are small already. */
const WORTH_IT = /\.(js|css|svg)$/;

/** Once, when a console is built, and so as small as it gets: the api sends what stands beside a file (api/console/serve-assets.ts). */
export function compressAssets(folder: string): void {
  for (const name of readdirSync(folder).filter((file) => WORTH_IT.test(file))) {
    const content = readFileSync(join(folder, name));
    const brotli = brotliCompressSync(content, {
      params: {
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      },
    });
    for (const [ending, compressed] of [
      ['br', brotli],
      ['gz', gzipSync(content, { level: constants.Z_BEST_COMPRESSION })],
    ] as const) {
      if (compressed.length < content.length) writeFileSync(join(folder, `${name}.${ending}`), compressed);
    }
  }
}
