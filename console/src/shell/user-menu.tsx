import { Badge, Button, Menu, Text } from '@mantine/core';
import { CircleUserRound, LogOut } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { officeNameOf } from '../../../domain/office-names.ts';
import { languageOr } from '../i18n/languages.ts';
import { useSession } from '../session/session-context.tsx';
import type { StaffSession } from '../session/session-query.ts';
import { signOut } from '../session/sign-out.ts';
import classes from './user-menu.module.css';

/** Who is signed in, as what and where; and the way out. */
export function UserMenu() {
  const { t } = useTranslation('shell');
  const session = useSession();
  if (session.kind === 'local') {
    return (
      <Badge variant="light" color="gray" tt="none" fw={500} size="lg" title={t('openToAnybody')}>
        {t('localUser')}
      </Badge>
    );
  }
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="sm"
          className={classes['target']}
          aria-label={t('account', { name: session.name })}
          leftSection={<CircleUserRound size={18} aria-hidden="true" />}
        >
          <span className={classes['name']}>{session.name}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Whoami session={session} />
        <Menu.Divider />
        <Menu.Item leftSection={<LogOut size={16} aria-hidden="true" />} onClick={() => void signOut()}>
          {t('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Whoami({ session }: { readonly session: StaffSession }) {
  const { t, i18n } = useTranslation('common');
  const { name, roles, office } = session;
  const officeName = office === null ? undefined : officeNameOf(office)?.[languageOr(i18n.language)];
  return (
    <div className={classes['whoami']} role="presentation">
      <Text fw={600}>{name}</Text>
      <Text size="sm" c="dimmed">
        {roles.map((role) => t(`role.${role}`)).join(', ')}
      </Text>
      <Text size="sm" c="dimmed">
        {officeName ?? t('wholeCountry')}
      </Text>
    </div>
  );
}
