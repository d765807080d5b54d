import { file, ownerConsents, refused, registered, type Scenario } from './scenario.ts';

const service = 'temporary-stay';

/** Stays of one to twelve months, which leave the permanent residence as it is. */
export const TEMPORARY_STAYS = {
  'temporary-stay': {
    says: 'A citizen stays six months with an owner, who consents; the permanent residence stays as it is.',
    stage: (cast) => {
      const [registrant, owner] = [cast.adult(), cast.adult()];
      const to = cast.dwelling({ owners: [owner] });
      const also = { stay: { months: 6, reason: 'studies' } };
      return file(cast, { registrant, to, service, consenters: [ownerConsents(owner)], also, expect: registered });
    },
  },
  'temporary-stay-own-place': {
    says: 'A citizen stays three months in a second flat that is theirs alone; nobody has to consent.',
    stage: (cast) => {
      const registrant = cast.adult();
      const to = cast.dwelling({ owners: [registrant] });
      const also = { stay: { months: 3, reason: 'seasonal work' } };
      return file(cast, { registrant, to, service, also, expect: registered });
    },
  },
  'hotel-guest': {
    says: 'A hotel registers a guest for two months: its head signs the application, nobody else consents.',
    stage: (cast) => {
      const [registrant, applicant] = [cast.adult(), cast.adult()];
      const company = cast.company('«Жұлдыз» қонақүйі ЖШС');
      const { bin } = company;
      const to = cast.dwelling({ category: 'HOTEL', owners: [company], usefulArea: 1_200 });
      to.operator = { bin };
      return file(cast, {
        registrant,
        applicant,
        capacity: 'administration',
        organisation: { bin, role: 'head' },
        to,
        service,
        also: { stay: { months: 2, reason: 'business trip' } },
        expect: registered,
      });
    },
  },
  'stay-where-registered': {
    says: 'A citizen asks to stay where they are permanently registered.',
    stage: (cast) => {
      const registrant = cast.adult();
      const also = { stay: { months: 6, reason: 'studies' } };
      const expect = refused('already-registered-there');
      return file(cast, { registrant, to: cast.homeOf(registrant), service, also, expect });
    },
  },
} as const satisfies Record<string, Scenario>;
