import { Button, Checkbox, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenedInvitation } from '../../../client/shapes.ts';
import { Instant } from '../time/instant.tsx';

interface Props {
  readonly opened: OpenedInvitation;
  readonly busy: boolean;
  readonly onIdentify: (powerOfAttorneyId: string) => void;
}

/** Before anybody has proved who they are: what this is about, and nothing about anybody. */
export function Welcome({ opened, busy, onIdentify }: Props) {
  const { t } = useTranslation(['invitation', 'common']);
  const [isAttorney, setIsAttorney] = useState(false);
  const [powers, setPowers] = useState('');
  return (
    <Stack gap="md">
      <Text>{t('welcome.lead', { service: t(`common:service.${opened.service}`) })}</Text>
      <Text>{t('welcome.steps')}</Text>
      <Text c="dimmed">
        {t('welcome.until')} <Instant at={opened.expiresAt} />. {t('welcome.once')}
      </Text>
      <Checkbox
        label={t('welcome.attorney')}
        checked={isAttorney}
        onChange={(event) => setIsAttorney(event.currentTarget.checked)}
      />
      {isAttorney && (
        <TextInput
          label={t('welcome.powers')}
          value={powers}
          maxLength={100}
          onChange={(event) => setPowers(event.currentTarget.value)}
        />
      )}
      <Button
        size="md"
        h="auto"
        mih={44}
        loading={busy}
        onClick={() => onIdentify(isAttorney ? powers.trim() : '')}
        styles={WRAPPED}
      >
        {t('welcome.identify')}
      </Button>
    </Stack>
  );
}

/** Kazakh words are long, telephones narrow. */
const WRAPPED = { label: { whiteSpace: 'normal', lineHeight: 1.3 } } as const;
