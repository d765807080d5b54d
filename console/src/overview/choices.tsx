import { Fieldset, SegmentedControl, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { OFFICES } from '../../../domain/office-names.ts';
import { useOfficeName } from '../data/use-office-name.ts';
import { compareNames } from '../i18n/compare-names.ts';
import classes from './choices.module.css';
import { type OverviewSearch, PERIODS_DAYS, type PeriodDays } from './overview-search.ts';

interface Props {
  readonly days: PeriodDays;
  readonly office: string | undefined;
  readonly ownOffice: string | undefined;
  readonly onChoose: (search: OverviewSearch) => void;
}

const WHOLE_COUNTRY = '*';

/** Which figures: the choice stands in the address. On paper the page's second line says it. */
export function Choices({ days, office, ownOffice, onChoose }: Props) {
  const { t } = useTranslation(['overview', 'common']);
  const nameOf = useOfficeName();
  const chosen = (change: { readonly days?: PeriodDays; readonly office?: string | undefined }): void => {
    const { days: period, office: place } = { days, office, ...change };
    onChoose({ days: period, ...(place !== undefined && { office: place }) });
  };
  const offices = OFFICES.map((value) => ({ value, label: nameOf(value) })).toSorted((a, b) =>
    compareNames(a.label, b.label),
  );
  return (
    <div className={`${classes['root']} not-printed`}>
      <Fieldset variant="unstyled" legend={t('period')} className={classes['period'] ?? ''}>
        <SegmentedControl
          aria-label={t('period')}
          withItemsBorders={false}
          fullWidth
          data={PERIODS_DAYS.map((period) => ({ value: String(period), label: t(`periods.d${period}`) }))}
          value={String(days)}
          onChange={(value) => chosen({ days: PERIODS_DAYS.find((period) => String(period) === value) ?? days })}
        />
      </Fieldset>
      {ownOffice === undefined && (
        <Select
          className={classes['office'] ?? ''}
          label={t('office')}
          searchable
          nothingFoundMessage={t('noOffice')}
          allowDeselect={false}
          data={[{ value: WHOLE_COUNTRY, label: t('common:wholeCountry') }, ...offices]}
          value={office ?? WHOLE_COUNTRY}
          onChange={(value) => chosen({ office: value === WHOLE_COUNTRY || value === null ? undefined : value })}
        />
      )}
    </div>
  );
}
