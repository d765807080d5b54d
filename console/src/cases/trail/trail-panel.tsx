import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { FailedState } from '../../states/failed-state.tsx';
import { useCaseOnScreen } from '../case-context.tsx';
import { Panel } from '../panel.tsx';
import { TrailEntry } from './trail-entry.tsx';
import classes from './trail-panel.module.css';

const NOTHING: readonly never[] = [];

/** Everything that happened, by whom and when. Newest first, because that is what changed since the last look. */
export function TrailPanel() {
  const { events, eventsError, speaker } = useCaseOnScreen();
  const { t } = speaker;
  const [order, setOrder] = useState<string>('newest');
  const shown = order === 'newest' ? (events ?? NOTHING).toReversed() : (events ?? NOTHING);
  return (
    <Panel
      title={t('trail.title')}
      lead={t('trail.lead')}
      isBusy={events === undefined && eventsError === null}
      aside={
        <SegmentedControl
          className="not-printed"
          size="xs"
          value={order}
          onChange={setOrder}
          data={[
            { value: 'newest', label: t('trail.newest') },
            { value: 'oldest', label: t('trail.oldest') },
          ]}
        />
      }
    >
      {eventsError !== null && events === undefined && <FailedState error={eventsError} />}
      <ol className={classes['entries']} reversed={order === 'newest'}>
        {shown.map((event) => (
          <TrailEntry key={event.seq} event={event} />
        ))}
      </ol>
    </Panel>
  );
}
