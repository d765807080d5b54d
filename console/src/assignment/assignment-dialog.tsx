import { Button, Group, Modal, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStaffName } from '../data/use-staff-name.ts';
import classes from './assignment-dialog.module.css';
import { EntryState } from './entry-state.tsx';
import type { Assignment, AssignmentEntry, useAssignment } from './use-assignment.ts';

type Props = ReturnType<typeof useAssignment>;

/** One that went well is said in a notice; everything else wants to be looked at. */
const isWorthADialog = ({ entries }: Assignment): boolean =>
  entries.length > 1 || entries.some(({ state: { kind } }) => kind !== 'running' && kind !== 'done');

const countOf = (entries: readonly AssignmentEntry[], kind: AssignmentEntry['state']['kind']): number =>
  entries.filter(({ state }) => state.kind === kind).length;

/** What became of each case; and for each that a colleague has, the question whether to take it. */
export function AssignmentDialog({ assignment, take, leave, retry, close }: Props) {
  const { t } = useTranslation(['queues', 'common']);
  const nameOf = useStaffName();
  const entries = assignment?.entries ?? [];
  const asking = countOf(entries, 'held');
  const running = countOf(entries, 'running');
  const list = useRef<HTMLUListElement>(null);
  const closing = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // An answered question takes its buttons with it: the focus goes on to the next.
    const next = list.current?.querySelector<HTMLElement>('button') ?? closing.current;
    next?.focus();
  }, [asking]);
  const target = assignment?.target ?? null;
  return (
    <Modal
      opened={assignment !== undefined && isWorthADialog(assignment)}
      onClose={close}
      title={target === null ? t('assign.toNobody') : t('assign.to', { name: nameOf(target) })}
      size="lg"
      centered
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Text role="status" size="sm" c="dimmed">
        {running > 0
          ? t('assign.running', { count: running })
          : t('assign.done', { count: countOf(entries, 'done'), total: entries.length })}
        {asking > 0 && ` ${t('assign.asking', { count: asking })}`}
      </Text>
      <ul ref={list} className={classes['entries']}>
        {entries.map((entry) => (
          <li key={entry.seen.caseId}>
            <span>
              <Text component="span" fw={600} display="block">
                {entry.seen.registrant.name ?? t('common:unknown')}
              </Text>
              <Text component="span" size="xs" c="dimmed" className="number">
                {entry.seen.registrant.iin}
              </Text>
            </span>
            <EntryState
              entry={entry}
              onTake={(found) => void take(found)}
              onLeave={() => leave(entry.seen.caseId)}
              onRetry={() => void retry(entry)}
            />
          </li>
        ))}
      </ul>
      <Group justify="flex-end" mt="md">
        <Button ref={closing} variant="default" onClick={close}>
          {asking > 0 ? t('assign.leaveAll') : t('common:close')}
        </Button>
      </Group>
    </Modal>
  );
}
