import { Button, Title } from '@mantine/core';
import { Unlink, WifiOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TirkeuClient } from '../../../client/create-tirkeu-client.ts';
import { PublicFrame } from '../public-pages/public-frame.tsx';
import { MessageState } from '../states/message-state.tsx';
import { PageLoader } from '../states/page-loader.tsx';
import { StatusView } from './status-view.tsx';
import { useStatus } from './use-status.ts';

interface Props {
  readonly api: TirkeuClient;
  readonly secret: string;
}

/** What an applicant sees who follows the link to their case (docs/decisions/0029). */
export function StatusPage({ api, secret }: Props) {
  const { t } = useTranslation(['status', 'common']);
  const { shown, again } = useStatus(api, secret);
  return (
    <PublicFrame title={t('title')}>
      {shown.kind === 'looking' && (
        <>
          <Title order={1} className="unseen">
            {t('title')}
          </Title>
          <PageLoader />
        </>
      )}
      {shown.kind === 'closed' && (
        <MessageState icon={Unlink} level={1} title={t('closed.title')} text={t('closed.says')} />
      )}
      {shown.kind === 'unreachable' && (
        <MessageState icon={WifiOff} level={1} title={t('unreachable.title')} text={t('unreachable.says')}>
          <Button mt="sm" onClick={again}>
            {t('common:retry')}
          </Button>
        </MessageState>
      )}
      {shown.kind === 'status' && <StatusView {...shown} />}
    </PublicFrame>
  );
}
