import { expect, test } from 'vitest';
import { createDice } from '../../registries/synthetic/dice.ts';
import { KINDS } from '../support/process-stack.ts';
import { takeTurns } from './kill-servers.ts';

const SEEDS = Array.from({ length: 200 }, (_, index) => index);

test.each([2, 3])('after %i turns of each kind every kind had as many, never twice running', (rounds) => {
  for (const seed of SEEDS) {
    const turns = takeTurns(createDice(seed, 1, 0));
    const dealt = Array.from({ length: rounds * KINDS.length }, turns);
    expect(dealt.toSorted()).toEqual(
      Array.from({ length: rounds }, () => KINDS)
        .flat()
        .toSorted(),
    );
    expect(dealt.filter((kind, index) => kind === dealt[index - 1])).toEqual([]);
  }
});
