import { createCast, type Household } from './cast.ts';
import { dayNumber } from './days.ts';
import { MEMBERS_MAX } from './identity-numbers.ts';
import type { Households } from './world.ts';

/** The day on which the town's people have their ages. Fixed, so that a seed means the same people in every year. */
const FOUNDED = dayNumber('2026-01-01');

/** Every household of the town has as many people as identity numbers have room for. */
export const TOWN_HOUSEHOLD_SIZE = MEMBERS_MAX;

/** The town's households. @param size number of people, rounded up to whole households */
export function createTown(size: number, seed: number): Households {
  const count = Math.ceil(size / TOWN_HOUSEHOLD_SIZE);
  const exists = (household: number) => household >= 0 && household < count;
  return {
    anchorDayOf: (household) => (exists(household) ? FOUNDED : undefined),
    make: (household) => (exists(household) ? makeHousehold(household, seed) : undefined),
  };
}

/** A couple with two children, or with one and a grandparent, all living in one home. */
function makeHousehold(household: number, seed: number): Household {
  const cast = createCast({ space: 'town', household }, FOUNDED, seed);
  const one = cast.adult();
  const other = cast.adult();
  cast.marry(one, other);
  // The second flat stays theirs and stands empty.
  other.permanentAddress = one.permanentAddress;
  const [home] = cast.dwellings;
  if (home !== undefined && cast.dice.below(2) === 0) {
    home.owners = [one, other].map(({ iin }) => ({ iin, share: '1/2' }));
  }
  cast.raise(other, cast.childOf(one));
  if (cast.dice.below(2) === 0) cast.raise(other, cast.childOf(one));
  else cast.parentOf(one);
  return cast;
}
