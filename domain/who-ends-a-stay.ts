import type { Application } from './application.ts';
import type { DwellingFacts, PersonFacts } from './facts.ts';
import type { Identity } from './consenters.ts';
import { isFiledByTheRightPerson } from './questions/of-people.ts';
import { canConsent, findPerson, representativesOf } from './speaking-for.ts';

/** Who may end a stay before its last day (R20). Whoever could speak for somebody when it began may have lost that since. */

export interface StayedIn {
  readonly application: Application;
  /** As the property registry knows it now; `undefined` where it doesn't. */
  readonly dwelling: DwellingFacts | undefined;
  /** Who stays, who wants to end it, the owners, the tenant, and the representatives of those who can't speak for themselves. */
  readonly people: readonly PersonFacts[];
  /** Calendar day in Asia/Almaty. */
  readonly day: string;
}

/** In which capacities somebody may speak for the one who stays; an administration speaks as an organisation. */
function capacitiesOf({ applicant, registrant }: Application, iin: string): readonly Application['applicant'][] {
  if (iin === registrant.iin) return [{ iin, capacity: 'self' }];
  const isAttorney = applicant.iin === iin && applicant.capacity === 'attorney';
  return [{ iin, capacity: 'guardian' }, ...(isAttorney ? [applicant] : [])];
}

/** R2, R4, R5: the person, or whoever could file for them today. */
function speaksForWhoStays({ application, people, day }: StayedIn, iin: string): boolean {
  const registrant = findPerson(people, application.registrant.iin);
  const applicant = findPerson(people, iin);
  if (registrant?.alive !== true || applicant?.alive !== true) return false;
  if (iin !== registrant.iin && !canConsent(applicant, day)) return false;
  return capacitiesOf(application, iin).some(
    (capacity) =>
      isFiledByTheRightPerson({ application: { ...application, applicant: capacity }, registrant, applicant, day }) ===
      undefined,
  );
}

/** R11: an owner or tenant who can speak for themself, or whoever represents one who can't. */
function speaksForHolder({ people, day }: StayedIn, holder: string, iin: string): boolean {
  const person = findPerson(people, holder);
  // Whom the population registry doesn't know, the property registry still names.
  if (person === undefined) return holder === iin;
  if (!person.alive) return false;
  if (canConsent(person, day)) return holder === iin;
  return representativesOf(person, people, day).some((representative) => representative.iin === iin);
}

/**
 * As whom somebody may end a stay: the person who stays (R2, R4, R5), or who has a say in the dwelling as it is now, an owner, a
 * tenant or an operator, each through whoever speaks for them today (R11). `undefined`: as nobody.
 */
export function whoEndsStay(stayedIn: StayedIn, by: Identity): 'registrant' | 'owner' | undefined {
  const { dwelling } = stayedIn;
  if ('iin' in by && speaksForWhoStays(stayedIn, by.iin)) return 'registrant';
  if (dwelling === undefined) return undefined;
  const { titleHolders, tenancy, operator } = dwelling;
  if ('bin' in by) {
    const isOwner = titleHolders.some((owner) => 'bin' in owner && owner.bin === by.bin);
    return isOwner || operator?.bin === by.bin ? 'owner' : undefined;
  }
  const owners = titleHolders.flatMap((owner) => ('iin' in owner ? [owner.iin] : []));
  const holders = tenancy === null ? owners : [...owners, tenancy.tenantIin];
  return holders.some((holder) => speaksForHolder(stayedIn, holder, by.iin)) ? 'owner' : undefined;
}
