import { isOrganisationRun } from './dwelling-categories.ts';
import type { DwellingFacts, PersonFacts } from './facts.ts';
import type { Ground } from './grounds.ts';
import type { Policy } from './policy.ts';

/** Whether a norm of density counts for homes of an office's region (R18). */
export const normFor = (office: string | null, { density }: Policy): Policy['density'] =>
  office !== null && density?.offices.includes(office) === true ? density : null;

/**
 * R18: with one more person, everybody registered in the dwelling must still have the area of the norm. Spouses, children and
 * close relatives of those who live there may join them however little there is, and premises of organisations have norms
 * of their own.
 *
 * @param residents IINs of those registered there now
 */
export function groundOfDensity(
  registrant: PersonFacts,
  dwelling: DwellingFacts,
  residents: readonly string[],
  norm: Policy['density'],
): Ground | undefined {
  if (norm === null || isOrganisationRun(dwelling.category)) return undefined;
  const others = new Set(residents);
  others.delete(registrant.iin);
  const joinsFamily = registrant.relatives.some(({ iin }) => others.has(iin));
  const isEnough = dwelling.usefulAreaM2 >= (others.size + 1) * norm.m2PerPerson;
  return joinsFamily || isEnough ? undefined : 'dwelling-too-dense';
}
