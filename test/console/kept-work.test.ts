import { describe, expect, test } from 'vitest';
import { noteOn } from '../../console/src/cases/notes/note-draft.ts';
import { type Desk, forgetOthers, keep, readKept, type WorkKind } from '../../console/src/session/kept-work.ts';
import { decisionOn } from '../../console/src/reviews/desk/written-decision.ts';

const CASE_ID = 'case-1';
const NOTE = noteOn(CASE_ID);
const WRITTEN = { text: 'She comes on Mon', key: 'k' };

function openTab() {
  const kept = new Map<string, string>();
  const storage: Desk['storage'] = {
    get length() {
      return kept.size;
    },
    key: (at) => [...kept.keys()][at] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
  const deskOf = (owner: string, now = 0): Desk => ({ storage, owner, now });
  return { kept, deskOf };
}

describe('work that somebody has begun', () => {
  test('comes back for the same person', () => {
    const { deskOf } = openTab();
    keep(deskOf('saule'), NOTE, WRITTEN);
    expect(readKept(deskOf('saule', NOTE.forMs - 1), NOTE)).toEqual(WRITTEN);
  });

  test('on one case is not there on another', () => {
    const { deskOf } = openTab();
    keep(deskOf('saule'), NOTE, WRITTEN);
    expect(readKept(deskOf('saule'), noteOn('case-2'))).toBeNull();
  });

  test.each([
    ['somebody else', 'aigerim', 1],
    ['the same person when its time is over', 'saule', NOTE.forMs],
  ])('is thrown away before %s sees it', (_who, owner, now) => {
    const { kept, deskOf } = openTab();
    keep(deskOf('saule'), NOTE, WRITTEN);
    expect(readKept(deskOf(owner, now), NOTE)).toBeNull();
    expect([...kept]).toEqual([]);
  });

  test('leaves nothing behind once it is done', () => {
    const { kept, deskOf } = openTab();
    keep(deskOf('saule'), NOTE, WRITTEN);
    keep(deskOf('saule'), NOTE, null);
    expect([...kept]).toEqual([]);
  });

  test('is left on the page where the tab has no room for it, and as it was kept before', () => {
    const { deskOf } = openTab();
    keep(deskOf('saule'), NOTE, WRITTEN);
    const { storage, ...desk } = deskOf('saule');
    const setItem = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
    const full: Desk = { ...desk, storage: { ...storage, setItem } };
    expect(() => keep(full, NOTE, { ...WRITTEN, text: 'x'.repeat(99) })).not.toThrow();
    expect(readKept(deskOf('saule'), NOTE)).toEqual(WRITTEN);
  });

  test('is gone when somebody else signs in, wherever they go; what isn’t work stays', () => {
    const { kept, deskOf } = openTab();
    kept.set('language', 'kk');
    for (const kind of [NOTE, noteOn('case-2')]) keep(deskOf('saule'), kind, WRITTEN);
    keep(deskOf('aigerim'), noteOn('case-3'), WRITTEN);
    forgetOthers(deskOf('aigerim', 1));
    expect(readKept(deskOf('aigerim', 1), noteOn('case-3'))).toEqual(WRITTEN);
    expect(kept.size).toBe(2);
    expect(kept.get('language')).toBe('kk');
  });

  const KINDS: readonly (readonly [string, WorkKind<unknown>])[] = [
    ['note', NOTE],
    ['decision', decisionOn(CASE_ID)],
  ];
  const broken = ['not json', '[]', 'null', '7', '{"owner":"saule"}'];
  const foreign = [7, 'text', [], {}, { text: 1, key: 2 }, { reason: null, seen: 1 }, { reason: 'x', seen: '1' }];
  test.each(KINDS)('that nobody understands is no %s', (_what, kind) => {
    const { kept, deskOf } = openTab();
    keep(deskOf('saule'), kind, {});
    const [place = ''] = kept.keys();
    for (const text of broken) {
      kept.set(place, text);
      expect(readKept(deskOf('saule'), kind)).toBeNull();
    }
    expect(foreign.map((work) => kind.parse(work))).toEqual(foreign.map(() => null));
  });

  test('of an older page is taken over as far as it is understood', () => {
    const { parse } = decisionOn(CASE_ID);
    const decision = { choice: 'refuse', ground: 'objection-upheld', person: null, reason: 'She has a right', seen: 4 };
    expect(parse(decision)).toEqual(decision);
    expect(parse({ ...decision, choice: 'postpone', ground: 7 })).toEqual({ ...decision, choice: null, ground: null });
  });
});
