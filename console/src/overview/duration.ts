const UNITS = [
  { unit: 'seconds', seconds: 1, upTo: 120 },
  { unit: 'minutes', seconds: 60, upTo: 120 },
  { unit: 'hours', seconds: 3_600, upTo: 48 },
  { unit: 'days', seconds: 86_400, upTo: Infinity },
] as const;

/** How long something took, for comparing: the unit in which the number is small, and what can still be told apart. */
export interface Duration {
  readonly unit: (typeof UNITS)[number]['unit'];
  readonly value: number;
}

/** Tenths below ten, whole numbers above. @param seconds not negative */
export function durationOf(seconds: number): Duration {
  const { unit, seconds: size } = UNITS.find((one) => seconds / one.seconds < one.upTo) ?? UNITS[3];
  const value = seconds / size;
  return { unit, value: value < 10 ? Math.round(value * 10) / 10 : Math.round(value) };
}
