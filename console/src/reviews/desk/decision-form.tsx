import { Alert, Button, Radio, Select, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChangedMeanwhile } from '../../cases/actions/changed-meanwhile.tsx';
import { failureWords } from '../../cases/actions/why-not.ts';
import { useCaseOnScreen } from '../../cases/case-context.tsx';
import { GroundSelect } from './ground-select.tsx';
import { usualGround } from './grounds.ts';
import classes from './review-desk.module.css';
import type { BeingWritten, ReviewedCase } from './reviewed-case.ts';
import { useDecision } from './use-decision.ts';
import type { WrittenDecision } from './written-decision.ts';

const NOTHING: Omit<WrittenDecision, 'seen'> = { choice: null, ground: null, person: null, reason: '' };
const ALL = 'all';
const MAX_REASON = 2_000;

/**
 * Approve or refuse, on which ground, for whom, and why. What is decided on is what was on the screen when the form was
 * opened: whatever happens meanwhile has to be looked at first.
 */
export function DecisionForm({ found, review, written, onWritten }: ReviewedCase & BeingWritten) {
  const { t } = useTranslation(['reviews', 'common']);
  const { speaker } = useCaseOnScreen();
  const [opened, setOpened] = useState(found.revision);
  const [isAsked, setAsked] = useState(false);
  const current = written ?? { ...NOTHING, seen: opened };
  const { choice, person, reason, seen } = current;
  const ground = current.ground ?? usualGround(review.matters);
  const write = (part: Partial<WrittenDecision>): void => onWritten({ ...current, ...part });
  const decision = useDecision(found, ({ revision }) => {
    onWritten(null);
    setOpened(revision);
    setAsked(false);
  });
  const hasChanged = found.revision > seen;
  const people = found.people.filter(({ refusal }) => refusal === null);
  const isForSome = people.length > 1;

  const submit = (): void => {
    setAsked(true);
    if (choice === null || reason.trim() === '' || hasChanged || decision.isPending) return;
    const refusal =
      choice === 'refuse' ? { ground, ...(isForSome && person !== null ? { registrant: person } : {}) } : {};
    void decision.mutate({
      ifMatch: seen,
      body: { decision: choice, reason: reason.trim(), matters: review.matters.map(({ key }) => key), ...refusal },
    });
  };
  return (
    <form
      className={classes['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Radio.Group
        label={t('decision.choice')}
        value={choice}
        onChange={(value) => write({ choice: value === 'approve' ? 'approve' : 'refuse' })}
        error={isAsked && choice === null ? t('decision.chooseFirst') : null}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="approve" label={t('decision.approve')} description={t('decision.approveMeans')} />
          <Radio value="refuse" label={t('decision.refuse')} description={t('decision.refuseMeans')} />
        </Stack>
      </Radio.Group>
      {choice === 'refuse' && isForSome && (
        <Select
          label={t('decision.whom')}
          data={[
            { value: ALL, label: t('decision.all', { count: people.length }) },
            ...people.map(({ iin, name }) => ({ value: iin, label: name ?? iin })),
          ]}
          value={person ?? ALL}
          onChange={(value) => write({ person: value === ALL ? null : value })}
          allowDeselect={false}
        />
      )}
      {choice === 'refuse' && (
        <GroundSelect value={ground} onChange={(value) => write({ ground: value })} matters={review.matters} />
      )}
      <Textarea
        label={t('decision.reason')}
        description={t('decision.reasonHint')}
        value={reason}
        onChange={(event) => write({ reason: event.currentTarget.value })}
        error={isAsked && reason.trim() === '' ? t('decision.reasonFirst') : null}
        autosize
        minRows={3}
        maxRows={12}
        maxLength={MAX_REASON}
      />
      {hasChanged && <ChangedMeanwhile seen={seen} onSeen={() => write({ seen: found.revision })} />}
      {decision.error !== null && !hasChanged && (
        <Alert role="alert" variant="light" color="brick">
          {failureWords(speaker.t, decision.error)}
        </Alert>
      )}
      <Button
        type="submit"
        color={choice === 'refuse' ? 'brick' : 'sky'}
        disabled={hasChanged}
        loading={decision.isPending}
        fullWidth
      >
        {t(choice === 'refuse' ? 'decision.submitRefusal' : 'decision.submit')}
      </Button>
      <Text size="xs" c="dimmed">
        {t('decision.stands')}
      </Text>
    </form>
  );
}
