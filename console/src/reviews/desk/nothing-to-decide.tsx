import { Button, Textarea } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Case } from '../../../../client/create-tirkeu-client.ts';
import { useCaseOnScreen } from '../../cases/case-context.tsx';
import { TrailEntry } from '../../cases/trail/trail-entry.tsx';
import { MessageState } from '../../states/message-state.tsx';
import classes from './review-desk.module.css';

interface Props {
  readonly found: Case;
  /** What was being written when there was something to decide still. */
  readonly written: string;
}

const DECISIONS: readonly string[] = ['review-approved', 'case-refused', 'application-cancelled'];

/** Decided already, perhaps by a colleague a moment ago, or never in review. */
export function NothingToDecide({ found, written }: Props) {
  const { t } = useTranslation(['reviews', 'common']);
  const { events = [] } = useCaseOnScreen();
  const { stage, outcome } = found;
  const state = t(outcome === null ? `common:stage.${stage}` : `common:outcome.${outcome}`);
  const decided = events.findLast(({ type }) => DECISIONS.includes(type));
  return (
    <MessageState icon={CircleCheck} title={t('nothing.title')} text={t('nothing.text', { state })}>
      {decided !== undefined && (
        <ul className={classes['decided']}>
          <TrailEntry event={decided} />
        </ul>
      )}
      {written.trim() !== '' && (
        <Textarea
          className={classes['written'] ?? ''}
          label={t('nothing.written')}
          description={t('nothing.writtenHint')}
          value={written}
          readOnly
          autosize
          minRows={2}
        />
      )}
      <Button component={Link} to="/reviews" mt="sm">
        {t('nothing.back')}
      </Button>
    </MessageState>
  );
}
