import { dayNumber, isoDay } from './days.ts';

/**
 * IINs, BINs and RKAs of synthetic people, organisations and dwellings, made so that a number can be computed from a
 * household and the household from the number. That is why a population of a million needs no index and no memory.
 */

/** Whose households: the town's, which exist from the start, or the scenarios', which are made when asked for. */
export const SPACES = ['town', 'scenario'] as const;
export type Space = (typeof SPACES)[number];

/** What a number leads back to. A candidate only: whether the household has such a member, the world checks. */
export interface Whereabouts {
  readonly space: Space;
  readonly household: number;
}

/**
 * People of one age are born within a window of days that ends `youngestDays` before the anchor day. The lengths are
 * primes: then `number · STRIDE mod length` visits every day once, and can be undone.
 */
const AGES = {
  child: { youngestDays: 3 * 365, windowDays: 3_271 },
  teenager: { youngestDays: 15 * 366, windowDays: 307 },
  adult: { youngestDays: 25 * 366, windowDays: 12_763 },
  elder: { youngestDays: 65 * 366, windowDays: 7_297 },
} as const;
export type Age = keyof typeof AGES;

export const MEMBERS_MAX = 4;
const STRIDE = 5_741;
/** Keeps the members of a household from sharing a birthday. */
const MEMBER_STRIDE = 2_741;

/** Four serial digits hold 2 · (space, round, member) + the digit that makes the check digit possible. */
const SERIALS = 5_000 / SPACES.length;
const ROUNDS = SERIALS / MEMBERS_MAX;

const FOUNDING_MONTHS = 12 * 23;
const FIRST_FOUNDING_YEAR = 2_000;
const BIN_SERIALS = 50_000 / SPACES.length;

const HOUSEHOLDS_MAX = 10 ** 10;

/** The check digit of 11 digits; `undefined` where no number with these digits exists. */
export function checkDigit(digits: string): number | undefined {
  const remainder = (shift: number) => {
    let sum = 0;
    for (let at = 0; at < 11; at += 1) sum += Number(digits[at]) * (((at + shift) % 11) + 1);
    return sum % 11;
  };
  const first = remainder(0);
  const digit = first === 10 ? remainder(2) : first;
  return digit === 10 ? undefined : digit;
}

export const hasCheckDigit = (number: string): boolean => checkDigit(number) === Number(number[11]);

/**
 * Completes a number. The eleventh digit has weight 11 in the first sum and 2 in the second: of two neighbours at most
 * one leaves remainder 10 twice, so trying two is always enough.
 */
function complete(prefix: string, evenSerial: number, digits: number): string {
  for (const serial of [evenSerial, evenSerial + 1]) {
    const eleven = prefix + String(serial).padStart(digits, '0');
    const check = checkDigit(eleven);
    if (check !== undefined) return eleven + String(check);
  }
  throw new RangeError('no check digit exists');
}

export interface Birth {
  readonly iin: string;
  readonly birthDate: string;
}

/**
 * The IIN and birth date of a household's member.
 * @param anchorDay day on which the person has the age; the seed moves everybody's birthday
 * @throws RangeError beyond some 190,000 households with a teenager, or millions with others
 */
export function birthOf(
  place: Whereabouts & { readonly member: number },
  who: { readonly age: Age; readonly male: boolean },
  anchorDay: number,
  seed: number,
): Birth {
  const { youngestDays, windowDays } = AGES[who.age];
  const firstDay = anchorDay - youngestDays - windowDays;
  const residue = ((place.household % windowDays) * STRIDE + shiftOf(place.member, seed)) % windowDays;
  const birthDate = isoDay(firstDay + modulo(residue - firstDay, windowDays));
  const round = Math.floor(place.household / windowDays);
  if (round >= ROUNDS) throw new RangeError(`no more synthetic people of this age: ${who.age}`);

  const century = (birthDate < '2000' ? 3 : 5) + (who.male ? 0 : 1);
  const serial = 2 * (SPACES.indexOf(place.space) * SERIALS + round * MEMBERS_MAX + place.member);
  return { iin: complete(birthDate.replaceAll('-', '').slice(2) + String(century), serial, 4), birthDate };
}

/**
 * Undoes `birthOf`. The number doesn't say which age's window its birthday comes from, so each age gives a candidate, and
 * those whose household has another anchor day than that age would need are dropped: seldom more than one is left.
 * @param anchorDayOf the day on which a household has its ages; `undefined` where there is no such household
 */
export function whereaboutsOfIin(
  iin: string,
  seed: number,
  anchorDayOf: (place: Whereabouts) => number | undefined,
): Whereabouts[] {
  const century = ['18', '18', '19', '19', '20', '20'][Number(iin[6]) - 1];
  if (century === undefined || !hasCheckDigit(iin)) return [];
  const birthDay = dayNumber(`${century}${iin.slice(0, 2)}-${iin.slice(2, 4)}-${iin.slice(4, 6)}`);
  if (Number.isNaN(birthDay)) return [];

  const serial = Math.floor(Number(iin.slice(7, 11)) / 2);
  const space = SPACES[Math.floor(serial / SERIALS)];
  if (space === undefined) return [];
  const round = Math.floor((serial % SERIALS) / MEMBERS_MAX);
  const shift = shiftOf(serial % MEMBERS_MAX, seed);
  return Object.values(AGES).flatMap(({ youngestDays, windowDays }) => {
    const residue = modulo(birthDay - shift, windowDays);
    const household = round * windowDays + ((residue * inverseOfStride(windowDays)) % windowDays);
    const anchorDay = anchorDayOf({ space, household });
    if (anchorDay === undefined) return [];
    const age = anchorDay - youngestDays - birthDay;
    return age > 0 && age <= windowDays ? [{ space, household }] : [];
  });
}

/** The BIN of a household's organisation: a legal entity (4), head office (0). */
export function binOf({ space, household }: Whereabouts): string {
  const month = household % FOUNDING_MONTHS;
  const round = Math.floor(household / FOUNDING_MONTHS);
  if (round >= BIN_SERIALS) throw new RangeError('no more synthetic organisations');
  const year = String(FIRST_FOUNDING_YEAR + Math.floor(month / 12)).slice(2);
  const prefix = `${year}${String((month % 12) + 1).padStart(2, '0')}40`;
  return complete(prefix, 2 * (SPACES.indexOf(space) * BIN_SERIALS + round), 5);
}

export function whereaboutsOfBin(bin: string): Whereabouts[] {
  if (!hasCheckDigit(bin)) return [];
  const serial = Math.floor(Number(bin.slice(6, 11)) / 2);
  const space = SPACES[Math.floor(serial / BIN_SERIALS)];
  if (space === undefined) return [];
  const month = (2_000 + Number(bin.slice(0, 2)) - FIRST_FOUNDING_YEAR) * 12 + Number(bin.slice(2, 4)) - 1;
  return [{ space, household: (serial % BIN_SERIALS) * FOUNDING_MONTHS + month }];
}

/** The RKA of a household's dwelling: `02`, region of the KATO, space, household, dwelling. */
export function rkaOf(place: Whereabouts & { readonly dwelling: number; readonly region: string }): string {
  if (place.household >= HOUSEHOLDS_MAX) throw new RangeError('no more synthetic dwellings');
  return `02${place.region}${SPACES.indexOf(place.space) + 1}${String(place.household).padStart(10, '0')}${place.dwelling}`;
}

export function whereaboutsOfRka(rka: string): Whereabouts[] {
  const space = SPACES[Number(rka[4]) - 1];
  return space === undefined ? [] : [{ space, household: Number(rka.slice(5, 15)) }];
}

const shiftOf = (member: number, seed: number): number => seed + member * MEMBER_STRIDE;

const modulo = (value: number, divisor: number): number => ((value % divisor) + divisor) % divisor;

/** By Fermat's little theorem: `STRIDE ^ (prime - 2) mod prime`. */
function inverseOfStride(prime: number): number {
  let power = 1;
  let square = STRIDE % prime;
  for (let exponent = prime - 2; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) power = (power * square) % prime;
    square = (square * square) % prime;
  }
  return power;
}
