import { file, inReview, ownerConsents, type Scenario } from '../scenario.ts';

/** What the rules can't decide: a caseworker does. */
export const REVIEWS = {
  'arrested-dwelling': {
    says: 'The dwelling is under arrest: after the owner consented the case is in review, and a caseworker decides.',
    stage: (cast) => {
      const [registrant, owner] = [cast.adult(), cast.adult()];
      const to = cast.dwelling({ owners: [owner] });
      to.encumbrances.push({ type: 'ARREST', registeredOn: cast.daysAgo(40) });
      return file(cast, { registrant, to, consenters: [ownerConsents(owner)], expect: inReview });
    },
  },
  'two-registries-disagree': {
    says: 'An apartment for the property registry is an office building for the address registry: a caseworker decides.',
    stage: (cast) => {
      const [registrant, owner] = [cast.adult(), cast.adult()];
      const to = cast.dwelling({ owners: [owner], categoryOfAddress: 'OFFICE_BUILDING' });
      return file(cast, { registrant, to, consenters: [ownerConsents(owner)], expect: inReview });
    },
  },
  'deceased-owner': {
    says: 'The owner of the dwelling has died and no heir is registered: nobody can be asked, a caseworker decides.',
    stage: (cast) => {
      const [registrant, owner] = [cast.adult(), cast.adult('elder')];
      owner.lifeStatus = 'DECEASED';
      return file(cast, { registrant, to: cast.dwelling({ owners: [owner] }), expect: inReview });
    },
  },
  'owner-without-representative': {
    says: 'The dwelling belongs to a child whom nobody represents: nobody can be asked, a caseworker decides.',
    stage: (cast) => {
      const registrant = cast.adult();
      const owner = cast.orphan();
      return file(cast, { registrant, to: cast.dwelling({ owners: [owner] }), expect: inReview });
    },
  },
} as const satisfies Record<string, Scenario>;
