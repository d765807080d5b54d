import { describe, expect, it, test } from 'vitest';
import { isBeforeCommit, isTerminal, mayFollow, STAGES, type Stage, TRANSITIONS } from '../../domain/stages.ts';

/** The table once more, as a picture to read: a row may be followed by the columns that are marked. */
const MAY_FOLLOW = `
                     opening  awaiting-consent  awaiting-objections  checking-ownership  in-review  registering  registered  closed
opening                 x            x                   x                   x               -           -           -         x
awaiting-consent        -            x                   x                   x               -           -           -         x
awaiting-objections     -            x                   x                   x               -           -           -         x
checking-ownership      -            x                   -                   x               x           x           -         x
in-review               -            x                   -                   x               x           -           -         x
registering             -            x                   -                   -               -           x           x         x
registered              -            -                   -                   -               -           -           x         x
closed                  -            -                   -                   -               -           -           -         x
`;

const [columns = [], ...rows] = MAY_FOLLOW.trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));

const pairs = rows.flatMap(([from = '', ...marks]) =>
  marks.map((mark, index) => ({ from, to: columns[index] ?? '', allowed: mark === 'x' })),
);

const stageNamed = (name: string): Stage => {
  const stage = STAGES.find((known) => known === name);
  if (stage === undefined) throw new Error(`${name} is no stage`);
  return stage;
};

describe('the stages of a case', () => {
  it('are all in the table of moves, and all in the picture', () => {
    expect([...STAGES].toSorted()).toEqual(Object.keys(TRANSITIONS).toSorted());
    expect(columns).toEqual(STAGES);
    expect(pairs).toHaveLength(STAGES.length ** 2);
  });

  test.each(pairs)('$from may be followed by $to: $allowed', ({ from, to, allowed }) => {
    expect(mayFollow(stageNamed(from), stageNamed(to))).toBe(allowed);
  });

  test.each(STAGES)('%s ends a case only if nothing follows it', (stage) => {
    expect(isTerminal(stage)).toBe(STAGES.every((to) => to === stage || !mayFollow(stage, to)));
  });

  test.each(STAGES)('%s leads to an end', (stage) => {
    const reached = new Set<Stage>([stage]);
    for (const from of reached) for (const to of STAGES) if (mayFollow(from, to)) reached.add(to);
    expect([...reached].some(isTerminal)).toBe(true);
  });

  test.each([
    ['opening', true],
    ['awaiting-consent', true],
    ['awaiting-objections', true],
    ['checking-ownership', true],
    ['in-review', true],
    ['registering', true],
    ['registered', false],
    ['closed', false],
  ] as const)('R14: %s lies before the commit: %s', (stage, before) => {
    expect(isBeforeCommit(stage)).toBe(before);
  });
});
