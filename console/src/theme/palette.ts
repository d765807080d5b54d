import type { MantineColorsTuple } from '@mantine/core';

/**
 * Ten shades each, light to dark. Text on white and white on colour begin at shade 6 with 4.5:1 (WCAG AA); test/console
 * holds the pairs that are used to that.
 */

/** The sky-blue of the flag, calmed down so that a whole day with it doesn't tire. */
const sky: MantineColorsTuple = [
  '#f0f7fb',
  '#deedf5',
  '#bddbea',
  '#93c4dc',
  '#66a9c9',
  '#418eb4',
  '#2a7399',
  '#1e6386',
  '#185370',
  '#113c52',
];

/** Warm neutrals: paper, not glass. */
const stone: MantineColorsTuple = [
  '#faf9f7',
  '#f4f2ee',
  '#e9e6e0',
  '#d9d5cd',
  '#b5b0a6',
  '#8b867b',
  '#6a655b',
  '#544f47',
  '#3b3732',
  '#26231f',
];

/** Dark mode, from text to the deepest ground. Mantine's `dark` is read in this order. */
const night: MantineColorsTuple = [
  '#e9e7e2',
  '#cfccc5',
  '#aaa69d',
  '#7d7970',
  '#55514b',
  '#3f3c38',
  '#322f2c',
  '#252321',
  '#1d1b1a',
  '#141312',
];

/** The gold of the ornament: only where something wants to be looked at soon. */
const gold: MantineColorsTuple = [
  '#fdf8ea',
  '#f8edcb',
  '#f0db98',
  '#e5c55f',
  '#d8ae35',
  '#bd9120',
  '#8a6710',
  '#73550b',
  '#5b4309',
  '#3f2e06',
];

/** Brick instead of alarm red: overdue and refused. */
const brick: MantineColorsTuple = [
  '#fbf1ef',
  '#f6dfda',
  '#ecbcb3',
  '#df9588',
  '#d0705f',
  '#bd5140',
  '#a83f2f',
  '#8e3426',
  '#732a1f',
  '#531e16',
];

/** Steppe after rain: registered, given, done. */
const sage: MantineColorsTuple = [
  '#f0f7f2',
  '#dcede1',
  '#b6d9c1',
  '#8bc19c',
  '#62a778',
  '#438c5b',
  '#307147',
  '#275f3b',
  '#204e31',
  '#173823',
];

export const PALETTE = {
  sky,
  stone,
  gold,
  brick,
  sage,
  gray: stone,
  dark: night,
  red: brick,
  green: sage,
  yellow: gold,
};
