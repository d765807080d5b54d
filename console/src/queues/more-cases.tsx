import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './more-cases.module.css';

interface Props {
  readonly shown: number;
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  readonly onMore: () => void;
}

/** The end of a list: how much of it is here, and the rest on demand. */
export function MoreCases({ shown, hasMore, isLoading, onMore }: Props) {
  const { t } = useTranslation(['queues', 'common']);
  return (
    <div className={classes['root']}>
      <Text size="sm" c="dimmed" role="status">
        {t('shown', { count: shown })} {hasMore ? '' : t('allShown')} {t('common:time.zone')}.
      </Text>
      {hasMore && (
        <Button variant="default" loading={isLoading} onClick={onMore}>
          {t('more')}
        </Button>
      )}
    </div>
  );
}
