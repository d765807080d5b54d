import { useTranslation } from 'react-i18next';
import type { Overview } from '../../../../client/create-tirkeu-client.ts';
import { useTimeText } from '../../time/use-time-text.ts';
import { Figure } from '../figure.tsx';
import { FigureTable } from '../figure-table.tsx';
import { useFigureText } from '../use-figure-text.ts';
import { WeekColumns } from '../week-columns.tsx';

/** From the application to the registration: the median and the 95th percentile, week by week. */
export function TimeFigure({ overview: { weeks, timeToRegister } }: { readonly overview: Overview }) {
  const { t } = useTranslation(['overview', 'common']);
  const { figure, duration } = useFigureText();
  const text = useTimeText();
  return (
    <Figure
      title={t('time.title')}
      lead={t('time.lead')}
      chart={
        timeToRegister !== null && (
          <WeekColumns
            weeks={weeks}
            label={t('time.label', {
              median: duration(timeToRegister.medianSeconds),
              p95: duration(timeToRegister.p95Seconds),
            })}
          />
        )
      }
      table={
        <FigureTable
          caption={t('time.title')}
          columns={[t('column.week'), t('column.cases'), t('column.median'), t('column.p95')]}
          rows={weeks.toReversed().map(({ from, until, timeToRegister: spread }) => ({
            key: from,
            cells: [
              t('time.week', { from: text.day(new Date(from)), until: text.day(new Date(until)) }),
              figure(spread?.count ?? 0),
              duration(spread?.medianSeconds),
              duration(spread?.p95Seconds),
            ],
          }))}
        />
      }
    />
  );
}
