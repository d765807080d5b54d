import type { Cast } from '../../synthetic/cast.ts';
import type { DwellingRecord } from '../../synthetic/records.ts';
import { file, refused, registered, type Scenario } from '../scenario.ts';

type Category = DwellingRecord['category'];

/** Premises that an organisation runs: its administration files and nobody else consents. */
export const PREMISES = {
  hostel: runBy('HOSTEL', '«Студенттер үйі» ЖШС', 'A hostel registers a lodger'),
  hotel: runBy('HOTEL', '«Жұлдыз» қонақүйі ЖШС', 'A hotel registers somebody who lives there'),
  'rest-home': runBy('REST_HOME', '«Бурабай» демалыс үйі ЖШС', 'A rest home registers a resident'),
  sanatorium: runBy('SANATORIUM', '«Арасан» шипажайы ЖШС', 'A sanatorium registers a resident'),
  dispensary: runBy('DISPENSARY', '«Шипа» профилакторийі ЖШС', 'A dispensary registers a guest'),
  'medical-institution': runBy('MEDICAL_INSTITUTION', 'Қалалық аурухана КМК', 'A hospital registers a patient'),
  'boarding-house': runBy('BOARDING_HOUSE', '«Көктем» пансионаты ЖШС', 'A boarding house registers a resident'),
  'nursing-home': runBy('NURSING_HOME', 'Қарттар үйі КММ', 'A nursing home registers a resident'),
  'office-building': {
    says: 'People live in an office building of a private owner; the operator files, signed by an employee with that right.',
    stage: (cast) => {
      const [registrant, applicant, owner] = [cast.adult(), cast.adult(), cast.adult()];
      const { bin } = cast.company('«Алатау Қызмет» ЖШС');
      const to = cast.dwelling({ category: 'OFFICE_BUILDING', owners: [owner], usefulArea: 1_400 });
      to.operator = { bin };
      const organisation = { bin, role: 'signatory' } as const;
      return file(cast, { registrant, applicant, capacity: 'administration', organisation, to, expect: registered });
    },
  },
  'hotel-by-employee': {
    says: 'An employee without the right to sign files for a hotel: the signature is rejected and nothing is filed.',
    stage: (cast) => {
      const filing = staffed(cast, 'HOTEL', '«Жұлдыз» қонақүйі ЖШС', 'employee');
      return file(cast, { ...filing, expect: { outcome: null, ground: null, problem: 'signature-rejected' } });
    },
  },
  'hostel-by-lodger': {
    says: 'A lodger files for a place in a hostel, which only the hostel’s administration may.',
    stage: (cast) => {
      const registrant = cast.adult();
      const to = cast.dwelling({ category: 'HOSTEL', owners: [cast.company('«Студенттер үйі» ЖШС')], usefulArea: 900 });
      return file(cast, { registrant, to, expect: refused('administration-must-file') });
    },
  },
  'hostel-by-another-company': {
    says: 'A company files for a hostel that it neither owns nor operates.',
    stage: (cast) => {
      const [registrant, applicant, owner] = [cast.adult(), cast.adult(), cast.adult()];
      const { bin } = cast.company('«Алатау Қызмет» ЖШС');
      const to = cast.dwelling({ category: 'HOSTEL', owners: [owner], usefulArea: 900 });
      const organisation = { bin, role: 'head' } as const;
      const expect = refused('administration-not-entitled');
      return file(cast, { registrant, applicant, capacity: 'administration', organisation, to, expect });
    },
  },
} as const satisfies Record<string, Scenario>;

function runBy(category: Category, name: string, says: string): Scenario {
  return {
    says: `${says}: its head signs the application, nobody else consents.`,
    stage: (cast) => file(cast, { ...staffed(cast, category, name, 'head'), expect: registered }),
  };
}

/** A company that owns and operates the premises, and somebody of its staff who files. */
function staffed(cast: Cast, category: Category, name: string, role: 'head' | 'employee') {
  const [registrant, applicant] = [cast.adult(), cast.adult()];
  const company = cast.company(name);
  const { bin } = company;
  const to = cast.dwelling({ category, owners: [company], usefulArea: 900 });
  to.operator = { bin };
  return { registrant, applicant, capacity: 'administration', organisation: { bin, role }, to };
}
