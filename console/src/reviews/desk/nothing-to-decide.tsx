import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Case } from '../../../../client/create-tirkeu-client.ts';
import { MessageState } from '../../states/message-state.tsx';

/** Decided already, perhaps by a colleague, or never in review. */
export function NothingToDecide({ found }: { readonly found: Case }) {
  const { t } = useTranslation(['reviews', 'common']);
  const { stage, outcome } = found;
  const state = t(outcome === null ? `common:stage.${stage}` : `common:outcome.${outcome}`);
  return (
    <MessageState icon={CircleCheck} title={t('nothing.title')} text={t('nothing.text', { state })}>
      <Button component={Link} to="/reviews" mt="sm">
        {t('nothing.back')}
      </Button>
    </MessageState>
  );
}
