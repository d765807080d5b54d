import { dayOf, endOfDayAfter } from './calendar.ts';
import type { Case } from './case.ts';
import type { Fact } from './case-events.ts';
import type { RequiredConsent } from './consenters.ts';
import { numberOf, requiredConsents } from './consenters.ts';
import type { NewConsentIds } from './consent-requests.ts';
import { askFor } from './consent-requests.ts';
import type { Decision } from './decide.ts';
import { groundAgainstPlace } from './eligibility.ts';
import type { DwellingFacts, PersonFacts } from './facts.ts';
import type { Ground } from './grounds.ts';
import type { Policy } from './policy.ts';

/** What the property registry says now, and the people needed to know who must consent. */
export interface OwnershipFacts {
  readonly dwelling: DwellingFacts | undefined;
  readonly people: readonly PersonFacts[];
}

/** By which policy, when, and with which ids for requests that turn out to be needed. */
export interface Judging {
  readonly ids: NewConsentIds;
  readonly policy: Policy;
  readonly at: string;
}

const refused = (ground: Ground): Decision => ({
  facts: [{ type: 'case-refused', ground, reason: null, learned: null }],
});

const keyOf = ({ consenter, capacity, onBehalfOf }: RequiredConsent): string =>
  [numberOf(consenter), capacity, onBehalfOf].join('/');

/** One name for an encumbrance, so that a caseworker's approval waives this one and not a later one (R17). */
const encumbranceKey = ({ kind, since }: DwellingFacts['encumbrances'][number]): string => `${kind}/${since}`;

/**
 * The second look at the property registry, after the last consent (R16): confirmed; owners changed, so the new ones
 * are asked and the consents of those who stay remain; sent to review (R17); or refused, because what made the place
 * lawful when the case opened (R7, R8, R10, R17) may have ended while people were thinking.
 */
export function decideOwnership(
  state: Case,
  { dwelling, people }: OwnershipFacts,
  { ids, policy, at }: Judging,
): Decision {
  if (state.stage !== 'checking-ownership') return { facts: [] };
  if (dwelling === undefined) return refused('dwelling-unknown');
  const ground = groundAgainstPlace(state.application, dwelling);
  if (ground !== undefined) return refused(ground);
  const titleHolders = dwelling.titleHolders.map(numberOf);
  const required = requiredConsents(state.application, dwelling, people, dayOf(at));
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
  const encumbrances = dwelling.encumbrances
    .filter(({ kind }) => kind !== 'pledge')
    .map(encumbranceKey)
    .filter((key) => !state.waived.includes(key));
  if (encumbrances.length > 0) return { facts: [...changed, { type: 'review-requested', encumbrances }] };
  return { facts: [...changed, { type: 'ownership-confirmed', titleHolders }] };
}
