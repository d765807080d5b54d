import { Instant } from '../../time/instant.tsx';
import type { CaseEvent } from '../case-parts.ts';
import { useCaseOnScreen } from '../case-context.tsx';
import { actorName } from './actor-name.ts';
import { speakEvent } from './event-words.ts';
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
