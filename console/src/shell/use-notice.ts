import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';

const COLORS = { done: 'sage', nothing: 'gold', failed: 'brick' };

/** Says briefly what came of something, where nothing else on the page shows it. */
export function useNotice(): (message: string, kind: keyof typeof COLORS) => void {
  const { t } = useTranslation('common');
  return (message, kind) => {
    notifications.show({ message, color: COLORS[kind], closeButtonProps: { 'aria-label': t('close') } });
  };
}
