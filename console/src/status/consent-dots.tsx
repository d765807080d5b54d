import { useTranslation } from 'react-i18next';
import type { Status } from '../../../client/shapes.ts';
import classes from './consent-dots.module.css';

/** More than these are no longer counted at a glance. */
const MOST = 12;

/** How many of those who were asked have agreed: nobody's name, and in no order that says whose. */
export function ConsentDots({ asked, given }: Status['consents']) {
  const { t } = useTranslation('status');
  return (
    <div className={classes['root']}>
      {asked <= MOST && (
        <span className={classes['dots']} aria-hidden="true">
          {Array.from({ length: asked }, (_, index) => (
            <span key={index} data-given={index < given} />
          ))}
        </span>
      )}
      <strong>{t('agreed', { given, asked })}</strong>
    </div>
  );
}
