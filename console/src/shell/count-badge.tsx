import { useTranslation } from 'react-i18next';
import type { QueueName } from '../queues/lists.ts';
import classes from './queue-links.module.css';

/** The api counts no further. */
const COUNTED_TO = 1000;

/** These are there to become empty: what is in them stands out. */
const URGENT: readonly QueueName[] = ['overdue', 'stuck'];

interface Props {
  readonly queue: QueueName;
  /** `undefined` while it isn't known. */
  readonly count: number | undefined;
}

/** How much is in a queue. */
export function CountBadge({ queue, count }: Props) {
  const { t } = useTranslation('queues');
  if (count === undefined) return null;
  const tone = count === 0 ? 'none' : URGENT.includes(queue) ? 'urgent' : 'some';
  return (
    <span className={classes['count']} data-tone={tone} title={t('count', { count })}>
      {count < COUNTED_TO ? count : t('countMore', { count: COUNTED_TO })}
    </span>
  );
}
