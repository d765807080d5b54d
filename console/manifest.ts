import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What Vite tells of a file that it has written. */
interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
  readonly isDynamicEntry?: boolean;
}

/** By source, as far as sources have a file of their own. */
export type Manifest = Readonly<Record<string, Chunk>>;

export function readManifest(folder: string): Manifest {
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8'));
  return manifest;
}

export interface Loaded {
  /** Scripts and styles, by their names in the build. */
  readonly files: readonly string[];
}

/** What a browser loads at once for a source: its own file, and those that it can't do without. */
export function loadedBy(manifest: Manifest, source: string): Loaded {
  const sources = new Set([source]);
  for (const one of sources) for (const imported of manifest[one]?.imports ?? []) sources.add(imported);
  const chunks = [...sources].flatMap((one) => manifest[one] ?? []);
  return { files: [...new Set(chunks.flatMap(({ file, css = [] }) => [file].concat(css)))] };
}
