import type { Application } from '../domain/application.ts';
import { procedureOf } from '../domain/services/procedures.ts';
import { Problem } from './problem.ts';

/** The codes of what `rejectUnfit` throws. */
export const UNFIT_CODES = [
  'applicant-does-not-fit',
  'departure-document-required',
  'departure-not-expected',
  'further-registrants-not-expected',
  'general-grounds-not-expected',
  'registrant-named-twice',
  'stay-not-expected',
  'stay-required',
] as const;

/** What a form can tell by itself: combinations that no registry has to be asked about. */
export function rejectUnfit(application: Application): void {
  const unfit = procedureOf(application).unfit(application);
  if (unfit === undefined) return;
  const { code, pointer, detail } = unfit;
  throw new Problem({
    status: 422,
    code,
    title: 'The application can not be filed like this',
    detail: 'Nothing was done. Correct what `errors` lists and send the request again.',
    errors: [{ pointer, detail }],
  });
}
