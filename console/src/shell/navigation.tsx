import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useHasRole } from '../session/session-context.tsx';
import classes from './navigation.module.css';
import { QueueLinks } from './queue-links.tsx';
import { type Section, SECTIONS } from './sections.ts';

interface Props {
  /** Something was chosen: a drawer closes. */
  readonly onFollow?: () => void;
}

export function Navigation(props: Props) {
  const { t } = useTranslation('shell');
  return (
    <nav aria-label={t('navigation')}>
      <ul className={classes['list']}>
        {SECTIONS.map((section) => (
          <Item key={section.name} section={section} {...props} />
        ))}
      </ul>
    </nav>
  );
}

/** The way to one part of the work, for those whose work it is. */
function Item({ section, onFollow }: Props & { readonly section: Section }) {
  const { t } = useTranslation('shell');
  const { name, icon: Icon, roles } = section;
  if (!useHasRole(...roles)) return null;
  return (
    <li>
      <Link to={`/${name}`} className={classes['link']} {...(onFollow === undefined ? {} : { onClick: onFollow })}>
        <Icon size={20} strokeWidth={1.6} aria-hidden="true" />
        {t(`section.${name}`)}
      </Link>
      {name === 'queues' && <QueueLinks onFollow={onFollow} />}
    </li>
  );
}
