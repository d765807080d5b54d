import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** Documents that say how long a file is mark the number, so that it can be held to the file. */
const MARKED = /<!-- lines:(\S+) -->(\d+)<!-- \/lines -->/g;

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

const marked = readdirSync(new URL('docs/decisions/', root))
  .map((name) => `docs/decisions/${name}`)
  .flatMap((document) => [...read(document).matchAll(MARKED)].map(([, file = '', said]) => ({ document, file, said })));

describe('the number of lines that a document states', () => {
  test('is stated somewhere', () => {
    expect(marked).not.toEqual([]);
  });

  test.each(marked)('$document is right about $file', ({ file, said }) => {
    expect(read(file).split('\n').length - 1).toBe(Number(said));
  });
});
