import { groundOfDensity, normFor } from '../density.ts';
import { isOrganisationRun } from '../dwelling-categories.ts';
import { officeOf } from '../offices.ts';
import { canConsent, principalOf } from '../speaking-for.ts';
import type { Question, QuestionOfPlace } from './candidate.ts';

/** Questions about the dwelling and about those who may decide over it. */

/** R7 */
export const isPlaceToLive: QuestionOfPlace = ({ dwelling }) =>
  dwelling.category === 'other' ? 'dwelling-category-not-residential' : undefined;

/** R17 */
export const isCommissioned: QuestionOfPlace = ({ dwelling }) =>
  dwelling.commissioned ? undefined : 'dwelling-not-commissioned';

/** R17: somebody must hold a right that lets others live there. */
export const hasTitle: QuestionOfPlace = ({ dwelling }) =>
  dwelling.titleHolders.length > 0 || dwelling.tenancy !== null ? undefined : 'dwelling-without-title';

/** R8 */
export const administrationIsEntitled: QuestionOfPlace = ({ application, dwelling }) => {
  const { capacity, bin } = application.applicant;
  if (!isOrganisationRun(dwelling.category)) return capacity === 'administration' ? 'registrant-must-file' : undefined;
  if (capacity !== 'administration') return 'administration-must-file';
  const holds =
    bin !== undefined &&
    (dwelling.operator?.bin === bin || dwelling.titleHolders.some((owner) => 'bin' in owner && owner.bin === bin));
  return holds ? undefined : 'administration-not-entitled';
};

/** R10 */
export const isInTenancyContract: QuestionOfPlace = ({ application: { registrant }, dwelling: { tenancy } }) =>
  tenancy === null || tenancy.tenantIin === registrant.iin || tenancy.members.includes(registrant.iin)
    ? undefined
    : 'not-in-tenancy-contract';

/** R23: whoever wants somebody withdrawn owns the dwelling, or speaks for an owner (R5, R11). */
export const isFiledByAnOwner: QuestionOfPlace = ({ application, dwelling, people, day }) => {
  if (principalOf(application, dwelling, people, day) !== undefined) return undefined;
  return application.applicant.capacity === 'attorney' ? 'power-of-attorney-invalid' : 'applicant-not-owner';
};

/** R18, as far as it can be told before anybody is asked to consent; the last word is the commit's. */
export const hasRoom: Question = ({ registrant, dwelling, residents, address, policy }) =>
  groundOfDensity(registrant, dwelling, residents, normFor(officeOf(address.kato) ?? null, policy));

/** R26 */
export const isServedByTheChannel: Question = ({ application, dwelling, people, policy, day }) => {
  if (application.channel !== 'counter' || policy.counterServes === 'every-dwelling') return undefined;
  const owners = dwelling.titleHolders.flatMap((owner) => ('iin' in owner ? [owner.iin] : []));
  const isServed = people.some((person) => owners.includes(person.iin) && !canConsent(person, day));
  return isServed ? undefined : 'channel-not-open';
};
