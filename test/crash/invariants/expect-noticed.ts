import { describe, expect, test } from 'vitest';
import { findViolations } from './invariants.ts';
import { SOUND } from './sound-traces.ts';
import type { Check, Traces } from './traces.ts';

/** One way in which an invariant is broken, alone or with what can't be told apart from it. */
export type Damage = readonly [invariant: string, how: string, damage: Partial<Traces>];

/** Each invariant of a group notices each damage to it, and none of the group is left without one. */
export function expectNoticed(group: Readonly<Record<string, Check>>, damages: readonly Damage[]): void {
  describe('the invariants', () => {
    test('hold for a sound run', () => {
      expect(findViolations(SOUND)).toEqual([]);
    });

    test.each(damages)('notice where "%s" is not true: %s', (invariant, _how, damage) => {
      const traces = { ...SOUND, ...damage };
      const offended = Object.entries(group).flatMap(([sentence, check]) => (check(traces).length > 0 ? sentence : []));
      expect(offended).toContain(invariant);
    });

    test('are each seen to fail here', () => {
      const seen = damages.map(([invariant]) => invariant);
      expect(Object.keys(group).filter((sentence) => !seen.includes(sentence))).toEqual([]);
    });
  });
}
