import type { Service } from '../../domain/application.ts';
import type { Case } from '../../domain/case.ts';
import type { PersonFacts } from '../../domain/facts.ts';
import type { OwnershipFacts } from '../../domain/ownership.ts';
import { decideRegistration, type Registering } from '../../domain/registration.ts';
import type { LedgerView, Residence } from '../../domain/residences.ts';
import { caseAfter, given, OPENING_OF } from './sample-case.ts';
import { askedOf, createIds, DAY_MS, later, policy } from './sample-events.ts';
import { dwellingOf, firstOwner, lodger, NOW, permanentAt, personOf, registrant, secondOwner } from './sample-facts.ts';
import { rkaOf } from './sample-numbers.ts';

/** Cases that wait for nothing but the last look at the registries. */

export const AT = later(NOW, DAY_MS);
export const [HERE, ELSEWHERE] = [rkaOf(1), rkaOf(2)];
export const PEOPLE = [registrant, lodger, firstOwner, secondOwner];

/** What the registry says once some have died. */
export const peopleWithout = (...dead: readonly PersonFacts[]): readonly PersonFacts[] => [
  ...PEOPLE.filter((person) => !dead.includes(person)),
  ...dead.map(({ iin }) => personOf(iin, { alive: false })),
];

/** Whose consent the second look will want to find. */
const CONSENTERS = {
  'permanent-residence': [firstOwner, secondOwner],
  'temporary-stay': [firstOwner, secondOwner],
  'owner-withdrawal': [secondOwner],
  'departure-abroad': [],
} as const;

export function checkingFor(service: Service, consenters: readonly PersonFacts[] = CONSENTERS[service]): Case {
  const [received, opened] = OPENING_OF[service];
  const consents = consenters.map(({ iin }) => askedOf(iin, iin));
  return caseAfter([
    received,
    { ...opened, consents, objectionsUntil: null },
    ...consents.map(({ consentId }) => given(consentId)),
  ]);
}

export const factsOf = (facts: Partial<OwnershipFacts> = {}): OwnershipFacts => ({
  dwelling: dwellingOf(),
  addressCategory: null,
  rightsCertificate: null,
  people: PEOPLE,
  ...facts,
});

export const registeringWith = (ledger: Partial<LedgerView>, more: Partial<Registering> = {}): Registering => ({
  ids: createIds(),
  policy,
  at: AT,
  residenceId: 'residence-1',
  certificateCode: 'certificate-1',
  ledger: { current: [], residents: [], ...ledger },
  ...more,
});

/** Where those of each service live when it comes to the commit, if nothing has changed. */
export const LIVING: Readonly<Record<Service, readonly Residence[]>> = {
  'permanent-residence': [permanentAt(ELSEWHERE)],
  'temporary-stay': [permanentAt(ELSEWHERE)],
  'owner-withdrawal': [permanentAt(HERE), permanentAt(HERE, lodger.iin)],
  'departure-abroad': [permanentAt(HERE)],
};

export interface World {
  readonly current?: readonly Residence[];
  readonly residents?: readonly string[];
  readonly facts?: Partial<OwnershipFacts>;
  readonly more?: Partial<Registering>;
}

export const commit = (service: Service, { current = LIVING[service], residents = [], facts, more }: World = {}) =>
  decideRegistration(checkingFor(service), factsOf(facts), registeringWith({ current, residents }, more));

/** The ground on which a case is refused at the commit, which changes nothing; or what else happens to it. */
export const groundOf = (service: Service, world: World) => {
  const { facts, ledger } = commit(service, world);
  const [fact, ...more] = facts;
  if (fact?.type !== 'case-refused' || more.length > 0 || ledger !== undefined) return 'not refused';
  return fact.ground;
};
