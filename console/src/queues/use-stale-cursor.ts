import { notifications } from '@mantine/notifications';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../data/api-problem.ts';

/** A cursor serves whoever got it, and for a day: with another's address a list begins on its first page, and says so. */
export function useStaleCursor(error: Error | null, begin: () => void): boolean {
  const { t } = useTranslation(['queues', 'common']);
  const isStale = error instanceof ApiProblem && error.code === 'invalid-cursor';
  const beginAnew = useEffectEvent(() => {
    notifications.show({
      id: 'stale-page',
      message: t('stalePage'),
      closeButtonProps: { 'aria-label': t('common:close') },
    });
    begin();
  });
  useEffect(() => {
    if (isStale) beginAnew();
  }, [isStale]);
  return isStale;
}
