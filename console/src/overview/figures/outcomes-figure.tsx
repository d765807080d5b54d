import { useTranslation } from 'react-i18next';
import type { Overview } from '../../../../client/create-tirkeu-client.ts';
import { OUTCOMES } from '../../data/case-codes.ts';
import { BarList } from '../bar-list.tsx';
import { Figure } from '../figure.tsx';
import { FigureTable } from '../figure-table.tsx';
import { sumOf } from '../figures.ts';
import { useFigureText } from '../use-figure-text.ts';

/** What became of cases. */
export function OutcomesFigure({ outcomes }: Pick<Overview, 'outcomes'>) {
  const { t } = useTranslation(['overview', 'common']);
  const { figure, share } = useFigureText();
  const total = sumOf(outcomes);
  const lines = OUTCOMES.map((outcome) => ({
    outcome,
    label: t(`common:outcome.${outcome}`),
    count: sumOf(outcomes.filter((row) => row.outcome === outcome)),
  }));
  return (
    <Figure
      title={t('outcomes.title')}
      lead={t('outcomes.lead')}
      chart={
        total > 0 && (
          <BarList
            bars={lines.map(({ outcome, label, count }) => ({
              key: outcome,
              label,
              text: figure(count),
              parts: [{ tone: outcome, value: count }],
            }))}
          />
        )
      }
      table={
        <FigureTable
          caption={t('outcomes.title')}
          columns={[t('column.outcome'), t('column.cases'), t('column.share')]}
          rows={lines.map(({ outcome, label, count }) => ({
            key: outcome,
            cells: [label, figure(count), share(count, total)],
          }))}
        />
      }
    />
  );
}
