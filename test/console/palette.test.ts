import { describe, expect, test } from 'vitest';
import { PALETTE } from '../../console/src/theme/palette.ts';

/** Relative luminance and contrast as WCAG 2.2 defines them. */
const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

const SMALL_TEXT = 4.5;
const GRAPHIC = 3;
const { sky, stone, gold, brick, sage, dark } = PALETTE;
const PAPER = stone[0];
const HOVER = stone[1];
const NIGHT = dark[7];

/** The pairs of src/theme/theme.ts. */
const TEXTS: readonly (readonly [string, string, string])[] = [
  ['text on paper', stone[9], PAPER],
  ['dimmed text on a row that is pointed at', stone[6], HOVER],
  ['a link on paper', sky[7], PAPER],
  ['white on the primary colour', '#fffefc', sky[7]],
  ['the selected place', sky[8], sky[1]],
  ['soon on a row that is pointed at', gold[7], HOVER],
  ['late on a row that is pointed at', brick[7], HOVER],
  ['done on a row that is pointed at', sage[7], HOVER],
  ['an error on paper', brick[6], PAPER],
  ['the offline banner', gold[9], gold[1]],
  ['text at night', dark[0], dark[8]],
  ['dimmed text at night on a row that is pointed at', dark[2], dark[6]],
  ['a link at night', sky[3], NIGHT],
  ['the selected place at night', sky[1], sky[9]],
  ['soon at night', gold[3], dark[6]],
  ['late at night', brick[3], dark[6]],
  ['done at night', sage[3], dark[6]],
  ['a calm pill at night', sky[1], sky[9]],
  ['a pill of what is soon at night', gold[1], gold[9]],
  ['a pill of what is late at night', brick[1], brick[9]],
  ['a pill of what is done at night', sage[1], sage[9]],
];

const GRAPHICS: readonly (readonly [string, string, string])[] = [
  ['the bar of time', sky[5], PAPER],
  ['the late bar', brick[6], PAPER],
  ['the bar of time at night', sky[4], NIGHT],
  ['the soon bar at night', gold[4], NIGHT],
  ['the late bar at night', brick[4], NIGHT],
  ['the ornament', gold[3], sky[8]],
];

describe('contrast (WCAG 2.2 AA)', () => {
  test.each(TEXTS)('%s can be read', (_, text, ground) => {
    expect(contrast(text, ground)).toBeGreaterThanOrEqual(SMALL_TEXT);
  });

  test.each(GRAPHICS)('%s can be seen', (_, shape, ground) => {
    expect(contrast(shape, ground)).toBeGreaterThanOrEqual(GRAPHIC);
  });
});
