import { Button, Text } from '@mantine/core';
import { CloudOff, Lock, SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../data/api-problem.ts';
import { failureOf } from './failure-of.ts';
import { MessageState } from './message-state.tsx';

interface Props {
  readonly error: Error;
  /** Left out where trying again can't help. */
  readonly onRetry?: () => void;
}

const ICONS = { denied: Lock, missing: SearchX, broken: CloudOff };

/** What couldn't be loaded, why, and what to do: no connection, not yours to see, not there, or our fault. */
export function FailedState({ error, onRetry }: Props) {
  const { t } = useTranslation('common');
  const { kind, message, code } = failureOf(error);
  return (
    <div role="alert">
      <MessageState icon={ICONS[kind]} title={t('failed.title')} text={t(`failed.${message}`, { code })}>
        {error instanceof ApiProblem && (
          <Text size="xs" c="dimmed">
            {t('failed.details', { code: error.code })}
          </Text>
        )}
        {kind === 'broken' && onRetry !== undefined && (
          <Button variant="light" mt="sm" onClick={onRetry}>
            {t('retry')}
          </Button>
        )}
      </MessageState>
    </div>
  );
}
