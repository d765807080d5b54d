import { useTranslation } from 'react-i18next';
import type { Overview } from '../../../../client/create-tirkeu-client.ts';
import { BarList } from '../bar-list.tsx';
import { Figure } from '../figure.tsx';
import { FigureTable } from '../figure-table.tsx';
import { sumOf } from '../figures.ts';
import { useFigureText } from '../use-figure-text.ts';

/** Open cases by stage, in the order in which a case passes them. */
export function StagesFigure({ stages }: Pick<Overview, 'stages'>) {
  const { t } = useTranslation(['overview', 'common']);
  const { figure, share } = useFigureText();
  const open = sumOf(stages);
  const lines = stages.map(({ stage, count }) => ({ stage, count, label: t(`common:stage.${stage}`) }));
  return (
    <Figure
      title={t('stages.title')}
      lead={t('stages.lead')}
      chart={
        open > 0 && (
          <BarList
            bars={lines.map(({ stage, count, label }) => ({
              key: stage,
              label,
              text: figure(count),
              parts: [{ tone: 'calm', value: count }],
            }))}
          />
        )
      }
      table={
        <FigureTable
          caption={t('stages.title')}
          columns={[t('column.stage'), t('column.cases'), t('column.share')]}
          rows={lines.map(({ stage, count, label }) => ({
            key: stage,
            cells: [label, figure(count), share(count, open)],
          }))}
        />
      }
    />
  );
}
