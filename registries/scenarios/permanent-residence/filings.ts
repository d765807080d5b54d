import { file, ownerConsents, registered, type Scenario } from '../scenario.ts';

/** Who files for whom. */
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
} as const satisfies Record<string, Scenario>;
