import type { Cast } from '../../synthetic/cast.ts';
import { ASTANA } from '../../synthetic/places.ts';
import type { DwellingRecord, PersonRecord } from '../../synthetic/records.ts';
import { file, ownerConsents, refused, registered, type Scenario } from '../scenario.ts';

/** The capital's norm: useful area that each registered person must have. */
const NORM_M2 = 15;

/** Flats in Astana that are full, or nearly. */
export const DENSITY = {
  'crowded-flat': {
    says: 'Two people who aren’t related to the registrant live in a flat in Astana that has no room for a third.',
    stage: (cast) => {
      const registrant = cast.adult();
      const { flat } = sharedFlat(cast, { places: 2 });
      return file(cast, { registrant, to: flat, expect: refused('dwelling-too-dense') });
    },
  },
  'crowded-flat-family': {
    says: 'A flat in Astana is full, but the registrant is married to somebody who lives there; the owner consents.',
    stage: (cast) => {
      const registrant = cast.adult();
      const { flat, owner, lodger } = sharedFlat(cast, { places: 2 });
      cast.marry(registrant, lodger);
      return file(cast, { registrant, to: flat, consenters: [ownerConsents(owner)], expect: registered });
    },
  },
  'crowded-flat-child': {
    says: 'A flat in Astana is full, but a parent who lives there files for a child of 15; the owner consents.',
    stage: (cast) => {
      const { flat, owner, lodger } = sharedFlat(cast, { places: 2 });
      const registrant = cast.childOf(lodger, 'teenager');
      registrant.permanentAddress = null;
      const consenters = [ownerConsents(owner)];
      return file(cast, {
        registrant,
        applicant: lodger,
        capacity: 'parent',
        to: flat,
        consenters,
        expect: registered,
      });
    },
  },
  'last-place': {
    says: 'A flat in Astana has room for exactly one person more; the owner consents.',
    stage: (cast) => {
      const registrant = cast.adult();
      const { flat, owner } = sharedFlat(cast, { places: 3 });
      return file(cast, { registrant, to: flat, consenters: [ownerConsents(owner)], expect: registered });
    },
  },
} as const satisfies Record<string, Scenario>;

/** A flat with area for so many people, where the owner and a lodger live. */
function sharedFlat(
  cast: Cast,
  { places }: { readonly places: number },
): { readonly flat: DwellingRecord; readonly owner: PersonRecord; readonly lodger: PersonRecord } {
  const [owner, lodger] = [cast.adult(), cast.adult()];
  const usefulArea = places * NORM_M2 + cast.dice.below(10 * NORM_M2) / 10;
  const flat = cast.dwelling({ owners: [owner], settlement: ASTANA, usefulArea });
  cast.settle(owner, flat);
  cast.settle(lodger, flat);
  return { flat, owner, lodger };
}
