import {
  attorneyConsents,
  file,
  organisationConsents,
  ownerConsents,
  registered,
  representativeConsents,
  tenantConsents,
  type Scenario,
} from '../scenario.ts';

/** Who must be asked before somebody may move in. */
export const CONSENTS = {
  'sole-owner': {
    says: 'A citizen moves into a dwelling that is theirs alone; nobody has to consent.',
    stage: (cast) => {
      const registrant = cast.adult();
      return file(cast, { registrant, to: cast.dwelling({ owners: [registrant] }), expect: registered });
    },
  },
  'renter-one-owner': {
    says: 'A citizen moves into the dwelling of one owner, who consents.',
    stage: (cast) => {
      const [registrant, owner] = [cast.adult(), cast.adult()];
      const to = cast.dwelling({ owners: [owner] });
      return file(cast, { registrant, to, consenters: [ownerConsents(owner)], expect: registered });
    },
  },
  'renter-two-owners': {
    says: 'A citizen moves into the dwelling of two owners, who both consent.',
    stage: (cast) => {
      const registrant = cast.adult();
      const owners = [cast.adult(), cast.adult()];
      const to = cast.dwelling({ owners });
      return file(cast, { registrant, to, consenters: owners.map(ownerConsents), expect: registered });
    },
  },
  'co-owner': {
    says: 'A citizen owns a third of the dwelling; the two other owners consent.',
    stage: (cast) => {
      const registrant = cast.adult();
      const others = [cast.adult(), cast.adult()];
      const to = cast.dwelling({ owners: [registrant, ...others] });
      return file(cast, { registrant, to, consenters: others.map(ownerConsents), expect: registered });
    },
  },
  newcomer: {
    says: 'A citizen without any former address moves into the dwelling of one owner, who consents.',
    stage: (cast) => {
      const [registrant, owner] = [cast.adult(), cast.adult()];
      registrant.permanentAddress = null;
      const to = cast.dwelling({ owners: [owner] });
      return file(cast, { registrant, to, consenters: [ownerConsents(owner)], expect: registered });
    },
  },
  'by-owner-and-area': {
    says: 'As renter-one-owner, but the application names the dwelling by its owner and useful area instead of its RKA.',
    stage: (cast) => {
      const [registrant, owner] = [cast.adult(), cast.adult()];
      const to = cast.dwelling({ owners: [owner] });
      const dwelling = { owner: owner.iin, usefulArea: to.usefulArea };
      return file(cast, { registrant, to, dwelling, consenters: [ownerConsents(owner)], expect: registered });
    },
  },
  'minor-owner': {
    says: 'The dwelling belongs to a child, whose parent consents.',
    stage: (cast) => {
      const [registrant, parent] = [cast.adult(), cast.adult()];
      const to = cast.dwelling({ owners: [cast.childOf(parent)] });
      return file(cast, { registrant, to, consenters: [representativeConsents(parent)], expect: registered });
    },
  },
  'incapable-owner': {
    says: 'The dwelling belongs to an adult without capability, whose guardian consents.',
    stage: (cast) => {
      const [registrant, guardian] = [cast.adult(), cast.adult()];
      const to = cast.dwelling({ owners: [cast.wardOf(guardian)] });
      return file(cast, { registrant, to, consenters: [representativeConsents(guardian)], expect: registered });
    },
  },
  'organisation-owner': {
    says: 'The dwelling belongs to a company, for which its head consents.',
    stage: (cast) => {
      const [registrant, head] = [cast.adult(), cast.adult()];
      const company = cast.company('«Көкше Құрылыс» ЖШС');
      const to = cast.dwelling({ owners: [company] });
      return file(cast, { registrant, to, consenters: [organisationConsents(company, head)], expect: registered });
    },
  },
  'state-tenant': {
    says: 'State rental housing whose contract lists the registrant; the tenant consents.',
    stage: (cast) => {
      const [registrant, tenant] = [cast.adult(), cast.adult()];
      const to = cast.dwelling({ owners: [cast.company('«Тұрғын үй басқармасы» КММ')] });
      const memberIins = [tenant.iin, registrant.iin];
      to.tenancyContract = { number: `TC-${to.rka.slice(5, 15)}`, tenantIin: tenant.iin, memberIins };
      return file(cast, { registrant, to, consenters: [tenantConsents(tenant)], expect: registered });
    },
  },
  'attorney-for-owner': {
    says: 'The owner of the dwelling consents through an attorney with a notarised power of attorney.',
    stage: (cast) => {
      const [registrant, owner, attorney] = [cast.adult(), cast.adult(), cast.adult()];
      const powerOfAttorneyId = cast.empower(attorney, owner);
      const to = cast.dwelling({ owners: [owner] });
      const consenters = [attorneyConsents(attorney, owner, powerOfAttorneyId)];
      return file(cast, { registrant, to, consenters, expect: registered });
    },
  },
} as const satisfies Record<string, Scenario>;
