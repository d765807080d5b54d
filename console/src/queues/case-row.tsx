import { Checkbox, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Case } from '../../../client/create-tirkeu-client.ts';
import { AddressText } from '../data/address-text.tsx';
import { useOfficeName } from '../data/use-office-name.ts';
import { languageOr } from '../i18n/languages.ts';
import { CaseCell } from './case-cell.tsx';
import classes from './case-row.module.css';
import type { Column } from './columns.ts';
import type { Selection } from './use-selection.ts';

interface Props {
  readonly row: Case;
  readonly columns: readonly Column[];
  readonly me: string;
  /** A case of another office says so; to whoever has none the address says enough. */
  readonly ownOffice: string | null;
  /** `undefined` for whoever can't do anything with what is selected. */
  readonly selection: Selection | undefined;
}

/** One case. All of the row is its link; the box to select it lies above that. */
export function CaseRow({ row, columns, me, ownOffice, selection }: Props) {
  const { t, i18n } = useTranslation(['queues', 'common']);
  const officeName = useOfficeName();
  const { caseId, registrant, people, dwelling, service, office } = row;
  const name = registrant.name ?? t('common:unknown');
  const isSelected = selection?.has(caseId) ?? false;
  return (
    <tr role="row" className={classes['row']} data-case-id={caseId} data-selected={isSelected || undefined}>
      {selection !== undefined && (
        <td role="cell" className={classes['select']}>
          <Checkbox
            size="sm"
            aria-label={t('select', { name })}
            checked={isSelected}
            disabled={row.closedAt !== null}
            onChange={() => selection.toggle(caseId)}
          />
        </td>
      )}
      <td role="cell" className={classes['name']}>
        <Link to="/cases/$caseId" params={{ caseId }} className={classes['link']} aria-label={t('open', { name })}>
          {name}
        </Link>
        <Text size="xs" c="dimmed" className="number">
          {registrant.iin}
        </Text>
        {people.length > 1 && <Text size="xs">{t('andMore', { count: people.length - 1 })}</Text>}
      </td>
      <td role="cell" className={classes['place']}>
        <AddressText address={dwelling.address?.[languageOr(i18n.language)] ?? t('common:unknown')} />
        <Text size="xs" c="dimmed">
          {t(`common:service.${service}`)}
          {office !== null && ownOffice !== null && office !== ownOffice && ` · ${officeName(office)}`}
        </Text>
      </td>
      {columns.map((column) => (
        <td key={column} role="cell" data-label={t(`column.${column}`)}>
          <CaseCell column={column} row={row} me={me} />
        </td>
      ))}
    </tr>
  );
}
