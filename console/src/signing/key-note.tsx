import { KeyRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './key-note.module.css';

interface Props {
  /** Whose key is awaited: with another one the signature won't count. */
  readonly who: string;
  /** BIN, where it is the key of an organisation. */
  readonly organisation?: string | undefined;
  /** A look at what is signed. */
  readonly children: ReactNode;
}

/** What happens when somebody signs here, said before it happens. */
export function KeyNote({ who, organisation, children }: Props) {
  const { t } = useTranslation('signing');
  return (
    <div className={classes['note']}>
      <KeyRound size={18} aria-hidden="true" />
      <div>
        <p>{organisation === undefined ? t('whose', { who }) : t('ofOrganisation', { who, bin: organisation })}</p>
        <p className={classes['steps']}>{t('steps')}</p>
        {children}
      </div>
    </div>
  );
}
