import { useNetwork } from '@mantine/hooks';
import { WifiOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import classes from './offline-banner.module.css';

/** Says so while the browser has no connection: what is shown then may be old. */
export function OfflineBanner() {
  const { t } = useTranslation('shell');
  const { online } = useNetwork();
  return (
    <div role="status" className={classes['root']}>
      {online ? null : (
        <p className={classes['banner']}>
          <WifiOff size={18} aria-hidden="true" />
          {t('offline')}
        </p>
      )}
    </div>
  );
}
