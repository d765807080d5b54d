import type { TFunction } from 'i18next';
import { ApiProblem } from '../data/api-problem.ts';

const UNKNOWN: readonly string[] = ['person-not-found', 'dwelling-not-found'];

/** Whether a look-up failed because of what was looked up, and not because of who was asked. */
export const isAboutTheNumber = (error: Error | null): boolean =>
  error instanceof ApiProblem && (UNKNOWN.includes(error.code) || error.status === 400);

/** What is said at the field: no such number can exist, or nobody has it. */
export function complaintAbout(t: TFunction<'counter'>, what: 'iin' | 'rka', error: Error | null): string | null {
  if (!isAboutTheNumber(error) || !(error instanceof ApiProblem)) return null;
  return UNKNOWN.includes(error.code) ? t(`unknown.${what}`) : t(`wrong.${what}`);
}
