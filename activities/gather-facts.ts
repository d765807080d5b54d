import type { Application } from '../domain/application.ts';
import { dayOf, startOfDay } from '../domain/calendar.ts';
import { normFor } from '../domain/density.ts';
import { type OpeningFacts, registrantsOf } from '../domain/eligibility.ts';
import type { AddressFacts, DwellingFacts, PersonFacts } from '../domain/facts.ts';
import { officeOf } from '../domain/offices.ts';
import type { Policy } from '../domain/policy.ts';
import { isOver, type Residence } from '../domain/residences.ts';
import { canConsent } from '../domain/speaking-for.ts';
import { findCurrentResidences, findKnownPeople, findResidents } from '../store/ledger.ts';
import { formerResidenceIdOf } from './case-ids.ts';
import type { Dependencies } from './dependencies.ts';

type Registries = Pick<Dependencies, 'population' | 'property' | 'address'>;

const isKnown = <Value>(value: Value | undefined): value is Value => value !== undefined;

export const findPeople = async (
  { population }: Pick<Dependencies, 'population'>,
  iins: readonly string[],
): Promise<readonly PersonFacts[]> => {
  const people = await Promise.all([...new Set(iins)].map((iin) => population.findPerson(iin)));
  return people.filter(isKnown);
};

/** People, and those who represent the ones who can't speak for themselves (R11). */
async function findPeopleAndRepresentatives(
  registries: Pick<Dependencies, 'population'>,
  iins: readonly string[],
  day: string,
): Promise<readonly PersonFacts[]> {
  const people = await findPeople(registries, iins);
  const representatives = people
    .filter((person) => !canConsent(person, day))
    .flatMap(({ legalRepresentatives }) => legalRepresentatives.map(({ iin }) => iin));
  return [...people, ...(await findPeople(registries, representatives))];
}

/** The people who have a say in a dwelling: its owners, its tenant, and those who represent them. */
export async function findConsenters(
  registries: Pick<Dependencies, 'population'>,
  dwelling: DwellingFacts | undefined,
  day: string,
): Promise<readonly PersonFacts[]> {
  if (dwelling === undefined) return [];
  const owners = dwelling.titleHolders.flatMap((owner) => ('iin' in owner ? [owner.iin] : []));
  const tenant = dwelling.tenancy === null ? [] : [dwelling.tenancy.tenantIin];
  return findPeopleAndRepresentatives(registries, [...owners, ...tenant], day);
}

/** Those whom an application concerns; where a withdrawal concerns somebody who can't speak for themselves, whoever does, too (R23). */
export const findRegistrants = (
  registries: Pick<Dependencies, 'population'>,
  application: Application,
  day: string,
): Promise<readonly PersonFacts[]> =>
  application.service === 'owner-withdrawal'
    ? findPeopleAndRepresentatives(registries, registrantsOf(application), day)
    : findPeople(registries, registrantsOf(application));

/** The permanent addresses of the population registry, as entries of ours would look. */
export const addressesElsewhere = (caseId: string, iins: readonly string[], people: readonly PersonFacts[]) =>
  people.flatMap(({ iin, registeredAt }): readonly Residence[] =>
    registeredAt === null || !iins.includes(iin)
      ? []
      : [
          {
            residenceId: formerResidenceIdOf(caseId, iin),
            iin,
            rka: registeredAt.rka,
            kind: 'permanent',
            from: startOfDay(registeredAt.since),
            until: null,
            openedBy: null,
          },
        ],
  );

const findDwellings = async (
  { property }: Pick<Dependencies, 'property'>,
  dwelling: Application['dwelling'],
): Promise<readonly DwellingFacts[]> => {
  if (!('rka' in dwelling)) return property.findDwellingsByOwner(dwelling.owner, dwelling.usefulArea);
  const found = await property.findDwelling(dwelling.rka);
  return found === undefined ? [] : [found];
};

/** Where the registrants live now: by our ledger, and for those whom it doesn't know by the population registry. */
async function findResidences(
  { models }: Pick<Dependencies, 'models'>,
  { caseId, application, at }: Pick<Asking, 'caseId' | 'application' | 'at'>,
  people: readonly PersonFacts[],
): Promise<OpeningFacts['residences']> {
  const iins = registrantsOf(application);
  const [ours, known] = await Promise.all([findCurrentResidences(models, iins), findKnownPeople(models, iins)]);
  const goingOn = ours.filter((residence) => !isOver(residence, at));
  return [...goingOn, ...addressesElsewhere(caseId, iins, people).filter(({ iin }) => !known.has(iin))];
}

/** Who lives in a dwelling, where a norm of density applies (R18); nobody is counted elsewhere. */
async function countResidents(
  { population, models }: Pick<Dependencies, 'population' | 'models'>,
  address: AddressFacts | undefined,
  { policy, at }: Asking,
): Promise<readonly string[]> {
  if (address === undefined || normFor(officeOf(address.kato) ?? null, policy) === null) return [];
  const { rka } = address;
  const elsewhere = await population.listResidents(rka);
  return findResidents(models, { rka, elsewhere: elsewhere.map(({ iin }) => iin), at: new Date(at) });
}

export interface Asking {
  readonly caseId: string;
  readonly application: Application;
  readonly policy: Policy;
  readonly at: string;
}

/** Asks every registry that an application concerns, as much at the same time as can be (R6, R16). */
export async function gatherOpeningFacts(
  dependencies: Registries & Pick<Dependencies, 'models'>,
  asking: Asking,
): Promise<OpeningFacts> {
  const { address: addresses } = dependencies;
  const { application, at } = asking;
  const day = dayOf(at);
  const place = findDwellings(dependencies, application.dwelling).then(async (dwellings) => {
    const [dwelling] = dwellings;
    const [consenters, address] = await Promise.all([
      findConsenters(dependencies, dwelling, day),
      dwelling === undefined ? undefined : addresses.findAddress(dwelling.rka),
    ]);
    const isHome = application.service === 'permanent-residence' || application.service === 'temporary-stay';
    const residents = isHome ? await countResidents(dependencies, address, asking) : [];
    return { dwellings, consenters, address, residents };
  });
  const persons = findRegistrants(dependencies, application, day).then(async (registrants) => ({
    registrants,
    residences: await findResidences(dependencies, asking, registrants),
  }));
  const isOthers = !registrantsOf(application).includes(application.applicant.iin);
  const [{ registrants, residences }, applicant, { consenters, ...found }] = await Promise.all([
    persons,
    isOthers ? findPeople(dependencies, [application.applicant.iin]) : [],
    place,
  ]);
  return { ...found, people: [...registrants, ...applicant, ...consenters], residences };
}
