import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Overview } from '../../../../client/create-tirkeu-client.ts';
import { useApi } from '../../data/api-context.tsx';
import { languageOr } from '../../i18n/languages.ts';
import { BarList } from '../bar-list.tsx';
import { Figure } from '../figure.tsx';
import { FigureTable } from '../figure-table.tsx';
import { groundsOf } from '../figures.ts';
import { groundsQuery } from '../overview-query.ts';
import { useFigureText } from '../use-figure-text.ts';

/** Why cases were refused, in the words that applicants read (R29). */
export function GroundsFigure({ outcomes }: Pick<Overview, 'outcomes'>) {
  const { t, i18n } = useTranslation(['overview', 'common']);
  const { figure, share } = useFigureText();
  const { data: law } = useQuery(groundsQuery(useApi()));
  const wordsOf = (ground: string) => law?.find((one) => one.ground === ground);
  const groups = groundsOf(outcomes);
  const refused = groups.reduce((sum, { total }) => sum + total, 0);
  const lines = groups.map(({ key, total }) => ({
    ground: key,
    total,
    label: wordsOf(key)?.text[languageOr(i18n.language)] ?? key,
    rule: wordsOf(key)?.rule ?? '',
  }));
  return (
    <Figure
      title={t('grounds.title')}
      lead={t('grounds.lead')}
      chart={
        lines.length > 0 && (
          <BarList
            hasLongLabels
            bars={lines.map(({ ground, label, total }) => ({
              key: ground,
              label,
              text: figure(total),
              parts: [{ tone: 'refused', value: total }],
            }))}
          />
        )
      }
      table={
        <FigureTable
          caption={t('grounds.title')}
          columns={[t('column.ground'), t('column.rule'), t('column.cases'), t('column.share')]}
          rows={lines.map(({ ground, label, rule, total }) => ({
            key: ground,
            cells: [label, rule, figure(total), share(total, refused)],
          }))}
        />
      }
    />
  );
}
