import { Button, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TirkeuClient } from '../../../client/create-tirkeu-client.ts';
import { PublicFrame } from '../public-pages/public-frame.tsx';
import { PageLoader } from '../states/page-loader.tsx';
import { Details } from './details.tsx';
import { TroubleNotice } from './trouble-notice.tsx';
import { useInvitation } from './use-invitation.ts';
import { Welcome } from './welcome.tsx';

interface Props {
  readonly api: TirkeuClient;
  /** What stood behind `#`. */
  readonly secret: string;
}

/** What somebody sees who follows an invitation (docs/decisions/0025). */
export function InvitationPage({ api, secret }: Props) {
  const { t, i18n } = useTranslation('invitation');
  const { step, busy, trouble, open, identify, decide } = useInvitation(api, secret, i18n.language);
  return (
    <PublicFrame title={t('title')}>
      <Stack gap="lg">
        <Title order={1}>{t('title')}</Title>
        {step.name === 'opening' && <PageLoader />}
        {step.name === 'closed' && <Notice title={t('closed.title')} says={t('closed.says')} />}
        {step.name === 'unreachable' && (
          <>
            <Notice title={t('unreachable.title')} says={t('unreachable.says')} />
            <Button onClick={() => void open()}>{t('again')}</Button>
          </>
        )}
        {step.name === 'welcome' && (
          <Welcome opened={step.opened} busy={busy} onIdentify={(powers) => void identify(powers)} />
        )}
        {step.name === 'details' && (
          <Details
            invitation={step.invitation}
            busy={busy}
            onDecide={(decision) => void decide(decision, step.invitation.signWith.ncalayer)}
          />
        )}
        {step.name === 'done' && <Done status={step.invitation.status} />}
        <TroubleNotice trouble={trouble} />
      </Stack>
    </PublicFrame>
  );
}

const Notice = ({ title, says }: { readonly title: string; readonly says: string }) => (
  <div role="status">
    <Title order={2} size="h3">
      {title}
    </Title>
    <Text mt="xs">{says}</Text>
  </div>
);

function Done({ status }: { readonly status: string }) {
  const { t } = useTranslation('invitation');
  return status === 'given' ? (
    <Notice title={t('done.given')} says={t('done.givenSays')} />
  ) : (
    <Notice title={t('done.declined')} says={t('done.declinedSays')} />
  );
}
