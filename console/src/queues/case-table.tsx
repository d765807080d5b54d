import { Checkbox } from '@mantine/core';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case } from '../../../client/create-tirkeu-client.ts';
import { CaseRow } from './case-row.tsx';
import classes from './case-table.module.css';
import { type Column, fieldOf } from './columns.ts';
import type { Order } from './list-search.ts';
import type { ListShape } from './lists.ts';
import { SkeletonRows } from './skeleton-rows.tsx';
import { SortableHeading } from './sortable-heading.tsx';
import type { Selection } from './use-selection.ts';

interface Props {
  readonly caption: string;
  readonly shape: ListShape;
  /** `undefined` while they are on their way. */
  readonly rows: readonly Case[] | undefined;
  /** Others have been asked for: these are of before. */
  readonly isOld: boolean;
  readonly sort: Order | undefined;
  readonly onSort: (order: Order) => void;
  readonly me: string;
  /** `null`: the whole country, or nobody knows. */
  readonly ownOffice: string | null;
  readonly selection: Selection | undefined;
  readonly body: Ref<HTMLTableSectionElement>;
}

/** Cases, a row each. Where there is no room for columns each row becomes a card; the roles keep it a table. */
export function CaseTable(props: Props) {
  const { caption, shape, rows, isOld, selection, body, me, ownOffice } = props;
  const { t } = useTranslation('queues');
  const { columns } = shape;
  const shown = rows?.length ?? 0;
  const selected = selection?.cases.length ?? 0;
  return (
    <div className={classes['frame']} data-holds-still>
      <table className={classes['table']} role="table" aria-busy={rows === undefined || isOld}>
        <caption className="unseen">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {selection !== undefined && (
              <th scope="col" role="columnheader" className={classes['select']}>
                <Checkbox
                  size="sm"
                  aria-label={t('selectAll')}
                  checked={selected > 0 && selected === shown}
                  indeterminate={selected > 0 && selected < shown}
                  disabled={shown === 0}
                  onChange={selection.toggleAll}
                />
              </th>
            )}
            <th scope="col" role="columnheader">
              {t('column.registrant')}
            </th>
            <th scope="col" role="columnheader">
              {t('column.address')}
            </th>
            {columns.map((column) => (
              <Heading key={column} {...props} column={column} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" ref={body}>
          {rows === undefined ? (
            <SkeletonRows cells={columns.length + 2} hasBoxes={selection !== undefined} />
          ) : (
            rows.map((row) => <CaseRow key={row.caseId} {...{ row, columns, me, ownOffice, selection }} />)
          )}
        </tbody>
      </table>
    </div>
  );
}

function Heading({
  column,
  shape,
  sort,
  onSort,
}: Pick<Props, 'shape' | 'sort' | 'onSort'> & { readonly column: Column }) {
  const { t } = useTranslation('queues');
  const label = t(`column.${column}`);
  const field = fieldOf(column, shape.orders);
  return field === undefined ? (
    <th scope="col" role="columnheader">
      {label}
    </th>
  ) : (
    <SortableHeading label={label} by={field} sort={sort} onSort={onSort} />
  );
}
