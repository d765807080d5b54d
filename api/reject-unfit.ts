import type { Application } from '../domain/application.ts';
import { Problem } from './problem.ts';

/**
 * What a form can tell by itself: combinations that no registry has to be asked about.
 *
 * @throws {Problem} 422, with the place in the body
 */
export function rejectUnfit({ service, applicant, registrant, stay }: Application): void {
  const unfit = (code: string, pointer: string, detail: string): Problem =>
    new Problem({
      status: 422,
      code,
      title: 'The application can not be filed like this',
      detail: 'Nothing was done. Correct what `errors` lists and send the request again.',
      errors: [{ pointer, detail }],
    });
  if (service !== 'permanent-residence') {
    throw unfit('service-not-available', '/application/service', 'only permanent-residence can be filed so far');
  }
  if (stay !== undefined) {
    throw unfit('stay-not-expected', '/application/stay', 'a permanent residence has no term: remove it');
  }
  const { capacity } = applicant;
  if ((capacity === 'self') !== (applicant.iin === registrant.iin)) {
    throw unfit(
      'applicant-does-not-fit',
      '/application/applicant/capacity',
      'use self if, and only if, applicant and registrant are the same person',
    );
  }
  if (capacity === 'owner') {
    throw unfit('applicant-does-not-fit', '/application/applicant/capacity', 'an owner files withdrawals only');
  }
  if ((capacity === 'administration') !== (applicant.bin !== undefined)) {
    throw unfit('applicant-does-not-fit', '/application/applicant/bin', 'required for administration, and only there');
  }
  if ((capacity === 'attorney') !== (applicant.powerOfAttorneyId !== undefined)) {
    throw unfit(
      'applicant-does-not-fit',
      '/application/applicant/powerOfAttorneyId',
      'required for attorney, and only there',
    );
  }
}
