import { useTranslation } from 'react-i18next';
import type { Overview } from '../../../../client/create-tirkeu-client.ts';
import { BarList } from '../bar-list.tsx';
import { Figure } from '../figure.tsx';
import { FigureTable } from '../figure-table.tsx';
import { type AgeColumn, ageColumnsOf, sumOf } from '../figures.ts';
import type { Tone } from '../tones.ts';
import { useFigureText } from '../use-figure-text.ts';

/** From here on half of the usual ten days is over and owners have been reminded (R15). */
const SOON_DAYS = 5;

/** How long cases have been waiting for a consent. */
export function AgeingFigure({ ageing }: Pick<Overview, 'ageing'>) {
  const { t } = useTranslation(['overview', 'common']);
  const { figure, share } = useFigureText();
  const waiting = sumOf(ageing);
  const labelOf = ({ fromDays: from, toDays: to }: AgeColumn): string => {
    if (to === null) return t('age.andMore', { from });
    return from === to ? t('age.day', { from }) : t('age.days', { from, to });
  };
  const lines = ageColumnsOf(ageing).map((column) => ({ column, count: column.count, label: labelOf(column) }));
  return (
    <Figure
      title={t('ageing.title')}
      lead={t('ageing.lead')}
      chart={
        waiting > 0 && (
          <BarList
            bars={lines.map((line) => ({
              key: line.label,
              label: line.label,
              text: figure(line.count),
              parts: [{ tone: toneOf(line.column), value: line.count }],
            }))}
          />
        )
      }
      table={
        <FigureTable
          caption={t('ageing.title')}
          columns={[t('column.age'), t('column.cases'), t('column.share')]}
          rows={lines.map(({ label, count }) => ({ key: label, cells: [label, figure(count), share(count, waiting)] }))}
        />
      }
    />
  );
}

function toneOf({ fromDays, toDays }: AgeColumn): Tone {
  if (toDays === null) return 'late';
  return fromDays >= SOON_DAYS ? 'soon' : 'calm';
}
