import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AppearanceMenu } from '../shell/appearance-menu.tsx';
import { Brand } from '../shell/brand.tsx';
import { LanguageMenu } from '../shell/language-menu.tsx';
import { Ornament } from '../theme/ornament.tsx';
import classes from './public-frame.module.css';

interface Props {
  readonly title: string;
  readonly children: ReactNode;
}

/** What frames a page for people who aren't staff. Made for a telephone; `children` begin with the `h1`. */
export function PublicFrame({ title, children }: Props) {
  const { t } = useTranslation('common');
  return (
    <div className={classes['root']}>
      <title>{`${title} · ${t('product')}`}</title>
      <header className={classes['header']}>
        <Brand />
        <div className={classes['tools']}>
          <LanguageMenu />
          <AppearanceMenu />
        </div>
      </header>
      <Ornament />
      <main className={classes['main']}>{children}</main>
    </div>
  );
}
