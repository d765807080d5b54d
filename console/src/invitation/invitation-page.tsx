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
  const { step, busy, trouble, open, identify, decide, leave } = useInvitation(api, secret, i18n.language);
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
        {step.name === 'left' && <Notice title={t('left.title')} says={t('left.says')} />}
        <TroubleNotice trouble={trouble} />
        {(step.name === 'details' || step.name === 'done') && (
          <Leave isDone={step.name === 'done'} busy={busy} onLeave={() => void leave()} />
        )}
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

interface LeaveProps {
  /** There is nothing left to do but to go. */
  readonly isDone: boolean;
  readonly busy: boolean;
  readonly onLeave: () => void;
}

/** At a computer that others use, too, somebody who goes takes with them what they could see. */
function Leave({ isDone, busy, onLeave }: LeaveProps) {
  const { t } = useTranslation('invitation');
  return (
    <div className="not-printed">
      <Button variant={isDone ? 'filled' : 'default'} disabled={busy} onClick={onLeave}>
        {t('leave')}
      </Button>
      <Text size="sm" c="dimmed" mt="xs">
        {t('leaveSays')}
      </Text>
    </div>
  );
}

function Done({ status }: { readonly status: string }) {
  const { t } = useTranslation('invitation');
  return status === 'given' ? (
    <Notice title={t('done.given')} says={t('done.givenSays')} />
  ) : (
    <Notice title={t('done.declined')} says={t('done.declinedSays')} />
  );
}
