import { useTranslation } from 'react-i18next';
import type { Overview } from '../../../../client/create-tirkeu-client.ts';
import { useOfficeName } from '../../data/use-office-name.ts';
import { groupOutcomes } from '../figures.ts';
import { StackedFigure } from './stacked-figure.tsx';

export function OfficesFigure({ outcomes }: Pick<Overview, 'outcomes'>) {
  const { t } = useTranslation(['overview', 'common']);
  const nameOf = useOfficeName();
  const groups = groupOutcomes(outcomes, ({ office }) => office);
  return (
    <StackedFigure
      title={t('offices.title')}
      lead={t('offices.lead')}
      isTall
      of={t('column.office')}
      lines={groups.map((group) => ({ group, label: group.key === null ? t('noOfficeYet') : nameOf(group.key) }))}
    />
  );
}
