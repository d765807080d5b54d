import { Instant } from '../../time/instant.tsx';
import type { CaseEvent } from '../case-parts.ts';
import { useCaseOnScreen } from '../case-context.tsx';
import { type Speaker, speakEvent, wordsFor } from './event-words.ts';
import classes from './trail-panel.module.css';

/** One event: what, who, when, and in whose words. */
export function TrailEntry({ event }: { readonly event: CaseEvent }) {
  const { speaker } = useCaseOnScreen();
  const { what, quote, tone } = speakEvent(event, speaker);
  return (
    <li className={classes['entry']} data-tone={tone} value={event.seq}>
      <div className={classes['what']}>{what}</div>
      {quote !== null && <blockquote className={classes['quote']}>{quote}</blockquote>}
      <div className={classes['who']}>
        {actorName(event, speaker)} · <Instant at={event.at} />
      </div>
    </li>
  );
}

/** A colleague by name, a registry by what it is, people by their part in the case; never by a code. */
function actorName({ actor }: CaseEvent, { t, nameOfStaff, nameOfAnswer }: Speaker): string {
  const { kind, id } = actor;
  const role = t(`trail.actor.${kind}`);
  if (id === null) return role;
  if (kind === 'caseworker') return nameOfStaff(id);
  if (kind === 'consenter') return nameOfAnswer(id) ?? role;
  return kind === 'system' ? wordsFor(t, 'trail.registry', id) : role;
}
