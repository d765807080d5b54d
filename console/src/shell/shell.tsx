import { ActionIcon, Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, Outlet } from '@tanstack/react-router';
import { Menu as MenuIcon } from 'lucide-react';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { PageLoader } from '../states/page-loader.tsx';
import { AppearanceMenu } from './appearance-menu.tsx';
import { Brand } from './brand.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { LanguageMenu } from './language-menu.tsx';
import { Navigation } from './navigation.tsx';
import { OpenToAnybody } from './open-to-anybody.tsx';
import { QuickAccess } from './quick-access.tsx';
import classes from './shell.module.css';
import { UserMenu } from './user-menu.tsx';

/** What frames every screen: navigation at the side, or behind a button where there is no room for it. */
export function Shell() {
  const { t } = useTranslation('shell');
  const [isOpen, drawer] = useDisclosure(false);
  return (
    <div className={classes['root']}>
      <a href="#content" className={classes['skip']}>
        {t('skip')}
      </a>
      <header className={classes['header']}>
        <ActionIcon
          className={classes['opener']}
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t('openNavigation')}
          aria-expanded={isOpen}
          onClick={drawer.open}
        >
          <MenuIcon size={20} aria-hidden="true" />
        </ActionIcon>
        <Link to="/queues" className={classes['brand']}>
          <Brand />
        </Link>
        <QuickAccess>
          <div className={classes['tools']}>
            <LanguageMenu />
            <AppearanceMenu />
            <UserMenu />
          </div>
        </QuickAccess>
      </header>
      <div className={classes['side']}>
        <div className={classes['sticky']}>
          <Navigation />
        </div>
      </div>
      <Drawer
        opened={isOpen}
        onClose={drawer.close}
        size="17rem"
        title={<Brand />}
        closeButtonProps={{ 'aria-label': t('closeNavigation') }}
      >
        <Navigation onFollow={drawer.close} />
      </Drawer>
      <main id="content" tabIndex={-1} className={classes['main']}>
        <ConnectionBanner />
        <OpenToAnybody />
        <Suspense fallback={<PageLoader />}>
          <Outlet />
        </Suspense>
      </main>
    </div>
  );
}
