import type { Application, Service } from '../../domain/application.ts';
import { assessEligibility, type OpeningFacts } from '../../domain/eligibility.ts';
import type { DwellingFacts, PersonFacts } from '../../domain/facts.ts';
import type { Policy } from '../../domain/policy.ts';
import { policy } from './sample-events.ts';
import {
  APPLICATION_FOR,
  dayFromToday,
  dwellingOf,
  firstOwner,
  identityCard,
  lodger,
  openingFactsOf,
  permanentAt,
  personOf,
  registrant,
  secondOwner,
  stranger,
  TODAY,
} from './sample-facts.ts';
import { rkaOf } from './sample-numbers.ts';

/** An application, and all that the registries say about it. */
export interface Situation {
  readonly application: Application;
  readonly facts: OpeningFacts;
  readonly policy: Policy;
}

export const passport = { ...identityCard, type: 'passport', chip: false } as const;

export const departureDocument = {
  number: 'departure-1',
  destination: 'DEU',
  validFrom: dayFromToday(-10),
  validUntil: dayFromToday(10),
};

const HERE = rkaOf(1);
const PEOPLE = [registrant, firstOwner, secondOwner, lodger, stranger];
const COMING = openingFactsOf({ people: PEOPLE });
const LEAVING = openingFactsOf({
  people: PEOPLE,
  residences: [permanentAt(HERE), permanentAt(HERE, lodger.iin)],
});

const FACTS_FOR: Readonly<Record<Service, OpeningFacts>> = {
  'permanent-residence': COMING,
  'temporary-stay': COMING,
  'owner-withdrawal': LEAVING,
  'departure-abroad': {
    ...LEAVING,
    people: [
      personOf(registrant.iin, { documents: [passport], departureDocuments: [departureDocument] }),
      ...PEOPLE.slice(1),
    ],
  },
};

/** The ordinary situation of a service, in which nothing speaks against the application. */
export const situationOf = (service: Service): Situation => ({
  application: APPLICATION_FOR[service],
  facts: FACTS_FOR[service],
  policy,
});

/** What makes one situation of another. */
export type Change = (situation: Situation) => Situation;

export const applied = (situation: Situation, ...changes: readonly Change[]): Situation =>
  changes.reduce((changed, change) => change(changed), situation);

export const asking =
  (fields: Partial<Application>): Change =>
  ({ application, ...rest }) => ({ ...rest, application: { ...application, ...fields } });

export const known =
  (facts: Partial<OpeningFacts>): Change =>
  ({ facts: before, ...rest }) => ({ ...rest, facts: { ...before, ...facts } });

/** The registries know this of somebody, whom they know anyway or only now. */
export const withPerson =
  (iin: string, fields: Partial<PersonFacts>): Change =>
  ({ facts, ...rest }) => {
    const before = facts.people.find((person) => person.iin === iin) ?? personOf(iin);
    const others = facts.people.filter((person) => person.iin !== iin);
    return { ...rest, facts: { ...facts, people: [{ ...before, ...fields }, ...others] } };
  };

export const withRegistrant = (fields: Partial<PersonFacts>): Change => withPerson(registrant.iin, fields);

export const without =
  (...iins: readonly string[]): Change =>
  ({ facts, ...rest }) => ({
    ...rest,
    facts: { ...facts, people: facts.people.filter(({ iin }) => !iins.includes(iin)) },
  });

export const withDwelling = (fields: Partial<DwellingFacts>): Change => known({ dwellings: [dwellingOf(fields)] });

export const under =
  (fields: Partial<Policy>): Change =>
  ({ policy: before, ...rest }) => ({ ...rest, policy: { ...before, ...fields } });

export const filedBy = (
  iin: string,
  capacity: Application['applicant']['capacity'],
  more: Partial<Application['applicant']> = {},
): Change => asking({ applicant: { iin, capacity, ...more } });

export const ELIGIBLE = 'eligible';

/** The ground against the application as a whole, or that there is none. */
export function judge({ application, facts, policy: inForce }: Situation, day = TODAY): string {
  const assessment = assessEligibility(application, facts, { policy: inForce, day });
  return 'refused' in assessment ? assessment.refused : ELIGIBLE;
}

export const judgeFor = (service: Service, ...changes: readonly Change[]): string =>
  judge(applied(situationOf(service), ...changes));
