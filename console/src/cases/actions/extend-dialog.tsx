import { Button, Group, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useApi } from '../../data/api-context.tsx';
import { dateFieldAfter } from '../../time/date-field.ts';
import { useDayText } from '../../time/use-day-text.ts';
import { useCaseOnScreen } from '../case-context.tsx';
import { ChangeDialog } from './change-dialog.tsx';
import { useCaseChange } from './use-case-change.ts';

const STEPS = [3, 7, 14] as const;
const LONGEST_REASON = 1_000;

/** R15: more time for the consenters, with the reason that the trail keeps. The day is said in words: date fields follow the browser. */
export function ExtendDialog() {
  const api = useApi();
  const { found, speaker } = useCaseOnScreen();
  const { t, instant } = speaker;
  const dayText = useDayText();
  // A case that ends meanwhile has none any more: what was being written stays, with what happened.
  const [first] = useState(found.deadlineAt ?? found.openedAt);
  const deadlineAt = found.deadlineAt ?? first;
  const deadline = new Date(deadlineAt);
  const [day, setDay] = useState(dateFieldAfter(deadline, STEPS[1]));
  const [reason, setReason] = useState('');
  const { caseId } = found;
  const change = useCaseChange(caseId, (ifMatch: string) =>
    api.extendDeadline({ caseId, ifMatch, body: { deadlineAt: day, reason: reason.trim() } }),
  );
  return (
    <ChangeDialog
      title={t('extend.title')}
      submit={t('extend.submit')}
      isReady={reason.trim() !== '' && day !== ''}
      change={change}
      inputFor={(ifMatch) => ifMatch}
    >
      <Text>{t('extend.now', { until: instant(deadlineAt) })}</Text>
      <TextInput
        type="date"
        label={t('extend.day')}
        description={day === '' ? undefined : dayText(day)}
        value={day}
        min={dateFieldAfter(deadline, 1)}
        onChange={(event) => setDay(event.currentTarget.value)}
        required
        withAsterisk={false}
      />
      <Group gap="xs">
        {STEPS.map((count) => (
          <Button
            key={count}
            size="compact-sm"
            variant="default"
            onClick={() => setDay(dateFieldAfter(deadline, count))}
          >
            {t('extend.more', { count })}
          </Button>
        ))}
      </Group>
      <Textarea
        label={t('extend.reason')}
        description={t('extend.reasonHint')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        maxLength={LONGEST_REASON}
        autosize
        minRows={2}
        required
        withAsterisk={false}
        data-autofocus
      />
    </ChangeDialog>
  );
}
