import { useTranslation } from 'react-i18next';
import icon from '../theme/icon.svg';
import classes from './brand.module.css';

export function Brand() {
  const { t } = useTranslation('common');
  return (
    <span className={classes['root']}>
      <img src={icon} alt="" width={28} height={28} />
      {t('product')}
    </span>
  );
}
