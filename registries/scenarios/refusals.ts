import type { Cast } from '../synthetic/cast.ts';
import { ASTANA } from '../synthetic/places.ts';
import type { DwellingRecord, PersonRecord } from '../synthetic/records.ts';
import { file, ownerConsents, refused, type Scenario, type Situation } from './scenario.ts';

/** What the law refuses, one ground in each. Nobody consents, because nobody should be bothered in vain. */
export const REFUSALS = {
  deceased: {
    says: 'The registrant has died.',
    stage: (cast) => moveOf(cast, 'registrant-deceased', ({ registrant }) => (registrant.lifeStatus = 'DECEASED')),
  },
  foreigner: {
    says: 'The registrant is a citizen of another country.',
    stage: (cast) => moveOf(cast, 'not-a-citizen', ({ registrant }) => (registrant.citizenship = 'KGZ')),
  },
  'expired-document': {
    says: 'The registrant’s identity card expired ten days ago.',
    stage: (cast) =>
      moveOf(cast, 'no-valid-document', ({ registrant }) => {
        const dates = { issueDate: cast.daysAgo(3_662), expireDate: cast.daysAgo(10) };
        registrant.documents = registrant.documents.map((document) => ({ ...document, ...dates }));
      }),
  },
  'lost-document': {
    says: 'The registrant’s identity card is within its dates, but was reported lost.',
    stage: (cast) =>
      moveOf(cast, 'no-valid-document', ({ registrant }) => {
        registrant.documents = registrant.documents.map((document) => ({ ...document, status: 'INVALID' }));
      }),
  },
  'other-category': {
    says: 'The place is a warehouse.',
    stage: (cast) => moveOf(cast, 'dwelling-category-not-residential', () => undefined, { category: 'WAREHOUSE' }),
  },
  uncommissioned: {
    says: 'The building was never commissioned.',
    stage: (cast) => moveOf(cast, 'dwelling-not-commissioned', ({ to }) => (to.commissionedOn = null)),
  },
  untitled: {
    says: 'Nobody’s title to the dwelling is registered.',
    stage: (cast) => moveOf(cast, 'dwelling-without-title', ({ to }) => (to.owners = [])),
  },
  'child-under-14': {
    says: 'A parent files for a child under 14 without asking for general grounds: the child lives where the parent lives.',
    stage: (cast) => {
      const [applicant, owner] = [cast.adult(), cast.adult()];
      const registrant = cast.childOf(applicant);
      const to = cast.dwelling({ owners: [owner] });
      return file(cast, { registrant, applicant, capacity: 'parent', to, expect: refused('registrant-under-14') });
    },
  },
  'false-parent': {
    says: 'Somebody who isn’t a legal representative files for a child of 15.',
    stage: (cast) => {
      const [parent, applicant, owner] = [cast.adult(), cast.adult(), cast.adult()];
      const registrant = cast.childOf(parent, 'teenager');
      const to = cast.dwelling({ owners: [owner] });
      const expect = refused('not-legal-representative');
      return file(cast, { registrant, applicant, capacity: 'parent', to, expect });
    },
  },
  'state-tenant-stranger': {
    says: 'State rental housing whose contract doesn’t list the registrant.',
    stage: (cast) => {
      const [registrant, tenant] = [cast.adult(), cast.adult()];
      const to = cast.dwelling({ owners: [cast.company('«Тұрғын үй басқармасы» КММ')] });
      const tenantIin = tenant.iin;
      to.tenancyContract = { number: `TC-${to.rka.slice(5, 15)}`, tenantIin, memberIins: [tenantIin] };
      return file(cast, { registrant, to, expect: refused('not-in-tenancy-contract') });
    },
  },
  'crowded-flat': {
    says: 'A flat in Astana with less than 15 m² of useful area. Whether the owner is asked first is up to the procedure.',
    stage: (cast) => {
      const [registrant, owner] = [cast.adult(), cast.adult()];
      const to = cast.dwelling({ owners: [owner], settlement: ASTANA, usefulArea: 12 + cast.dice.below(25) / 10 });
      const consenters = [ownerConsents(owner)];
      return file(cast, { registrant, to, consenters, expect: refused('dwelling-too-dense') });
    },
  },
} as const satisfies Record<string, Scenario>;

/** A move into the dwelling of one owner, spoilt before it is filed. */
function moveOf(
  cast: Cast,
  ground: string,
  spoil: (move: { registrant: PersonRecord; to: DwellingRecord }) => unknown,
  wishes: { category?: DwellingRecord['category'] } = {},
): Situation {
  const [registrant, owner] = [cast.adult(), cast.adult()];
  const to = cast.dwelling({ owners: [owner], ...wishes });
  spoil({ registrant, to });
  return file(cast, { registrant, to, expect: refused(ground) });
}
