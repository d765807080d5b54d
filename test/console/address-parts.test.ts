import { describe, expect, test } from 'vitest';
import { addressParts } from '../../console/src/data/address-parts.ts';

const ADDRESSES = [
  [
    'Kazakh',
    'Батыс Қазақстан облысы, Орал қаласы, Ыбырай Алтынсарин көшесі, 122-үй, 113-пәтер',
    ['122-үй', '113-пәтер'],
  ],
  [
    'Russian',
    'Восточно-Казахстанская область, г. Усть-Каменогорск, проспект Абая, д. 174А, кв. 53',
    ['г. Усть-Каменогорск', 'д. 174А', 'кв. 53'],
  ],
  ['English', 'Astana, 58 Zhibek Zholy Street, apt. 106', ['apt. 106']],
] as const;

describe('an address on a screen', () => {
  test.each(ADDRESSES)('keeps in %s what belongs together on one line', (_language, address, held) => {
    expect(
      addressParts(address)
        .filter(({ isHeld }) => isHeld)
        .map(({ text }) => text),
    ).toEqual(held);
  });

  test.each(ADDRESSES)('is the same text in %s, however it is taken apart', (_language, address) => {
    expect(
      addressParts(address)
        .map(({ text }) => text)
        .join(''),
    ).toBe(address);
  });
});
