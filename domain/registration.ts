import type { Case, FollowUpName } from './case.ts';
import type { Decision } from './decide.ts';
import type { PersonFacts } from './facts.ts';
import type { Judging, OwnershipFacts } from './ownership.ts';
import { decideOwnership } from './ownership.ts';

export interface RegistrationFacts extends OwnershipFacts {
  readonly registrant: PersonFacts | undefined;
}

export interface Registering extends Judging {
  readonly residenceId: string;
  /** Where the registrant is registered until this moment, if anywhere. */
  readonly formerRka: string | null;
}

/** What must be told after the commit; the chip only where the card has one (R21, R22). */
const followUpsFor = (registrant: PersonFacts | undefined): readonly FollowUpName[] =>
  registrant?.documents.some(({ chip }) => chip) === true
    ? ['population-registry', 'chip-recording', 'notices']
    : ['population-registry', 'notices'];

/**
 * The last look at the registries and, where they confirm, the registration: one decision, so that nothing can grow stale
 * or be revoked between the two (R16, R19). Everything that speaks against it leads elsewhere, as `decideOwnership` says;
 * a registrant who has died meanwhile ends the case (R25).
 */
export function decideRegistration(state: Case, facts: RegistrationFacts, registering: Registering): Decision {
  if (state.stage !== 'checking-ownership') return { facts: [] };
  const { registrant } = facts;
  if (registrant?.alive === false) {
    return { facts: [{ type: 'case-refused', ground: 'registrant-deceased', reason: null, learned: null }] };
  }
  const ownership = decideOwnership(state, facts, registering);
  if (!ownership.facts.some(({ type }) => type === 'ownership-confirmed')) return ownership;
  const { residenceId, formerRka } = registering;
  const followUps = followUpsFor(registrant);
  return { facts: [...ownership.facts, { type: 'registration-committed', residenceId, formerRka, followUps }] };
}
