import { file, ownerConsents, registered, withdrawn, type Scenario } from './scenario.ts';

/** Who files for whom, and the services other than permanent residence. */
export const FILINGS = {
  'teenager-15': {
    says: 'A parent files for a child of 15; the owner of the dwelling consents.',
    stage: (cast) => {
      const [applicant, owner] = [cast.adult(), cast.adult()];
      const registrant = cast.childOf(applicant, 'teenager');
      const to = cast.dwelling({ owners: [owner] });
      const consenters = [ownerConsents(owner)];
      return file(cast, { registrant, applicant, capacity: 'parent', to, consenters, expect: registered });
    },
  },
  'child-on-general-grounds': {
    says: 'A parent asks to register a child under 14 on general grounds; the owner of the dwelling consents.',
    stage: (cast) => {
      const [applicant, owner] = [cast.adult(), cast.adult()];
      const registrant = cast.childOf(applicant);
      const to = cast.dwelling({ owners: [owner] });
      const consenters = [ownerConsents(owner)];
      const also = { generalGrounds: true };
      return file(cast, { registrant, applicant, capacity: 'parent', to, consenters, also, expect: registered });
    },
  },
  ward: {
    says: 'A guardian files for an adult without capability; the owner of the dwelling consents.',
    stage: (cast) => {
      const [applicant, owner] = [cast.adult(), cast.adult()];
      const registrant = cast.wardOf(applicant);
      const to = cast.dwelling({ owners: [owner] });
      const consenters = [ownerConsents(owner)];
      return file(cast, { registrant, applicant, capacity: 'guardian', to, consenters, expect: registered });
    },
  },
  'attorney-applicant': {
    says: 'An attorney files under a notarised power of attorney; the owner of the dwelling consents.',
    stage: (cast) => {
      const [registrant, applicant, owner] = [cast.adult(), cast.adult(), cast.adult()];
      const powerOfAttorneyId = cast.empower(applicant, registrant);
      const to = cast.dwelling({ owners: [owner] });
      const consenters = [ownerConsents(owner)];
      return file(cast, {
        registrant,
        applicant,
        capacity: 'attorney',
        powerOfAttorneyId,
        to,
        consenters,
        expect: registered,
      });
    },
  },
  hostel: {
    says: 'A hostel registers a guest: its head signs the application, nobody else consents.',
    stage: (cast) => {
      const [registrant, applicant] = [cast.adult(), cast.adult()];
      const { bin } = cast.company('«Студенттер үйі» ЖШС');
      const to = cast.dwelling({ category: 'HOSTEL', owners: [{ bin, name: '' }], usefulArea: 900 });
      to.operator = { bin };
      const organisation = { bin, role: 'head' } as const;
      return file(cast, { registrant, applicant, capacity: 'administration', organisation, to, expect: registered });
    },
  },
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
  'temporary-stay': {
    says: 'A citizen stays six months with an owner, who consents; the permanent residence stays as it is.',
    stage: (cast) => {
      const [registrant, owner] = [cast.adult(), cast.adult()];
      const to = cast.dwelling({ owners: [owner] });
      const also = { stay: { months: 6, reason: 'studies' } };
      const consenters = [ownerConsents(owner)];
      return file(cast, { registrant, to, service: 'temporary-stay', consenters, also, expect: registered });
    },
  },
  'owner-withdrawal': {
    says: 'One of two owners withdraws a resident who owns no share; the other owner confirms.',
    stage: (cast) => {
      const [registrant, applicant, coOwner] = [cast.adult(), cast.adult(), cast.adult()];
      const to = cast.dwelling({ owners: [applicant, coOwner] });
      registrant.permanentAddress = { rka: to.rka, since: cast.daysAgo(700) };
      const consenters = [ownerConsents(coOwner)];
      const also = { reason: 'moved out' };
      return file(cast, {
        registrant,
        applicant,
        capacity: 'owner',
        service: 'owner-withdrawal',
        to,
        consenters,
        also,
        expect: withdrawn,
      });
    },
  },
  emigrant: {
    says: 'A citizen leaves the country for good: every residence is closed, nobody has to consent.',
    stage: (cast) => {
      const registrant = cast.adult();
      const [home = cast.dwelling({ owners: [registrant] })] = cast.dwellings;
      return file(cast, { registrant, to: home, service: 'departure-abroad', expect: withdrawn });
    },
  },
} as const satisfies Record<string, Scenario>;
