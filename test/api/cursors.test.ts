import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createCursors } from '../../api/cursors.ts';
import { Problem } from '../../api/problem.ts';
import { parsePayloadKeys } from '../../platform/payload-keys.ts';
import { iinOf } from '../domain/sample-numbers.ts';

const keyNamed = (id: string): string => `${id}:${randomBytes(32).toString('base64')}`;
const cursorsWith = (...keys: readonly string[]) => {
  const parsed = parsePayloadKeys(keys.join(','));
  if (!parsed.ok) throw new Error(parsed.problem);
  return createCursors(parsed.keys);
};

const [OLD, NEW] = [keyNamed('old'), keyNamed('new')];
const position = [iinOf(1), 'permanent'];
const LIST = 'a list of somebody';

const attempt = (open: () => unknown): unknown => {
  try {
    return open();
  } catch (error) {
    return error instanceof Problem ? error.message : error;
  }
};

describe('a cursor', () => {
  test('leads on, also after a key has been put in front', () => {
    const cursor = cursorsWith(OLD).seal(position, LIST);
    for (const cursors of [cursorsWith(OLD), cursorsWith(NEW, OLD)]) {
      expect(cursors.open(cursor, LIST)).toEqual(position);
    }
    expect(attempt(() => cursorsWith(NEW).open(cursor, LIST))).toBe('invalid-cursor');
  });

  test('shows nothing of what it holds', () => {
    const [id = '', sealed = ''] = cursorsWith(OLD).seal(position, LIST).split(':');
    expect(id).toBe('old');
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain(iinOf(1));
  });

  test('serves in its own list only', () => {
    const cursors = cursorsWith(OLD);
    expect(attempt(() => cursors.open(cursors.seal(position, LIST), 'another list'))).toBe('invalid-cursor');
  });

  test('can not be changed in any place', () => {
    const cursors = cursorsWith(OLD);
    const cursor = cursors.seal(position, LIST);
    for (const [index, letter] of cursor.split('').entries()) {
      // The last letter of base64url may hold bits that count for nothing.
      if (index === cursor.length - 1) continue;
      const other = letter === 'A' ? 'B' : 'A';
      const changed = `${cursor.slice(0, index)}${other}${cursor.slice(index + 1)}`;
      expect(attempt(() => cursors.open(changed, LIST))).toBe('invalid-cursor');
    }
  });
});
