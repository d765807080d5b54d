import type { Cast, DwellingWishes } from '../../synthetic/cast.ts';
import type { DwellingRecord, PersonRecord } from '../../synthetic/records.ts';
import { file, refused, type Scenario, type Situation } from '../scenario.ts';

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
  'address-unknown': {
    says: 'The address registry doesn’t know the dwelling’s RKA.',
    stage: (cast) => moveOf(cast, 'address-unknown', () => undefined, { categoryOfAddress: null }),
  },
  'alike-dwellings': {
    says: 'The application names a dwelling by owner and useful area, and the owner has two with that area.',
    stage: (cast) => {
      const [registrant, owner] = [cast.adult(), cast.adult()];
      const to = cast.dwelling({ owners: [owner] });
      const { usefulArea } = cast.dwelling({ owners: [owner], usefulArea: to.usefulArea });
      const dwelling = { owner: owner.iin, usefulArea };
      return file(cast, { registrant, to, dwelling, expect: refused('dwelling-ambiguous') });
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
  'teenager-alone': {
    says: 'Somebody of 15 files for themself, which only a legal representative may.',
    stage: (cast) => {
      const [parent, owner] = [cast.adult(), cast.adult()];
      const registrant = cast.childOf(parent, 'teenager');
      return file(cast, {
        registrant,
        to: cast.dwelling({ owners: [owner] }),
        expect: refused('representative-must-file'),
      });
    },
  },
  'ward-alone': {
    says: 'An adult without capability files for themself, which only the guardian may.',
    stage: (cast) => {
      const [guardian, owner] = [cast.adult(), cast.adult()];
      const registrant = cast.wardOf(guardian);
      return file(cast, { registrant, to: cast.dwelling({ owners: [owner] }), expect: refused('guardian-must-file') });
    },
  },
  'adult-by-parent': {
    says: 'A parent files for a grown-up child, who must file for themself.',
    stage: (cast) => {
      const [registrant, owner] = [cast.adult(), cast.adult()];
      const applicant = cast.parentOf(registrant);
      const to = cast.dwelling({ owners: [owner] });
      return file(cast, { registrant, applicant, capacity: 'parent', to, expect: refused('registrant-must-file') });
    },
  },
  'expired-power-of-attorney': {
    says: 'An attorney files under a power of attorney that ended ten days ago.',
    stage: (cast) =>
      moveByAttorney(cast, (attorney, principal) =>
        cast.empower(attorney, principal, { validFrom: cast.daysAgo(400), validUntil: cast.daysAgo(10) }),
      ),
  },
  'power-of-attorney-for-another-service': {
    says: 'An attorney files under a power of attorney that covers withdrawals only.',
    stage: (cast) =>
      moveByAttorney(cast, (attorney, principal) =>
        cast.empower(attorney, principal, { services: ['owner-withdrawal'] }),
      ),
  },
  'attorney-of-nobody': {
    says: 'Somebody files as attorney and names a power of attorney that was never given.',
    stage: (cast) => moveByAttorney(cast, () => 'PA-NEVER-GIVEN'),
  },
  'already-there': {
    says: 'A citizen asks to move where they are registered already.',
    stage: (cast) => {
      const registrant = cast.adult();
      return file(cast, { registrant, to: cast.homeOf(registrant), expect: refused('already-registered-there') });
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
} as const satisfies Record<string, Scenario>;

/** A move into the dwelling of one owner, spoilt before it is filed. */
function moveOf(
  cast: Cast,
  ground: string,
  spoil: (move: { registrant: PersonRecord; to: DwellingRecord }) => unknown,
  wishes: DwellingWishes = {},
): Situation {
  const [registrant, owner] = [cast.adult(), cast.adult()];
  const to = cast.dwelling({ owners: [owner], ...wishes });
  spoil({ registrant, to });
  return file(cast, { registrant, to, expect: refused(ground) });
}

/** A move filed by an attorney. @param empower gives a power of attorney, or none, and answers with the number to name */
function moveByAttorney(cast: Cast, empower: (attorney: PersonRecord, principal: PersonRecord) => string): Situation {
  const [registrant, applicant, owner] = [cast.adult(), cast.adult(), cast.adult()];
  const powerOfAttorneyId = empower(applicant, registrant);
  const to = cast.dwelling({ owners: [owner] });
  const expect = refused('power-of-attorney-invalid');
  return file(cast, { registrant, applicant, capacity: 'attorney', powerOfAttorneyId, to, expect });
}
