import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case } from '../../../client/create-tirkeu-client.ts';
import { useStaffName } from '../data/use-staff-name.ts';
import { Instant, Since } from '../time/instant.tsx';
import { TimeLeftBar } from '../time/time-left-bar.tsx';
import type { Column } from './columns.ts';
import { MissingAnswers } from './missing-answers.tsx';

interface Props {
  readonly column: Column;
  readonly row: Case;
  /** Whoever reads it. */
  readonly me: string;
}

/** When the time began to run that a case has left. */
const runningSince = ({ stage, openedAt, review, waitingFor }: Case): string => {
  if (stage === 'awaiting-consent') return openedAt;
  return review?.requestedAt ?? waitingFor?.since ?? openedAt;
};

/** What a list says of a case in one of its columns. */
export function CaseCell({ column, row, me }: Props): ReactNode {
  switch (column) {
    case 'state':
      return <State {...row} />;
    case 'waiting':
      return <Since at={row.waitingFor?.since ?? row.openedAt} />;
    case 'opened':
      return <Instant at={row.openedAt} />;
    case 'left':
      return row.dueAt !== null && <TimeLeftBar from={runningSince(row)} until={row.dueAt} isLabelled />;
    case 'missing':
      return <MissingAnswers consents={row.consents} />;
    case 'stuck':
      return row.stuckSince !== null && <Since at={row.stuckSince} />;
    case 'outcome':
      return <Ended {...row} />;
    case 'assignee':
      return <Assignee assignee={row.assignee} me={me} />;
  }
}

/** Where a case stands and for whom it waits there, or how it ended. */
function State({ stage, outcome, waitingFor, consents }: Case) {
  const { t } = useTranslation('common');
  if (outcome !== null) return t(`outcome.${outcome}`);
  // A name that stands in the next column needn't be said here.
  const isSaid = waitingFor === null || consents.some(({ status }) => status === 'pending');
  return (
    <>
      {t(`stage.${stage}`)}
      {!isSaid && (
        <Text size="xs" c="dimmed">
          {t(`waitingFor.${waitingFor.kind}`)}
        </Text>
      )}
    </>
  );
}

function Ended({ outcome, outcomeAt }: Case) {
  const { t } = useTranslation('common');
  return (
    <>
      {outcome !== null && t(`outcome.${outcome}`)}
      {outcomeAt !== null && (
        <Text size="xs" c="dimmed">
          <Instant at={outcomeAt} />
        </Text>
      )}
    </>
  );
}

function Assignee({ assignee, me }: Pick<Case, 'assignee'> & Pick<Props, 'me'>) {
  const { t } = useTranslation('queues');
  const nameOf = useStaffName();
  if (assignee === null)
    return (
      <Text size="sm" c="dimmed">
        {t('unassigned')}
      </Text>
    );
  return (
    <>
      {nameOf(assignee)}
      {assignee === me && (
        <Text size="xs" c="dimmed">
          {t('you')}
        </Text>
      )}
    </>
  );
}
