import { dayOf, endOfDayAfter } from './calendar.ts';
import type { Case } from './case.ts';
import type { Fact } from './case-events.ts';
import type { RequiredConsent } from './consenters.ts';
import { numberOf } from './consenters.ts';
import type { NewIds } from './consent-requests.ts';
import { askFor } from './consent-requests.ts';
import { type Decision, NOTHING, refusal } from './decision.ts';
import { groundAgainstPlace } from './eligibility.ts';
import type { DwellingCategory, DwellingFacts, PersonFacts } from './facts.ts';
import type { Policy } from './policy.ts';
import { matterKey, type ReviewMatter } from './review-matters.ts';
import { procedureOf } from './services/procedures.ts';

/** What the registries say now, and the people needed to know who must consent. */
export interface OwnershipFacts {
  readonly dwelling: DwellingFacts | undefined;
  /** What the address registry takes the place for. */
  readonly addressCategory: DwellingCategory | null;
  /** Number of the certificate of registered rights that says so, where one was issued (R23). */
  readonly rightsCertificate: string | null;
  readonly people: readonly PersonFacts[];
}

/** By which policy, when, and with which ids for requests that turn out to be needed. */
export interface Judging {
  readonly ids: NewIds;
  readonly policy: Policy;
  readonly at: string;
}

const keyOf = ({ consenter, capacity, onBehalfOf }: RequiredConsent): string =>
  [numberOf(consenter), capacity, onBehalfOf].join('/');

/** What the registries hold against a dwelling that only a caseworker can weigh (R7, R17). */
function mattersOfDwelling(
  { category, encumbrances }: DwellingFacts,
  addressCategory: DwellingCategory | null,
): readonly ReviewMatter[] {
  const encumbered = encumbrances.flatMap(({ kind, since }): readonly ReviewMatter[] =>
    kind === 'pledge' ? [] : [{ kind: 'encumbrance', encumbrance: kind, since }],
  );
  const differ = addressCategory !== null && addressCategory !== category;
  return differ
    ? [...encumbered, { kind: 'categories-differ', property: category, address: addressCategory }]
    : encumbered;
}

const mattersOfPeople = ({ objections, people }: Case): readonly ReviewMatter[] =>
  objections
    .filter(
      ({ status, iin }) =>
        status === 'raised' && people.some((person) => person.iin === iin && person.refusal === null),
    )
    .map(({ objectionId }) => ({ kind: 'objection', objectionId }));

/**
 * The second look at the property registry, after the last consent (R16): confirmed; owners changed, so the new ones
 * are asked and the consents of those who stay remain; sent to review (R17, R23); or refused, because what made the place
 * lawful when the case opened (R7, R8, R10, R17) may have ended while people were thinking.
 */
export function decideOwnership(state: Case, facts: OwnershipFacts, { ids, policy, at }: Judging): Decision {
  if (state.stage !== 'checking-ownership') return NOTHING;
  const { dwelling, addressCategory, rightsCertificate, people } = facts;
  const { application } = state;
  if (dwelling === undefined) return { facts: [refusal('dwelling-unknown', null)] };
  const place = { application, dwelling, people, day: dayOf(at) };
  const ground = groundAgainstPlace(place);
  if (ground !== undefined) return { facts: [refusal(ground, null)] };
  const procedure = procedureOf(application);
  const titleHolders = dwelling.titleHolders.map(numberOf);
  const { consents: required, unreachable } = procedure.ownersToAsk(place);
  const asked = new Set(state.consents.map(keyOf));
  const wanted = new Set(required.map(keyOf));
  const missing = required.filter((consent) => !asked.has(keyOf(consent)));
  const removed = state.consents.filter((consent) => !wanted.has(keyOf(consent))).map(({ consentId }) => consentId);
  const changed: Fact[] = [];
  if (missing.length > 0 || removed.length > 0) {
    const deadlineAt = missing.length > 0 ? endOfDayAfter(at, policy.consentPeriodDays) : state.deadlineAt;
    const added = missing.map((consent) => askFor(consent, ids, at, deadlineAt));
    changed.push({ type: 'owners-changed', titleHolders, added, removed, deadlineAt });
    if (missing.length > 0) return { facts: changed };
  }
  const matters: readonly ReviewMatter[] = [
    ...(procedure.isAboutLivingThere ? mattersOfDwelling(dwelling, addressCategory) : []),
    ...unreachable.map(({ owner, why }) => ({ kind: why, owner })),
    ...mattersOfPeople(state),
  ];
  const open = matters.filter((matter) => !state.waived.includes(matterKey(matter)));
  if (open.length > 0) {
    const dueAt = endOfDayAfter(at, policy.reviewPeriodDays);
    return { facts: [...changed, { type: 'review-requested', matters: open, dueAt }] };
  }
  return { facts: [...changed, { type: 'ownership-confirmed', titleHolders, rightsCertificate }] };
}
