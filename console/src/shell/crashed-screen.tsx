import { Button } from '@mantine/core';
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CrashedState } from '../states/crashed-state.tsx';
import { FailedState } from '../states/failed-state.tsx';
import { NoConnection } from './import-screen.ts';

/** Instead of a screen that broke or couldn't be loaded. The router shows the next one as if nothing had been. */
export function CrashedScreen({ error }: ErrorComponentProps) {
  const { t } = useTranslation('shell');
  const router = useRouter();
  if (error instanceof NoConnection) return <FailedState error={error} onRetry={() => void router.invalidate()} />;
  return (
    <CrashedState error={error} level={1}>
      <Button renderRoot={(props) => <Link to="/queues" {...props} />} variant="light">
        {t('toQueues')}
      </Button>
    </CrashedState>
  );
}
