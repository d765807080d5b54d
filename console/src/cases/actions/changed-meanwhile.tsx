import { Alert, Button } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { Instant } from '../../time/instant.tsx';
import { useCaseOnScreen } from '../case-context.tsx';
import { actorName } from '../trail/actor-name.ts';
import { speakEvent } from '../trail/event-words.ts';
import classes from './changed-meanwhile.module.css';

interface Props {
  /** The last event that whoever acts has seen. */
  readonly seen: number;
  readonly onSeen: () => void;
}

/** What happened to the case, and by whom, while a decision about it was being written. Nothing goes out before it was looked at. */
export function ChangedMeanwhile({ seen, onSeen }: Props) {
  const { events = [], speaker } = useCaseOnScreen();
  const { t } = speaker;
  const fresh = events.filter(({ seq }) => seq > seen);
  return (
    <Alert
      role="alert"
      variant="light"
      color="gold"
      icon={<TriangleAlert size={18} aria-hidden="true" />}
      title={t('changed.title')}
    >
      {t('changed.text')}
      <ul className={classes['events']}>
        {fresh.map((event) => {
          const { what, quote } = speakEvent(event, speaker);
          return (
            <li key={event.seq}>
              {what}
              {quote !== null && <q>{quote}</q>}
              <small>
                {actorName(event, speaker)} · <Instant at={event.at} />
              </small>
            </li>
          );
        })}
      </ul>
      <Button size="compact-sm" variant="default" onClick={onSeen}>
        {t('changed.seen')}
      </Button>
    </Alert>
  );
}
