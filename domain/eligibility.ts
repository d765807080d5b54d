import type { Application } from './application.ts';
import { ageOn, isWithin } from './calendar.ts';
import { ORGANISATION_RUN } from './facts.ts';
import type { AddressFacts, DwellingCategory, DwellingFacts, PersonFacts } from './facts.ts';
import type { Ground } from './grounds.ts';

/** Everything the registries said when the case opened; what a registry doesn't know is `undefined`. */
export interface OpeningFacts {
  readonly registrant: PersonFacts | undefined;
  readonly applicant: PersonFacts | undefined;
  /** All dwellings that match what the application names: one for an RKA, any number for owner and area. */
  readonly dwellings: readonly DwellingFacts[];
  readonly address: AddressFacts | undefined;
  /** Title holders, tenants and the representatives of those who can't consent themselves. */
  readonly people: readonly PersonFacts[];
  /** Where the registrant is permanently registered now: from our ledger, else from the population registry. */
  readonly currentRka: string | null;
}

/** An application that passed every question before this one: what the later questions may rely on. */
interface Case {
  readonly application: Application;
  readonly registrant: PersonFacts;
  readonly applicant: PersonFacts;
  readonly dwelling: DwellingFacts;
  readonly currentRka: string | null;
  /** Calendar day in Asia/Almaty on which the application is judged. */
  readonly day: string;
}

type Question = (candidate: Case) => Ground | undefined;

/** What is asked about the place needs no person, so that it can be asked again before the commit. */
type QuestionOfPlace = (candidate: Pick<Case, 'application' | 'dwelling'>) => Ground | undefined;

export const isOrganisationRun = (category: DwellingCategory): boolean =>
  ORGANISATION_RUN.some((run) => run === category);

export const isMinorOn = (person: PersonFacts, day: string): boolean => ageOn(person.birthDate, day) < 18;

/** R6, R25 */
const isAlive: Question = ({ registrant }) => (registrant.alive ? undefined : 'registrant-deceased');

/** R6 */
const isCitizen: Question = ({ registrant }) => (registrant.citizenship === 'KAZ' ? undefined : 'not-a-citizen');

/** R3 */
const isOldEnough: Question = ({ application, registrant, day }) =>
  ageOn(registrant.birthDate, day) >= 14 || application.generalGrounds === true ? undefined : 'registrant-under-14';

/** R1, R3: an identity card or passport that is valid on the day; for a child under 14 a birth certificate serves too. */
const holdsValidDocument: Question = ({ registrant, day }) => {
  const isChild = ageOn(registrant.birthDate, day) < 14;
  const fits = registrant.documents.some(
    ({ type, validFrom, validUntil }) =>
      (type !== 'birth-certificate' || isChild) && isWithin(day, validFrom, validUntil),
  );
  return fits ? undefined : 'no-valid-document';
};

const isShownAsRepresentative = (registrant: PersonFacts, applicantIin: string, relation?: 'guardian'): boolean =>
  registrant.legalRepresentatives.some(
    (representative) =>
      representative.iin === applicantIin && (relation === undefined || representative.relation === relation),
  );

/** R2, R4, R5: who may file for whom. The administration of premises is judged by `administrationIsEntitled`. */
const isFiledByTheRightPerson: Question = ({ application, registrant, applicant, day }) => {
  const { capacity, powerOfAttorneyId } = application.applicant;
  if (capacity === 'administration') return undefined;
  if (capacity === 'attorney') {
    const powers = registrant.powersOfAttorney.find(({ id }) => id === powerOfAttorneyId);
    const valid =
      powers?.attorneyIin === applicant.iin &&
      !powers.revoked &&
      powers.services.includes(application.service) &&
      isWithin(day, powers.validFrom, powers.validUntil);
    return valid ? undefined : 'power-of-attorney-invalid';
  }
  const filesForThemself = capacity === 'self' && applicant.iin === registrant.iin;
  if (registrant.capability !== 'full') {
    if (filesForThemself) return 'guardian-must-file';
    return isShownAsRepresentative(registrant, applicant.iin, 'guardian') ? undefined : 'not-legal-representative';
  }
  if (ageOn(registrant.birthDate, day) >= 16) return filesForThemself ? undefined : 'registrant-must-file';
  if (filesForThemself) return 'representative-must-file';
  return isShownAsRepresentative(registrant, applicant.iin) ? undefined : 'not-legal-representative';
};

/** R7 */
const isPlaceToLive: QuestionOfPlace = ({ dwelling }) =>
  dwelling.category === 'other' ? 'dwelling-category-not-residential' : undefined;

/** R17 */
const isCommissioned: QuestionOfPlace = ({ dwelling }) =>
  dwelling.commissioned ? undefined : 'dwelling-not-commissioned';

/** R17: somebody must hold a right that lets others live there. */
const hasTitle: QuestionOfPlace = ({ dwelling }) =>
  dwelling.titleHolders.length > 0 || dwelling.tenancy !== null ? undefined : 'dwelling-without-title';

/** R8 */
const administrationIsEntitled: QuestionOfPlace = ({ application, dwelling }) => {
  const { capacity, bin } = application.applicant;
  if (!isOrganisationRun(dwelling.category)) return capacity === 'administration' ? 'registrant-must-file' : undefined;
  if (capacity !== 'administration') return 'administration-must-file';
  const holds =
    bin !== undefined &&
    (dwelling.operator?.bin === bin || dwelling.titleHolders.some((owner) => 'bin' in owner && owner.bin === bin));
  return holds ? undefined : 'administration-not-entitled';
};

/** R10 */
const isInTenancyContract: QuestionOfPlace = ({ application: { registrant }, dwelling: { tenancy } }) =>
  tenancy === null || tenancy.tenantIin === registrant.iin || tenancy.members.includes(registrant.iin)
    ? undefined
    : 'not-in-tenancy-contract';

const QUESTIONS_OF_PLACE: readonly QuestionOfPlace[] = [
  isPlaceToLive,
  isCommissioned,
  hasTitle,
  administrationIsEntitled,
  isInTenancyContract,
];

const firstGround = <Candidate>(
  candidate: Candidate,
  questions: readonly ((candidate: Candidate) => Ground | undefined)[],
): Ground | undefined => {
  for (const question of questions) {
    const ground = question(candidate);
    if (ground !== undefined) return ground;
  }
  return undefined;
};

/** The first ground against a registration in a dwelling as it is now, whoever owns it (R7, R8, R10, R17). */
export const groundAgainstPlace = (application: Application, dwelling: DwellingFacts): Ground | undefined =>
  firstGround({ application, dwelling }, QUESTIONS_OF_PLACE);

const movesSomewhereElse: Question = ({ currentRka, dwelling }) =>
  currentRka === dwelling.rka ? 'already-registered-there' : undefined;

/** In the order in which a person would want to hear them: first themself, then who files, then the place. */
const QUESTIONS: readonly Question[] = [
  isAlive,
  isCitizen,
  isOldEnough,
  holdsValidDocument,
  isFiledByTheRightPerson,
  ...QUESTIONS_OF_PLACE,
  movesSomewhereElse,
];

/**
 * Whether an application is lawful on a day: the dwelling it is for, or the first ground against it (R1–R8, R10, R17).
 * Encumbrances don't speak against opening a case: they send it to review after the consents (R17).
 */
export function assessEligibility(
  application: Application,
  facts: OpeningFacts,
  day: string,
): { readonly eligible: DwellingFacts } | { readonly refused: Ground } {
  const { registrant, applicant, address, currentRka } = facts;
  if (registrant === undefined) return { refused: 'registrant-unknown' };
  if (applicant === undefined) return { refused: 'applicant-unknown' };
  const [dwelling, ...others] = facts.dwellings;
  if (dwelling === undefined) return { refused: 'dwelling-unknown' };
  if (others.length > 0) return { refused: 'dwelling-ambiguous' };
  if (address === undefined) return { refused: 'address-unknown' };
  const candidate = { application, registrant, applicant, dwelling, currentRka, day };
  const refused = firstGround(candidate, QUESTIONS);
  return refused === undefined ? { eligible: dwelling } : { refused };
}
