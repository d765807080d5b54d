import { UnstyledButton } from '@mantine/core';
import { ArrowDown, ArrowDownUp, ArrowUp } from 'lucide-react';
import type { Order } from './list-search.ts';
import classes from './sortable-heading.module.css';

interface Props {
  readonly label: string;
  readonly by: 'openedAt' | 'dueAt' | 'outcomeAt';
  readonly sort: Order | undefined;
  readonly onSort: (order: Order) => void;
}

/** A heading that orders by its column, upwards first, the other way when it does already. */
export function SortableHeading({ label, by, sort, onSort }: Props) {
  const isUp = sort === by;
  const isDown = sort === `-${by}`;
  const Arrow = isUp ? ArrowUp : isDown ? ArrowDown : ArrowDownUp;
  return (
    <th scope="col" role="columnheader" aria-sort={isUp ? 'ascending' : isDown ? 'descending' : 'none'}>
      <UnstyledButton className={classes['button']} data-printed onClick={() => onSort(isUp ? `-${by}` : by)}>
        {label}
        <Arrow size={14} aria-hidden="true" data-idle={!isUp && !isDown} />
      </UnstyledButton>
    </th>
  );
}
