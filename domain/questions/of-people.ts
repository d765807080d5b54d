import { ageOn, isWithin } from '../calendar.ts';
import type { PersonFacts } from '../facts.ts';
import type { Ground } from '../grounds.ts';
import { isPermanent } from '../residences.ts';
import { attorneyUnder } from '../speaking-for.ts';
import type { Candidate, Question } from './candidate.ts';

/** Questions about the person whose address changes, and about who files for them. */

/** From this age somebody is registered in their own right (R1); until then they live where their representative lives (R3). */
export const REGISTERED_FROM_AGE = 14;
/** From this age somebody files for themself (R2). */
const FILES_FROM_AGE = 16;

/** R6, R25 */
export const isAlive: Question = ({ registrant }) => (registrant.alive ? undefined : 'registrant-deceased');

/** R6 */
export const isCitizen: Question = ({ registrant }) => (registrant.citizenship === 'KAZ' ? undefined : 'not-a-citizen');

/** R3 */
export const isOldEnough: Question = ({ application, registrant, day }) =>
  ageOn(registrant.birthDate, day) >= REGISTERED_FROM_AGE || application.generalGrounds === true
    ? undefined
    : 'registrant-under-14';

/** R1, R3: an identity card or passport that is valid on the day; for a child under 14 a birth certificate serves too. */
export const holdsValidDocument: Question = ({ registrant, day }) => {
  const isChild = ageOn(registrant.birthDate, day) < REGISTERED_FROM_AGE;
  const fits = registrant.documents.some(
    ({ type, validFrom, validUntil }) =>
      (type !== 'birth-certificate' || isChild) && isWithin(day, validFrom, validUntil),
  );
  return fits ? undefined : 'no-valid-document';
};

/** R24 */
export const holdsValidPassport: Question = ({ registrant, day }) =>
  registrant.documents.some(
    ({ type, validFrom, validUntil }) => type === 'passport' && isWithin(day, validFrom, validUntil),
  )
    ? undefined
    : 'no-valid-passport';

/** R24 */
export const holdsDepartureDocument: Question = ({ application, registrant, day }) =>
  registrant.departureDocuments.some(
    ({ number, validFrom, validUntil }) =>
      number === application.departure?.documentNumber && isWithin(day, validFrom, validUntil),
  )
    ? undefined
    : 'departure-document-invalid';

const isShownAsRepresentative = (registrant: PersonFacts, applicantIin: string, relation?: 'guardian'): boolean =>
  registrant.legalRepresentatives.some(
    (representative) =>
      representative.iin === applicantIin && (relation === undefined || representative.relation === relation),
  );

type Filed = Pick<Candidate, 'application' | 'registrant' | 'applicant' | 'day'>;

/** R2, R4, R5: who may file for whom. The administration of premises is judged by `administrationIsEntitled`. */
export const isFiledByTheRightPerson = ({ application, registrant, applicant, day }: Filed): Ground | undefined => {
  const { capacity, powerOfAttorneyId } = application.applicant;
  if (capacity === 'administration') return undefined;
  if (capacity === 'attorney') {
    const attorney = attorneyUnder(powerOfAttorneyId, registrant, application.service, day);
    return attorney === applicant.iin ? undefined : 'power-of-attorney-invalid';
  }
  const filesForThemself = capacity === 'self' && applicant.iin === registrant.iin;
  if (registrant.capability !== 'full') {
    if (filesForThemself) return 'guardian-must-file';
    return isShownAsRepresentative(registrant, applicant.iin, 'guardian') ? undefined : 'not-legal-representative';
  }
  if (ageOn(registrant.birthDate, day) >= FILES_FROM_AGE) return filesForThemself ? undefined : 'registrant-must-file';
  if (filesForThemself) return 'representative-must-file';
  return isShownAsRepresentative(registrant, applicant.iin) ? undefined : 'not-legal-representative';
};

/** R19, R20: whoever is permanently registered in a dwelling can neither move nor come to stay there. */
export const comesFromElsewhere: Question = ({ residences, dwelling }) =>
  residences.some((residence) => isPermanent(residence) && residence.rka === dwelling.rka)
    ? 'already-registered-there'
    : undefined;

/** R23, R24: only who is registered in a dwelling can be withdrawn from it. */
export const isResidentThere: Question = ({ residences, dwelling }) =>
  residences.some(({ rka }) => rka === dwelling.rka) ? undefined : 'not-resident-there';

/** R23: an owner's right to live in what they own is nobody else's to end. */
export const ownsNoShare: Question = ({ registrant, dwelling }) =>
  dwelling.titleHolders.some((owner) => 'iin' in owner && owner.iin === registrant.iin)
    ? 'registrant-owns-share'
    : undefined;
