import type { CaseEvent } from '../case-parts.ts';
import { type Speaker, wordsFor } from './event-words.ts';

/** A colleague by name, a registry by what it is, people by their part in the case; never by a code. */
export function actorName({ actor }: CaseEvent, { t, nameOfStaff, nameOfAnswer }: Speaker): string {
  const { kind, id } = actor;
  const role = t(`trail.actor.${kind}`);
  if (id === null) return role;
  if (kind === 'caseworker') return nameOfStaff(id);
  if (kind === 'consenter') return nameOfAnswer(id) ?? role;
  return kind === 'system' ? wordsFor(t, 'trail.registry', id) : role;
}
