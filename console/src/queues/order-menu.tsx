import { Button, Menu } from '@mantine/core';
import { ArrowDownUp, Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Order } from './list-search.ts';
import classes from './list-toolbar.module.css';

interface Props {
  readonly orders: readonly Order[];
  readonly order: Order | undefined;
  readonly onSort: (order: Order) => void;
}

/** In which order a list stands. Columns order it, too, where there is room for their headings. */
export function OrderMenu({ orders, order, onSort }: Props) {
  const { t } = useTranslation('queues');
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          variant="default"
          className={classes['sign'] ?? ''}
          leftSection={<ArrowDownUp size={16} aria-hidden="true" />}
        >
          <span className="unseen">{t('sortLabel')}: </span>
          <span className={classes['words']}>{order !== undefined && t(`sort.${order}`)}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {orders.map((one) => (
          <Menu.Item
            key={one}
            aria-current={one === order}
            rightSection={one === order && <Check size={16} aria-hidden="true" />}
            onClick={() => onSort(one)}
          >
            {t(`sort.${one}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
