import { useTranslation } from 'react-i18next';
import { OUTCOMES } from '../../data/case-codes.ts';
import { BarList } from '../bar-list.tsx';
import { Figure } from '../figure.tsx';
import { FigureTable } from '../figure-table.tsx';
import type { Group } from '../figures.ts';
import { OutcomeLegend } from '../outcome-legend.tsx';
import { useFigureText } from '../use-figure-text.ts';

interface Line {
  readonly label: string;
  readonly group: Group<string | null>;
}

interface Props {
  readonly title: string;
  readonly lead: string;
  /** What the lines are: the heading of the table's first column. */
  readonly of: string;
  readonly lines: readonly Line[];
  readonly isTall?: boolean;
}

/** Outcomes by something: a line for each, its bar divided by outcome. */
export function StackedFigure({ title, lead, of, lines, isTall = false }: Props) {
  const { t } = useTranslation(['overview', 'common']);
  const { figure } = useFigureText();
  // What nobody met with would be columns of zeros.
  const met = OUTCOMES.filter((outcome) => lines.some(({ group }) => group.byOutcome[outcome] !== undefined));
  return (
    <Figure
      title={title}
      lead={lead}
      isTall={isTall}
      chart={
        lines.length > 0 && (
          <>
            <OutcomeLegend outcomes={met} />
            <BarList
              bars={lines.map(({ label, group: { key, total, byOutcome } }) => ({
                key: key ?? '',
                label,
                text: figure(total),
                parts: met.map((outcome) => ({ tone: outcome, value: byOutcome[outcome] ?? 0 })),
              }))}
            />
          </>
        )
      }
      table={
        <FigureTable
          caption={title}
          columns={[of, t('column.cases'), ...met.map((outcome) => t(`common:outcome.${outcome}`))]}
          rows={lines.map(({ label, group: { key, total, byOutcome } }) => ({
            key: key ?? '',
            cells: [label, figure(total), ...met.map((outcome) => figure(byOutcome[outcome] ?? 0))],
          }))}
        />
      }
    />
  );
}
