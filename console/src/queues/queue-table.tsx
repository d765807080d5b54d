import { useTranslation } from 'react-i18next';
import type { Case } from '../../../client/create-tirkeu-client.ts';
import type { QueueOrder } from './queue-search.ts';
import { QueueRow } from './queue-row.tsx';
import classes from './queue-table.module.css';
import { SkeletonRows } from './skeleton-rows.tsx';
import { SortableHeading } from './sortable-heading.tsx';

interface Props {
  readonly caption: string;
  /** `undefined` while they are on their way. */
  readonly rows: readonly Case[] | undefined;
  readonly sort: QueueOrder;
  readonly onSort: (order: QueueOrder) => void;
}

/** Cases that wait for consents. Where there is no room for columns each row becomes a card; the roles keep it a table. */
export function QueueTable({ caption, rows, sort, onSort }: Props) {
  const { t } = useTranslation('queues');
  return (
    <div className={classes['frame']} data-holds-still>
      <table className={classes['table']} role="table" aria-busy={rows === undefined}>
        <caption className="unseen">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">
              {t('column.registrant')}
            </th>
            <th scope="col" role="columnheader">
              {t('column.address')}
            </th>
            <SortableHeading label={t('column.waiting')} by="openedAt" sort={sort} onSort={onSort} />
            <SortableHeading label={t('column.left')} by="deadlineAt" sort={sort} onSort={onSort} />
            <th scope="col" role="columnheader">
              {t('column.missing')}
            </th>
            <th scope="col" role="columnheader">
              {t('column.assignee')}
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows === undefined ? <SkeletonRows /> : rows.map((row) => <QueueRow key={row.caseId} row={row} />)}
        </tbody>
      </table>
    </div>
  );
}
