import { useState } from 'react';
import type { Case } from '../../../client/create-tirkeu-client.ts';

/** What is ticked in a list. Only what is shown counts: nobody acts on rows they no longer see. */
export interface Selection {
  readonly cases: readonly Case[];
  readonly has: (caseId: string) => boolean;
  readonly toggle: (caseId: string) => void;
  /** Everything that is shown and open, or nothing. */
  readonly toggleAll: () => void;
  readonly clear: () => void;
}

export function useSelection(rows: readonly Case[]): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const open = rows.filter(({ closedAt }) => closedAt === null);
  const cases = open.filter(({ caseId }) => ids.has(caseId));
  return {
    cases,
    has: (caseId) => cases.some((row) => row.caseId === caseId),
    toggle: (caseId) =>
      setIds((current) => {
        const next = new Set(current);
        if (!next.delete(caseId)) next.add(caseId);
        return next;
      }),
    toggleAll: () => setIds(new Set(cases.length === open.length ? [] : open.map(({ caseId }) => caseId))),
    clear: () => setIds(new Set()),
  };
}
