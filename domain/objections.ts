import type { Caseworker } from './application.ts';
import { canonicalBytes } from './canonical-json.ts';
import type { Case, Objection } from './case.ts';
import type { MayObject } from './case-events.ts';
import { fullNameOf } from './consenters.ts';
import { broughtBy } from './clients-of.ts';
import type { NewIds } from './consent-requests.ts';
import type { EvidenceVerdict } from './decide.ts';
import { type Decision, NOTHING, rejected } from './decision.ts';
import type { Assessed } from './eligibility.ts';
import type { PersonFacts } from './facts.ts';
import { checkAttestation, checkObjection, findObjection } from './messages.ts';
import { canConsent, representativesOf } from './speaking-for.ts';

/** R23: nobody can say no for a child to what they ask for themself, as long as another may speak for the child. */
const representativeOf = (
  person: PersonFacts,
  {
    applicant,
    people,
    day,
  }: { readonly applicant: string; readonly people: readonly PersonFacts[]; readonly day: string },
): PersonFacts | undefined => {
  const representatives = canConsent(person, day) ? [] : representativesOf(person, people, day);
  return representatives.find(({ iin }) => iin !== applicant) ?? representatives[0];
};

/**
 * R23: those to be withdrawn may say no, themselves or through whoever represents them; then a caseworker decides.
 *
 * @param asked `applicant`: IIN of who wants them withdrawn; `people`: with everybody who represents them
 */
export const thoseWhoMayObject = (
  assessed: readonly Assessed[],
  asked: { readonly applicant: string; readonly people: readonly PersonFacts[]; readonly day: string },
  ids: NewIds,
): readonly MayObject[] =>
  assessed.flatMap(({ iin, person, ground }) => {
    if (person === undefined || ground !== null) return [];
    const objector = representativeOf(person, asked) ?? person;
    return [
      {
        objectionId: ids.objectionId(iin),
        iin,
        objector: { iin: objector.iin, name: fullNameOf(objector) },
        language: objector.language,
        nonce: ids.nonce(),
      },
    ];
  });

/** The exact bytes that an objector signs: of this case, this person and this dwelling, and with these words. */
export const objectionDocument = (state: Case, objection: Objection, reason: string): Uint8Array<ArrayBuffer> =>
  canonicalBytes({
    document: 'tirkeu/objection/1',
    caseId: state.caseId,
    objectionId: objection.objectionId,
    service: state.application.service,
    registrant: { iin: objection.iin },
    dwelling: { rka: state.learned.rka, address: state.learned.address },
    objector: objection.objector,
    reason,
    nonce: objection.nonce,
  });

export interface ObjectionRaised {
  readonly objectionId: string;
  readonly reason: string;
  readonly attestedBy?: Caseworker | undefined;
  /** Through which integrator it came. */
  readonly client?: string | undefined;
  readonly verdict: EvidenceVerdict;
  readonly at: string;
}

/** R23: an objection counts until the withdrawal is committed; the very same once more changes nothing. */
export function decideObjection(
  state: Case,
  { objectionId, reason, attestedBy, client, verdict, at }: ObjectionRaised,
): Decision {
  const objection = findObjection(state, objectionId);
  if (objection?.evidenceId === verdict.evidenceId) return NOTHING;
  const rejection = checkObjection(state, objectionId, at, client) ?? checkAttestation(state, attestedBy);
  if (rejection !== undefined) return rejected(rejection);
  if (!verdict.accepted) {
    const fact = { type: 'objection-evidence-rejected', objectionId, reason: verdict.reason } as const;
    return rejected({ code: 'evidence-rejected', reason: verdict.reason }, { ...fact, ...broughtBy({ client }) });
  }
  const { evidenceId } = verdict;
  return { facts: [{ type: 'objection-raised', objectionId, reason, evidenceId, ...broughtBy({ client }) }] };
}

/** Nobody has objected in the time that was given for it. */
export const decideObjectionPeriod = (state: Case, at: string): Decision =>
  state.stage === 'awaiting-objections' && state.objectionsUntil !== null && at >= state.objectionsUntil
    ? { facts: [{ type: 'objection-period-passed' }] }
    : NOTHING;
