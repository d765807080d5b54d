import type { Cast } from '../synthetic/cast.ts';
import type { PersonRecord } from '../synthetic/records.ts';
import { file, refused, withdrawn, type Filing, type Scenario } from './scenario.ts';

/** People who leave the country for good: every residence is closed, nobody has to consent. */
export const DEPARTURES = {
  emigrant: {
    says: 'A citizen with passport and departure document leaves the country for good; nobody has to consent.',
    stage: (cast) => {
      const registrant = cast.adult();
      cast.givePassport(registrant);
      return depart(cast, { registrant, documentNumber: cast.letDepart(registrant), expect: withdrawn });
    },
  },
  'emigrant-child': {
    says: 'A parent files for a child under 14 who leaves the country for good, with passport and departure document.',
    stage: (cast) => {
      const applicant = cast.adult();
      const registrant = cast.childOf(applicant);
      cast.givePassport(registrant);
      const documentNumber = cast.letDepart(registrant);
      return depart(cast, { registrant, applicant, capacity: 'parent', documentNumber, expect: withdrawn });
    },
  },
  'emigrant-without-passport': {
    says: 'A citizen wants to leave the country for good with an identity card but no passport.',
    stage: (cast) => {
      const registrant = cast.adult();
      const documentNumber = cast.letDepart(registrant);
      return depart(cast, { registrant, documentNumber, expect: refused('no-valid-passport') });
    },
  },
  'emigrant-without-document': {
    says: 'A citizen wants to leave the country for good and names a departure document that the registry doesn’t hold.',
    stage: (cast) => {
      const registrant = cast.adult();
      cast.givePassport(registrant);
      const expect = refused('departure-document-invalid');
      return depart(cast, { registrant, documentNumber: 'DEP-NEVER-ISSUED', expect });
    },
  },
} as const satisfies Record<string, Scenario>;

interface Departure extends Omit<Filing, 'to'> {
  readonly registrant: PersonRecord;
  readonly documentNumber: string;
}

const depart = (cast: Cast, { documentNumber, ...filing }: Departure) =>
  file(cast, {
    ...filing,
    service: 'departure-abroad',
    to: cast.homeOf(filing.registrant),
    also: { departure: { documentNumber } },
  });
