import { dayOf } from '../domain/calendar.ts';
import type { Case } from '../domain/case.ts';
import type { Identity } from '../domain/consenters.ts';
import { attorneyUnder } from '../domain/speaking-for.ts';
import type { Dependencies } from './dependencies.ts';
import type { Attorney } from './verify-evidence.ts';

/** R5, R11: who may speak for a consenter, or for whoever ends a stay (R20), under a power of attorney that is valid now; `undefined` where it isn't. */
export async function findAttorney(
  { population }: Pick<Dependencies, 'population'>,
  { application }: Case,
  identity: Identity,
  powerOfAttorneyId: string,
  at: string,
): Promise<Attorney | undefined> {
  const principal = 'iin' in identity ? await population.findPerson(identity.iin) : undefined;
  if (principal === undefined) return undefined;
  const iin = attorneyUnder(powerOfAttorneyId, principal, application.service, dayOf(at));
  return iin === undefined ? undefined : { iin, powerOfAttorneyId };
}
