import { UserRoundX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session/session-context.tsx';
import classes from './open-to-anybody.module.css';

/** Says once and for all why nothing can be done here: whoever starts an api without sign-in reads it before they wonder. */
export function OpenToAnybody() {
  const { t } = useTranslation('shell');
  const { kind } = useSession();
  if (kind !== 'local') return null;
  return (
    <div className={`${classes['banner']} not-printed`}>
      <UserRoundX size={18} aria-hidden="true" />
      <span>{t('actingNeedsSignIn')}</span>
    </div>
  );
}
