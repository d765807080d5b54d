import { Button, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AppearanceMenu } from '../shell/appearance-menu.tsx';
import { LanguageMenu } from '../shell/language-menu.tsx';
import icon from '../theme/icon.svg';
import { Ornament } from '../theme/ornament.tsx';
import classes from './sign-in-page.module.css';

/** Where the browser goes to sign in, and comes back from to where it is now. */
function signInAddress(language: string): string {
  const { pathname, search, hash } = globalThis.location;
  const query = new URLSearchParams({ returnTo: `${pathname}${search}${hash}`, language });
  return `/auth/sign-in?${query.toString()}`;
}

/** @param hasEnded somebody was signed in on this page before */
export function SignInPage({ hasEnded }: { readonly hasEnded: boolean }) {
  const { t, i18n } = useTranslation(['shell', 'common']);
  return (
    <div className={classes['page']}>
      <title>{`${t('signIn.title')} · ${t('common:product')}`}</title>
      <header className={classes['header']}>
        <LanguageMenu />
        <AppearanceMenu />
      </header>
      <main className={classes['main']}>
        <Paper className={classes['card']} withBorder shadow="sm" radius="lg">
          <Ornament />
          <Stack gap="lg" p="xl">
            <div>
              <img src={icon} alt="" width={44} height={44} className={classes['mark'] ?? ''} />
              <Title order={1}>{t('common:product')}</Title>
              <Text c="dimmed">{t('signIn.lead')}</Text>
            </div>
            <Text>{hasEnded ? t('signIn.ended') : t('signIn.text')}</Text>
            <Button component="a" href={signInAddress(i18n.language)} size="md" fullWidth>
              {t('signIn.action')}
            </Button>
          </Stack>
        </Paper>
      </main>
    </div>
  );
}
