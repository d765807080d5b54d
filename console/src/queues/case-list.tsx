import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AssignmentDialog } from '../assignment/assignment-dialog.tsx';
import { HandOverDialog } from '../assignment/hand-over-dialog.tsx';
import { useAssignment } from '../assignment/use-assignment.ts';
import { useApi } from '../data/api-context.tsx';
import { casePageQuery } from '../data/case-queries.ts';
import { useKnownStaff } from '../data/use-known-staff.ts';
import { EmptyState } from '../states/empty-state.tsx';
import { FailedState } from '../states/failed-state.tsx';
import { useNow } from '../time/now-context.tsx';
import { caseFiltersOf } from './case-filters.ts';
import { CaseTable } from './case-table.tsx';
import { type ListSearch, savedQueryOf } from './list-search.ts';
import { ListPager } from './list-pager.tsx';
import { ListToolbar } from './list-toolbar.tsx';
import { leavesOut, type ListShape, orderOf, type QueueName } from './lists.ts';
import { SelectionBar } from './selection-bar.tsx';
import { useDesk } from './use-desk.ts';
import type { ListAddress } from './use-list-address.ts';
import { useRowKeys } from './use-row-keys.ts';
import { useSelection } from './use-selection.ts';
import { useStaleCursor } from './use-stale-cursor.ts';

interface Props {
  readonly title: string;
  readonly shape: ListShape;
  /** `undefined`: of all cases. */
  readonly queue: QueueName | undefined;
  readonly search: ListSearch;
  readonly address: ListAddress;
}

const SAYS_NOTHING: readonly never[] = [];

/** A list of cases as its address describes it: to look through, to narrow, and to share out among colleagues. */
export function CaseList({ title, shape, queue, search, address }: Props) {
  const { t } = useTranslation('queues');
  const api = useApi();
  const queries = useQueryClient();
  const { me, canAssign, seesOffices, ownOffice } = useDesk();
  const now = useNow();
  const filters = caseFiltersOf(shape, queue, search, now);
  const page = useQuery({ ...casePageQuery(api, filters), placeholderData: keepPreviousData });
  const rows = page.data?.data;
  const next = page.data?.nextCursor ?? null;
  useKnownStaff(rows?.map(({ assignee }) => assignee) ?? SAYS_NOTHING);

  // A failure shows when somebody really goes there.
  const prefetch = (cursor: string): void =>
    void queries.query(casePageQuery(api, { ...filters, cursor })).catch(() => undefined);

  const selection = useSelection(rows ?? SAYS_NOTHING);
  const assignment = useAssignment(me);
  const [isHandingOver, setHandingOver] = useState(false);
  const give = (target: string | null, seen = selection.cases, isSaid = false): void => {
    setHandingOver(false);
    void assignment.start(seen, target, isSaid);
    selection.clear();
  };
  const body = useRef<HTMLTableSectionElement>(null);
  useRowKeys({
    body,
    onToggle: canAssign ? selection.toggle : undefined,
    onClaim: canAssign
      ? (caseId) => {
          const one = rows?.filter((row) => row.caseId === caseId && row.closedAt === null) ?? [];
          if (selection.cases.length > 0) give(me);
          else if (one.length > 0) void assignment.start(one, me);
        }
      : undefined,
  });

  const isStale = useStaleCursor(page.error, () => address.change({ ...search, cursor: undefined }));
  const isFailed = page.error !== null && !isStale && (rows === undefined || page.isPlaceholderData);
  const isEmpty = rows?.length === 0 && !page.isPlaceholderData;
  const isNarrowed = Object.keys(savedQueryOf({ ...search, sort: undefined })).length > 0;
  return (
    <>
      <ListToolbar {...{ shape, queue, title, search, seesOffices }} onChange={address.change} />
      {isFailed && <FailedState error={page.error} onRetry={() => void page.refetch()} />}
      {!isFailed && isEmpty && (
        <EmptyState
          title={t(isNarrowed ? 'nothing.title' : 'empty.title')}
          text={isNarrowed ? t('nothing.text') : t(queue === undefined ? 'empty.all' : `empty.${queue}`)}
        />
      )}
      {!isFailed && !isEmpty && (
        <CaseTable
          caption={title}
          shape={shape}
          rows={rows}
          isOld={page.isPlaceholderData}
          sort={orderOf(shape, search.sort)}
          onSort={(sort) => address.change({ ...search, sort, cursor: undefined })}
          me={me}
          ownOffice={ownOffice}
          selection={canAssign ? selection : undefined}
          body={body}
        />
      )}
      {!isFailed && rows !== undefined && (!isEmpty || search.cursor !== undefined) && (
        <ListPager
          shown={rows.length}
          isFirst={search.cursor === undefined}
          isLast={next === null}
          isPart={leavesOut(queue, orderOf(shape, search.sort))}
          knowsBefore={address.knowsBefore}
          onBack={address.back}
          onNext={() => next !== null && address.next(next)}
          onNearNext={() => next !== null && prefetch(next)}
        />
      )}
      {canAssign && (
        <>
          <SelectionBar
            count={selection.cases.length}
            onClaim={() => give(me)}
            onHandOver={() => setHandingOver(true)}
            onGiveBack={() => give(null)}
            onClear={selection.clear}
          />
          {isHandingOver && selection.cases.length > 0 && (
            <HandOverDialog
              cases={selection.cases}
              me={me}
              onClose={() => setHandingOver(false)}
              // Of one the dialog has said who has it; of many each is asked about.
              onChoose={(target, seen) => give(target, seen, seen.length === 1)}
            />
          )}
          <AssignmentDialog {...assignment} />
        </>
      )}
    </>
  );
}
