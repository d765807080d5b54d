import type { Cast } from '../synthetic/cast.ts';
import type { DwellingRecord, PersonRecord } from '../synthetic/records.ts';
import { file, ownerConsents, refused, withdrawn, type Expectation, type Filing, type Scenario } from './scenario.ts';

/** An owner has others withdrawn from the dwelling. */
export const WITHDRAWALS = {
  'owner-withdrawal': {
    says: 'One of two owners withdraws a resident who owns no share; the other owner confirms.',
    stage: (cast) => {
      const [registrant, applicant, coOwner] = [cast.adult(), cast.adult(), cast.adult()];
      const from = inhabited(cast, { owners: [applicant, coOwner], residents: [registrant] });
      return withdraw(cast, { registrant, applicant, consenters: [ownerConsents(coOwner)], from });
    },
  },
  'owner-withdrawal-sole-owner': {
    says: 'The only owner withdraws a resident; nobody has to confirm.',
    stage: (cast) => {
      const [registrant, applicant] = [cast.adult(), cast.adult()];
      const from = inhabited(cast, { owners: [applicant], residents: [registrant] });
      return withdraw(cast, { registrant, applicant, from });
    },
  },
  'withdrawal-of-family': {
    says: 'An owner names three residents at once: two are withdrawn, the third owns a share and can’t be.',
    stage: (cast) => {
      const [applicant, coOwner] = [cast.adult(), cast.adult()];
      const [registrant, other] = [cast.adult(), cast.adult()];
      const from = inhabited(cast, { owners: [applicant, coOwner], residents: [registrant, other, coOwner] });
      return withdraw(cast, {
        registrant,
        applicant,
        consenters: [ownerConsents(coOwner)],
        from,
        furtherRegistrants: [other, coOwner],
        people: [
          { iin: registrant.iin, ...withdrawn },
          { iin: other.iin, ...withdrawn },
          { iin: coOwner.iin, ...refused('registrant-owns-share') },
        ],
      });
    },
  },
  'withdrawal-of-owner': {
    says: 'One of two owners wants the other withdrawn.',
    stage: (cast) => {
      const [registrant, applicant] = [cast.adult(), cast.adult()];
      const from = inhabited(cast, { owners: [applicant, registrant], residents: [registrant] });
      return withdraw(cast, { registrant, applicant, from, expect: refused('registrant-owns-share') });
    },
  },
  'withdrawal-of-stranger': {
    says: 'An owner wants somebody withdrawn who isn’t registered in the dwelling.',
    stage: (cast) => {
      const [registrant, applicant] = [cast.adult(), cast.adult()];
      const from = cast.dwelling({ owners: [applicant] });
      return withdraw(cast, { registrant, applicant, from, expect: refused('not-resident-there') });
    },
  },
  'withdrawal-by-stranger': {
    says: 'Somebody who owns no share wants a resident withdrawn.',
    stage: (cast) => {
      const [registrant, applicant, owner] = [cast.adult(), cast.adult(), cast.adult()];
      const from = inhabited(cast, { owners: [owner], residents: [registrant] });
      return withdraw(cast, { registrant, applicant, from, expect: refused('applicant-not-owner') });
    },
  },
  'withdrawal-by-attorney-of-owner': {
    says: 'The attorney of the only owner has a resident withdrawn; nobody has to confirm.',
    stage: (cast) => {
      const [registrant, applicant, owner] = [cast.adult(), cast.adult(), cast.adult()];
      const powerOfAttorneyId = cast.empower(applicant, owner);
      const from = inhabited(cast, { owners: [owner], residents: [registrant] });
      return withdraw(cast, { registrant, applicant, capacity: 'attorney', powerOfAttorneyId, from });
    },
  },
  'withdrawal-for-minor-owner': {
    says: 'A parent has a resident withdrawn from the dwelling of a child; nobody has to confirm.',
    stage: (cast) => {
      const [registrant, applicant] = [cast.adult(), cast.adult()];
      const from = inhabited(cast, { owners: [cast.childOf(applicant)], residents: [registrant] });
      return withdraw(cast, { registrant, applicant, capacity: 'parent', from });
    },
  },
  'withdrawal-by-company': {
    says: 'The company that owns the dwelling has a resident withdrawn; its head signs the application.',
    stage: (cast) => {
      const [registrant, applicant] = [cast.adult(), cast.adult()];
      const company = cast.company('«Көкше Құрылыс» ЖШС');
      const organisation = { bin: company.bin, role: 'head' } as const;
      const from = cast.dwelling({ owners: [company] });
      cast.settle(registrant, from);
      return withdraw(cast, { registrant, applicant, capacity: 'administration', organisation, from });
    },
  },
} as const satisfies Record<string, Scenario>;

interface Inhabited {
  readonly owners: readonly PersonRecord[];
  readonly residents: readonly PersonRecord[];
}

function inhabited(cast: Cast, { owners, residents }: Inhabited): DwellingRecord {
  const dwelling = cast.dwelling({ owners });
  for (const resident of residents) cast.settle(resident, dwelling);
  return dwelling;
}

interface Withdrawal extends Omit<Filing, 'to' | 'expect'> {
  readonly applicant: PersonRecord;
  readonly from: DwellingRecord;
  readonly furtherRegistrants?: readonly PersonRecord[];
  readonly expect?: Expectation;
}

const withdraw = (cast: Cast, { from, furtherRegistrants, ...filing }: Withdrawal) =>
  file(cast, {
    capacity: 'owner',
    expect: withdrawn,
    ...filing,
    service: 'owner-withdrawal',
    to: from,
    also: {
      ...(furtherRegistrants && { furtherRegistrants: furtherRegistrants.map(({ iin }) => ({ iin })) }),
      reason: 'moved out',
    },
  });
