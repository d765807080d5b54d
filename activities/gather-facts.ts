import type { Application } from '../domain/application.ts';
import { canConsent } from '../domain/consenters.ts';
import type { OpeningFacts } from '../domain/eligibility.ts';
import type { DwellingFacts, PersonFacts } from '../domain/facts.ts';
import { findCurrentResidence } from '../store/ledger.ts';
import type { Dependencies } from './dependencies.ts';

type Registries = Pick<Dependencies, 'population' | 'property' | 'address'>;

const isKnown = <Value>(value: Value | undefined): value is Value => value !== undefined;

const findPeople = async (
  { population }: Pick<Dependencies, 'population'>,
  iins: readonly string[],
): Promise<readonly PersonFacts[]> => {
  const people = await Promise.all([...new Set(iins)].map((iin) => population.findPerson(iin)));
  return people.filter(isKnown);
};

/** The people who may have to consent to a registration in a dwelling: its owners, its tenant, and those who represent them. */
export async function findConsenters(
  registries: Pick<Dependencies, 'population'>,
  dwelling: DwellingFacts | undefined,
  day: string,
): Promise<readonly PersonFacts[]> {
  if (dwelling === undefined) return [];
  const owners = dwelling.titleHolders.flatMap((owner) => ('iin' in owner ? [owner.iin] : []));
  const tenant = dwelling.tenancy === null ? [] : [dwelling.tenancy.tenantIin];
  const people = await findPeople(registries, [...owners, ...tenant]);
  const representatives = people
    .filter((person) => !canConsent(person, day))
    .flatMap(({ legalRepresentatives }) => legalRepresentatives.map(({ iin }) => iin));
  return [...people, ...(await findPeople(registries, representatives))];
}

const findDwellings = async (
  { property }: Pick<Dependencies, 'property'>,
  dwelling: Application['dwelling'],
): Promise<readonly DwellingFacts[]> => {
  if (!('rka' in dwelling)) return property.findDwellingsByOwner(dwelling.owner, dwelling.usefulArea);
  const found = await property.findDwelling(dwelling.rka);
  return found === undefined ? [] : [found];
};

/** Asks every registry that an application concerns, as much at the same time as can be (R6, R16). */
export async function gatherOpeningFacts(
  dependencies: Registries & Pick<Dependencies, 'models'>,
  application: Application,
  day: string,
): Promise<OpeningFacts> {
  const { population, address, models } = dependencies;
  const place = findDwellings(dependencies, application.dwelling).then(async (dwellings) => {
    const [dwelling] = dwellings;
    const [people, found] = await Promise.all([
      findConsenters(dependencies, dwelling, day),
      dwelling === undefined ? undefined : address.findAddress(dwelling.rka),
    ]);
    return { dwellings, people, address: found };
  });
  const registrantIin = application.registrant.iin;
  const applicantIin = application.applicant.iin;
  const [registrant, otherApplicant, found, residence] = await Promise.all([
    population.findPerson(registrantIin),
    applicantIin === registrantIin ? undefined : population.findPerson(applicantIin),
    place,
    findCurrentResidence(models, registrantIin),
  ]);
  const applicant = applicantIin === registrantIin ? registrant : otherApplicant;
  return { registrant, applicant, ...found, currentRka: residence?.rka ?? registrant?.registeredAt?.rka ?? null };
}
