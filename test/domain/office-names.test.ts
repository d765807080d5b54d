import { expect, test } from 'vitest';
import { officeNameOf } from '../../domain/office-names.ts';
import { officeOf } from '../../domain/offices.ts';

const offices = Array.from({ length: 100 }, (_, region) => officeOf(String(region).padStart(2, '0'))).filter(
  (office) => office !== undefined,
);

test('every office has a name in three languages, and no two have the same', () => {
  expect(offices.length).toBeGreaterThan(0);
  for (const language of ['kk', 'ru', 'en'] as const) {
    const names = offices.map((office) => officeNameOf(office)?.[language]);
    expect(names).not.toContain(undefined);
    expect(new Set(names).size).toBe(offices.length);
  }
});

test('what is no office has no name', () => {
  expect(officeNameOf('toString')).toBeUndefined();
});
