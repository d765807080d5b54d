import { useNetwork } from '@mantine/hooks';
import { WifiOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../live/live-context.tsx';
import classes from './connection-banner.module.css';

/** The api was released anew, a network was changed: nobody need know. */
const UNNOTICED_MS = 5_000;

/** Says so while the browser has no connection, or the page no longer hears what happens: what is shown then may be old. */
export function ConnectionBanner() {
  const { t } = useTranslation('shell');
  const { online } = useNetwork();
  const isInterrupted = useLasting(useLive().state === 'away', UNNOTICED_MS);
  const trouble = online ? (isInterrupted ? 'interrupted' : null) : 'offline';
  const [wasTroubled, setWasTroubled] = useState(false);
  if (trouble !== null && !wasTroubled) setWasTroubled(true);
  return (
    <div role="status" className={classes['root']}>
      {trouble !== null && (
        <p className={classes['banner']}>
          <WifiOff size={18} aria-hidden="true" />
          {t(trouble)}
        </p>
      )}
      {/* Whoever sees it go need not be told; whoever listens is. */}
      {trouble === null && wasTroubled && <span className="unseen">{t('offlineBack')}</span>}
    </div>
  );
}

/** Whether something has been so for a while, and still is. */
function useLasting(isSo: boolean, ms: number): boolean {
  const [hasLasted, setHasLasted] = useState(false);
  useEffect(() => {
    if (!isSo) return undefined;
    const timer = setTimeout(() => setHasLasted(true), ms);
    return () => {
      clearTimeout(timer);
      setHasLasted(false);
    };
  }, [isSo, ms]);
  return isSo && hasLasted;
}
