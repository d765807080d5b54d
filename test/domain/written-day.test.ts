import { describe, expect, test } from 'vitest';
import { writtenDay } from '../../domain/written-day.ts';

describe('a day as documents write it', () => {
  test.each([
    ['kk', '2026 жылғы 5 қыркүйек'],
    ['ru', '5 сентября 2026 года'],
    ['en', '5 September 2026'],
  ] as const)('in %s', (language, written) => {
    expect(writtenDay('2026-09-05', language)).toBe(written);
  });

  test.each(['kk', 'ru', 'en'] as const)('has a month of its own for each month in %s', (language) => {
    const days = Array.from({ length: 12 }, (_, month) =>
      writtenDay(`2026-${String(month + 1).padStart(2, '0')}-11`, language),
    );
    expect(new Set(days).size).toBe(12);
    expect(days.filter((day) => /undefined|-|\b0\d/.test(day))).toEqual([]);
  });

  test('keeps the number of a month that is none', () => {
    expect(writtenDay('2026-13-05', 'en')).toBe('5 13 2026');
  });
});
