import { addressedPeople, type Case, type FollowUpName } from './case.ts';
import { type Decision, NOTHING, personRefusal, refusal } from './decision.ts';
import { groundOfDensity, normFor } from './density.ts';
import type { DwellingFacts, PersonFacts } from './facts.ts';
import type { Ground } from './grounds.ts';
import type { Judging, OwnershipFacts } from './ownership.ts';
import { decideOwnership } from './ownership.ts';
import { isOver, isPermanent, type LedgerChange, type LedgerView } from './residences.ts';
import { procedureOf } from './services/procedures.ts';
import { findPerson } from './speaking-for.ts';

export interface Registering extends Judging {
  /** The id of the entry that may begin. */
  readonly residenceId: string;
  /** Under which the address certificate can be verified (R22). */
  readonly certificateCode: string;
  readonly ledger: LedgerView;
}

/** A decision that also moves people in the ledger; both land in one transaction (R19). */
export interface RegistrationDecision extends Decision {
  readonly ledger?: LedgerChange;
}

/** What must be told after the commit; the chip only where the card has one (R21). */
const followUpsFor = (names: readonly FollowUpName[], registrant: PersonFacts | undefined): readonly FollowUpName[] =>
  names.filter((name) => name !== 'chip-recording' || registrant?.documents.some(({ chip }) => chip) === true);

/** R23: each of those to be withdrawn must still live there, and own nothing of it. */
function refusePeople(state: Case, iins: readonly string[], dwelling: DwellingFacts, { ledger, at }: Registering) {
  const owners = dwelling.titleHolders.flatMap((owner) => ('iin' in owner ? [owner.iin] : []));
  return iins.flatMap((iin) => {
    if (owners.includes(iin)) return [personRefusal(iin, 'registrant-owns-share', null)];
    const livesThere = ledger.current.some(
      (entry) => entry.iin === iin && entry.rka === state.learned.rka && !isOver(entry, at),
    );
    return livesThere ? [] : [personRefusal(iin, 'not-resident-there', null)];
  });
}

/** What another case may have changed since this one was opened: the person lives there by now, or the last place is taken (R18). */
function groundByLedger(
  { application, learned }: Case,
  dwelling: DwellingFacts,
  registrant: PersonFacts | undefined,
  { ledger, policy }: Registering,
): Ground | undefined {
  const { iin } = application.registrant;
  const livesThere = ledger.current.some(
    (entry) => isPermanent(entry) && entry.iin === iin && entry.rka === learned.rka,
  );
  if (livesThere) return 'already-registered-there';
  if (registrant === undefined) return undefined;
  return groundOfDensity(registrant, dwelling, ledger.residents, normFor(learned.office, policy));
}

/**
 * The last look at the registries and, where they confirm, the change of the ledger: one decision, so that nothing can grow
 * stale or be revoked between the two (R16, R19). Everything that speaks against it leads elsewhere, as `decideOwnership`
 * says; a registrant who has died meanwhile ends the case (R25), and so does somebody who came first to the last place (R18).
 */
export function decideRegistration(state: Case, facts: OwnershipFacts, registering: Registering): RegistrationDecision {
  if (state.stage !== 'checking-ownership') return NOTHING;
  const { application, learned } = state;
  const { residenceId, certificateCode, ledger, at } = registering;
  const addressed = addressedPeople(state);
  const dead = addressed.filter((iin) => findPerson(facts.people, iin)?.alive === false);
  const living = addressed.filter((iin) => !dead.includes(iin));
  if (living.length === 0) return { facts: [refusal('registrant-deceased', null)] };
  const deaths = dead.map((iin) => personRefusal(iin, 'registrant-deceased', null));
  // What the dead have objected to is nobody's to decide any more.
  const ofTheLiving = { ...state, people: state.people.filter(({ iin }) => !dead.includes(iin)) };
  const ownership = decideOwnership(ofTheLiving, facts, registering);
  const { rka } = learned;
  const { dwelling } = facts;
  const isConfirmed = ownership.facts.some(({ type }) => type === 'ownership-confirmed');
  if (!isConfirmed || rka === null || dwelling === undefined) return { facts: [...deaths, ...ownership.facts] };
  const procedure = procedureOf(application);
  const registrant = findPerson(facts.people, application.registrant.iin);
  if (procedure.isAboutLivingThere) {
    const ground = groundByLedger(state, dwelling, registrant, registering);
    if (ground !== undefined) return { facts: [refusal(ground, null)] };
  }
  const gone = procedure.mayBeObjectedTo ? refusePeople(state, living, dwelling, registering) : [];
  const refused = [...deaths, ...gone];
  const iins = living.filter((iin) => !gone.some((person) => person.iin === iin));
  const [first] = refused;
  if (iins.length === 0 && first !== undefined) {
    // Whoever is refused on other grounds than the case keeps their own (R23).
    return { facts: [...refused.filter(({ ground }) => ground !== first.ground), refusal(first.ground, null)] };
  }
  const moving = { application, caseId: state.caseId, rka, iins, residenceId, at };
  const change = procedure.changeOf(moving, ledger);
  const formerRka = change.ends.find((entry) => isPermanent(entry) && entry.iin === application.registrant.iin)?.rka;
  return {
    facts: [
      ...refused,
      ...ownership.facts,
      {
        type: 'registration-committed',
        residenceId: change.begins === null ? null : residenceId,
        formerRka: formerRka ?? null,
        ended: change.ends,
        stayUntil: change.begins?.until ?? null,
        certificateCode: change.begins === null ? null : certificateCode,
        followUps: followUpsFor(procedure.followUps, registrant),
      },
    ],
    ledger: change,
  };
}
