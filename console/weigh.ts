import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Loaded, loadedBy, readManifest } from './manifest.ts';

/** What browsers load for something, and how many bytes that is. */
export interface Weight extends Loaded {
  readonly what: string;
  readonly raw: number;
  readonly gzip: number;
  readonly brotli: number;
}

/** Where people begin, then what they load when they first go somewhere; scripts and styles, without fonts. */
export function weigh(folder: string): readonly Weight[] {
  const manifest = readManifest(folder);
  const pages = Object.keys(manifest).filter((source) => source.endsWith('.html'));
  const ofPage = pages.map((page) => ({ what: page, files: loadedBy(manifest, page).files }));
  const atStart = new Set(ofPage.find(({ what }) => what === 'index.html')?.files);
  const later = Object.keys(manifest).filter((source) => manifest[source]?.isDynamicEntry === true);
  const further = later.map((source) => ({
    what: source,
    files: loadedBy(manifest, source).files.filter((file) => !atStart.has(file)),
  }));
  return [...ofPage, ...further].map(({ what, files }) => Object.assign(bytesOf(folder, files), { what, files }));
}

function bytesOf(folder: string, files: readonly string[]) {
  const sum = (ending: string): number =>
    files.reduce((bytes, file) => {
      const compressed = join(folder, `${file}${ending}`);
      return bytes + statSync(existsSync(compressed) ? compressed : join(folder, file)).size;
    }, 0);
  return { raw: sum(''), gzip: sum('.gz'), brotli: sum('.br') };
}
