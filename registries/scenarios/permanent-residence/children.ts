import type { Cast } from '../../synthetic/cast.ts';
import type { PersonRecord } from '../../synthetic/records.ts';
import { file, refused, type Scenario, type Situation } from '../scenario.ts';

/** Children under 14, whose place of residence is that of a legal representative: nobody need file, and these show where it is. */
export const CHILDREN = {
  'child-under-14': {
    says: 'A parent files for a child under 14 without asking for general grounds: the child lives where the parent lives.',
    stage: (cast) => {
      const parent = cast.adult();
      return needlessFiling(cast, cast.childOf(parent), parent);
    },
  },
  'child-with-parents-apart': {
    says: 'The parents of a child under 14 live at two addresses and no custody record says with whom the child lives.',
    stage: (cast) => {
      const { child, one } = familyApart(cast);
      return needlessFiling(cast, child, one);
    },
  },
  'child-in-custody': {
    says: 'The parents of a child under 14 live apart; the custody record names the parent who doesn’t file.',
    stage: (cast) => {
      const { child, one, other } = familyApart(cast);
      child.custody = { iin: other.iin };
      return needlessFiling(cast, child, one);
    },
  },
} as const satisfies Record<string, Scenario>;

/** Two parents, each in a home of their own, and a child that no address was ever recorded for. */
function familyApart(cast: Cast) {
  const [one, other] = [cast.adult(), cast.adult()];
  const child = cast.childOf(one);
  cast.raise(other, child);
  child.permanentAddress = null;
  return { child, one, other };
}

function needlessFiling(cast: Cast, registrant: PersonRecord, applicant: PersonRecord): Situation {
  const to = cast.dwelling({ owners: [cast.adult()] });
  return file(cast, { registrant, applicant, capacity: 'parent', to, expect: refused('registrant-under-14') });
}
