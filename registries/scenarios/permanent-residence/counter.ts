import { file, ownerConsents, refused, registered, representativeConsents, type Scenario } from '../scenario.ts';

const channel = 'counter';

/** What the service centre's counter still serves. */
export const COUNTER = {
  'counter-minor-owner': {
    says: 'At the counter: the dwelling belongs to a child, whose parent consents.',
    stage: (cast) => {
      const [registrant, parent] = [cast.adult(), cast.adult()];
      const to = cast.dwelling({ owners: [cast.childOf(parent)] });
      return file(cast, { registrant, to, channel, consenters: [representativeConsents(parent)], expect: registered });
    },
  },
  'counter-incapable-owner': {
    says: 'At the counter: the dwelling belongs to an adult without capability and another owner; both sides consent.',
    stage: (cast) => {
      const [registrant, guardian, coOwner] = [cast.adult(), cast.adult(), cast.adult()];
      const to = cast.dwelling({ owners: [cast.wardOf(guardian), coOwner] });
      const consenters = [representativeConsents(guardian), ownerConsents(coOwner)];
      return file(cast, { registrant, to, channel, consenters, expect: registered });
    },
  },
  'counter-adult-owner': {
    says: 'At the counter: the dwelling belongs to a capable adult, so the counter doesn’t serve it.',
    stage: (cast) => {
      const [registrant, owner] = [cast.adult(), cast.adult()];
      const to = cast.dwelling({ owners: [owner] });
      return file(cast, { registrant, to, channel, expect: refused('channel-not-open') });
    },
  },
} as const satisfies Record<string, Scenario>;
