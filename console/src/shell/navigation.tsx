import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { hasRole, useSession } from '../session/session-context.tsx';
import classes from './navigation.module.css';
import { SECTIONS } from './sections.ts';

/** @param onFollow something was chosen: a drawer closes */
export function Navigation({ onFollow }: { readonly onFollow?: () => void }) {
  const { t } = useTranslation('shell');
  const session = useSession();
  return (
    <nav aria-label={t('navigation')}>
      <ul className={classes['list']}>
        {SECTIONS.filter(({ roles }) => hasRole(session, roles)).map(({ name, icon: Icon }) => (
          <li key={name}>
            <Link
              to={`/${name}`}
              className={classes['link']}
              {...(onFollow === undefined ? {} : { onClick: onFollow })}
            >
              <Icon size={20} strokeWidth={1.6} aria-hidden="true" />
              {t(`section.${name}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
