import { useQuery } from '@tanstack/react-query';
import { Link, type LinkProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useApi } from '../data/api-context.tsx';
import { queueCountsQuery } from '../data/desk-queries.ts';
import { QUEUE_NAMES, type QueueName } from '../queues/lists.ts';
import { addressOf } from '../queues/saved-lists.ts';
import { useDesk } from '../queues/use-desk.ts';
import { useSavedLists } from '../queues/use-saved-lists.ts';
import { CountBadge } from './count-badge.tsx';
import classes from './queue-links.module.css';

interface Props {
  readonly onFollow?: (() => void) | undefined;
}

/** Below "Queues": each with how much is in it, and the lists that somebody saved. */
export function QueueLinks({ onFollow }: Props) {
  const { t } = useTranslation('queues');
  const { canAssign } = useDesk();
  const { data: counts } = useQuery(queueCountsQuery(useApi()));
  const { lists } = useSavedLists();
  const countOf = (queue: QueueName): number | undefined => counts?.find(({ name }) => name === queue)?.count;
  const followed = onFollow === undefined ? {} : { onClick: onFollow };
  return (
    <>
      <ul className={classes['list']}>
        {QUEUE_NAMES.filter((name) => name !== 'mine' || canAssign).map((queue) => (
          <li key={queue}>
            <Link to="/queues/$queue" params={{ queue }} search={{}} className={classes['link']} {...followed}>
              <span>{t(`name.${queue}`)}</span>
              <CountBadge queue={queue} count={countOf(queue)} />
            </Link>
          </li>
        ))}
      </ul>
      {lists.length > 0 && (
        <>
          <p className={classes['heading']} id="saved-lists">
            {t('savedLists')}
          </p>
          <ul className={classes['list']} aria-labelledby="saved-lists">
            {lists.map((list) => (
              <li key={list.name}>
                <Link {...EXACT} {...addressOf(list)} className={classes['link']} {...followed}>
                  <span>{list.name}</span>
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** A saved list is open while the address asks for just what it does. */
const EXACT: Pick<LinkProps, 'activeOptions'> = { activeOptions: { exact: true, includeSearch: true } };
