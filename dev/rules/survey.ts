import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findPlaces, type Place } from './find-places.ts';
import { findTests, type ShownBy } from './find-tests.ts';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Around the product: here a rule may be spoken of, but doesn't live. The tests of this very tool show none. */
const NO_PRODUCT = ['node_modules', 'test', 'docs', 'dist', 'coverage', 'deploy', 'dev', 'cli', 'bench', 'registries'];
const TESTS_OF_THIS = 'test/rules';

type InFile<Found> = Found & { readonly file: string };

/** Everything in the tree that cites a rule, by file and in order. */
export interface Survey {
  readonly places: readonly InFile<Place>[];
  readonly tests: readonly InFile<ShownBy>[];
}

/** Reads the sources and the tests: a few hundred small files. */
export function surveyRules(): Survey {
  return {
    places: inFiles('*/**/*.ts', NO_PRODUCT, findPlaces),
    tests: inFiles('test/**/*.test.ts', [TESTS_OF_THIS], findTests),
  };
}

function inFiles<Found extends object>(
  pattern: string,
  exclude: readonly string[],
  find: (source: string) => readonly Found[],
): readonly InFile<Found>[] {
  const files = globSync(pattern, { cwd: ROOT, exclude }).toSorted();
  return files.flatMap((file) =>
    find(readFileSync(join(ROOT, file), 'utf8')).map((found) => Object.assign({ file }, found)),
  );
}
