import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case, CaseList } from '../../../client/create-tirkeu-client.ts';
import { useApi } from '../data/api-context.tsx';
import { CASE, COUNTS, LIST } from '../data/case-queries.ts';
import { useStaffName } from '../data/use-staff-name.ts';
import { assignCase, type AssignmentResult, isColleagues } from './assign-case.ts';
import { eachOf } from './each-of.ts';

/** One case of an assignment. `left`: asked whether to take it from a colleague, somebody said no. */
export interface AssignmentEntry {
  readonly seen: Case;
  readonly state: AssignmentResult | { readonly kind: 'running' | 'left' };
}

export interface Assignment {
  /** Who gets the cases; `null`: nobody. */
  readonly target: string | null;
  readonly entries: readonly AssignmentEntry[];
}

/** Browsers open six connections to a site, and one of them is the live stream. */
const AT_ONCE = 3;

/** Gives cases to somebody, one or many; those of colleagues wait until somebody says so of each. */
export function useAssignment(me: string) {
  const { t } = useTranslation(['queues', 'common']);
  const api = useApi();
  const queries = useQueryClient();
  const nameOf = useStaffName();
  const [assignment, setAssignment] = useState<Assignment>();

  const note = (caseId: string, state: AssignmentEntry['state']): void =>
    setAssignment(
      (current) =>
        current && {
          ...current,
          entries: current.entries.map((entry) => (entry.seen.caseId === caseId ? { ...entry, state } : entry)),
        },
    );

  /** On the page of the case at once; what is newer there stays. */
  const showAt = (caseId: string, found: Case): void =>
    void queries.setQueryData<Case>([CASE, caseId], (shown) =>
      shown === undefined || shown.revision > found.revision ? shown : found,
    );

  const run = async (cases: readonly Case[], target: string | null): Promise<readonly AssignmentResult[]> => {
    const results: AssignmentResult[] = [];
    await eachOf(cases, AT_ONCE, async (seen) => {
      note(seen.caseId, { kind: 'running' });
      const result = await assignCase(api, seen, target);
      results.push(result);
      note(seen.caseId, result);
      if (result.kind !== 'done' && result.kind !== 'held') return;
      // In its place, so that nothing moves under the pointer; the event that follows orders the list anew.
      queries.setQueriesData<CaseList>({ queryKey: [LIST, 'cases'] }, (list) => list && replaceIn(list, result.found));
      showAt(seen.caseId, result.found);
      await queries.invalidateQueries({ queryKey: [CASE, seen.caseId] });
    });
    await queries.invalidateQueries({ queryKey: [COUNTS] });
    return results;
  };

  /** One that went well needs no dialog. */
  const notice = ({ caseId, registrant }: Case, target: string | null): void => {
    const words = target === null ? 'assign.noticeNobody' : target === me ? 'assign.noticeMine' : 'assign.noticeOther';
    const colleague = target === null ? '' : nameOf(target);
    const message = t(words, { name: registrant.name ?? t('common:unknown'), colleague });
    notifications.show({ id: `assigned-${caseId}`, message, closeButtonProps: { 'aria-label': t('common:close') } });
  };

  /** Carries out, and closes what has nothing more to say. @param of how many cases the whole assignment is */
  const carryOut = async (cases: readonly Case[], target: string | null, of: number): Promise<void> => {
    const [result] = await run(cases, target);
    const [only] = cases;
    if (of !== 1 || only === undefined || result?.kind !== 'done') return;
    setAssignment(undefined);
    notice(only, target);
  };
  const again = async (seen: Case): Promise<void> =>
    carryOut([seen], assignment?.target ?? null, assignment?.entries.length ?? 0);

  return {
    assignment,
    /** @param isSaid whoever wants it was told who has the cases: only who gets one meanwhile is asked about */
    start: async (cases: readonly Case[], target: string | null, isSaid = false): Promise<void> => {
      const isAsked = (seen: Case): boolean => !isSaid && isColleagues(seen, me, target);
      const entries = cases.map((seen): AssignmentEntry => ({
        seen,
        state: isAsked(seen) ? { kind: 'held', found: seen } : { kind: 'running' },
      }));
      setAssignment({ target, entries });
      const free = cases.filter((seen) => !isAsked(seen));
      await carryOut(free, target, cases.length);
    },
    /** Somebody was asked, and takes it from the colleague who has it now. */
    take: async (found: Case): Promise<void> => again(found),
    /** Once more, after no answer came. */
    retry: async ({ seen }: AssignmentEntry): Promise<void> => again(seen),
    leave: (caseId: string): void => note(caseId, { kind: 'left' }),
    close: (): void => setAssignment(undefined),
  };
}

const replaceIn = (list: CaseList, found: Case): CaseList => ({
  ...list,
  // Lists mask numbers which the case itself shows: the row keeps its own.
  data: list.data.map((row) =>
    row.caseId === found.caseId ? { ...row, assignee: found.assignee, revision: found.revision } : row,
  ),
});
