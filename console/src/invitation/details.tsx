import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Invitation } from '../../../client/shapes.ts';
import { AddressText } from '../data/address-text.tsx';
import { languageOr } from '../i18n/languages.ts';
import { Instant } from '../time/instant.tsx';

type Decision = 'give' | 'decline';

interface Props {
  readonly invitation: Invitation;
  readonly busy: boolean;
  readonly onDecide: (decision: Decision) => void;
}

const Fact = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div>
    <Text component="dt" size="sm" c="dimmed">
      {label}
    </Text>
    <Text component="dd" m={0}>
      {children}
    </Text>
  </div>
);

/** Who wants to be registered where, and the two answers; each is asked about once more before it is signed. */
export function Details({ invitation, busy, onDecide }: Props) {
  const { t, i18n } = useTranslation(['invitation', 'common']);
  const [asked, setAsked] = useState<Decision>();
  const { registrants, applicant, dwelling, stay, consenter, deadlineAt, service } = invitation;
  const names = registrants.map(({ name, iin }) => `${name ?? ''} (${iin})`).join(', ');
  return (
    <Stack gap="md">
      <Text>{t('details.lead', { name: consenter.name })}</Text>
      <Stack component="dl" gap="sm" m={0}>
        <Fact label={t('details.service')}>{t(`common:service.${service}`)}</Fact>
        <Fact label={t('details.who')}>{names}</Fact>
        <Fact label={t('details.where')}>
          <AddressText address={dwelling.address?.[languageOr(i18n.language)] ?? dwelling.rka ?? ''} />
        </Fact>
        <Fact label={t('details.applicant')}>{applicant.name}</Fact>
        {stay !== null && <Fact label={t('details.months')}>{t('details.month', { count: stay.months })}</Fact>}
        {deadlineAt !== null && (
          <Fact label={t('details.until')}>
            <Instant at={deadlineAt} />
          </Fact>
        )}
        <Fact label={t('details.document')}>
          <Anchor href="/v1/invitation/document?answer=give" download="consent.json" underline="always">
            {t('details.showDocument')}
          </Anchor>
        </Fact>
      </Stack>
      {asked === undefined ? (
        <Group gap="sm" grow>
          <Button size="md" onClick={() => setAsked('give')}>
            {t('details.give')}
          </Button>
          <Button size="md" variant="default" onClick={() => setAsked('decline')}>
            {t('details.decline')}
          </Button>
        </Group>
      ) : (
        <Stack gap="sm" role="group" aria-labelledby="confirm">
          <Title order={2} size="h4" id="confirm">
            {t(`confirm.${asked}`)}
          </Title>
          <Text>{t(asked === 'give' ? 'confirm.giveSays' : 'confirm.declineSays')}</Text>
          <Button
            size="md"
            {...(asked === 'give' ? {} : { color: 'red' })}
            loading={busy}
            onClick={() => onDecide(asked)}
          >
            {t(asked === 'give' ? 'confirm.yesGive' : 'confirm.yesDecline')}
          </Button>
          <Button size="md" variant="subtle" disabled={busy} onClick={() => setAsked(undefined)}>
            {t('confirm.back')}
          </Button>
        </Stack>
      )}
    </Stack>
  );
}
