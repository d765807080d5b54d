import { useTranslation } from 'react-i18next';
import type { Overview } from '../../../../client/create-tirkeu-client.ts';
import { groupOutcomes } from '../figures.ts';
import { StackedFigure } from './stacked-figure.tsx';

export function ServicesFigure({ outcomes }: Pick<Overview, 'outcomes'>) {
  const { t } = useTranslation(['overview', 'common']);
  const groups = groupOutcomes(outcomes, ({ service }) => service);
  return (
    <StackedFigure
      title={t('services.title')}
      lead={t('services.lead')}
      of={t('column.service')}
      lines={groups.map((group) => ({ group, label: t(`common:service.${group.key}`) }))}
    />
  );
}
