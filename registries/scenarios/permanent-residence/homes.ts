import type { DwellingRecord } from '../../synthetic/records.ts';
import { file, ownerConsents, registered, type Scenario } from '../scenario.ts';

/** Every kind of home that people own: what differs is the category only. Apartments are what the other scenarios are about. */
export const HOMES = {
  house: homeOf('HOUSE', 'a house'),
  dacha: homeOf('DACHA', 'a dacha'),
  'gardening-association': homeOf('GARDENING_ASSOCIATION', 'a house of a gardening association'),
  cooperative: homeOf('COOPERATIVE', 'a home of a housing cooperative'),
} as const satisfies Record<string, Scenario>;

function homeOf(category: DwellingRecord['category'], name: string): Scenario {
  return {
    says: `A citizen moves into ${name}, whose owner consents.`,
    stage: (cast) => {
      const [registrant, owner] = [cast.adult(), cast.adult()];
      const to = cast.dwelling({ owners: [owner], category });
      return file(cast, { registrant, to, consenters: [ownerConsents(owner)], expect: registered });
    },
  };
}
