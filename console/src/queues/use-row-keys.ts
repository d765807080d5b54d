import type { RefObject } from 'react';
import { useKeyStrokes } from '../keyboard/keys-context.tsx';

interface RowKeys {
  readonly body: RefObject<HTMLTableSectionElement | null>;
  /** `undefined` where nothing can be selected. */
  readonly onToggle: ((caseId: string) => void) | undefined;
  /** Of the row that has the focus, if one has. */
  readonly onClaim: ((caseId: string | undefined) => void) | undefined;
}

/** Walks through the rows of a list: J and K, or the arrows while the focus is in it; X selects, C claims, Enter opens as links do. */
export function useRowKeys({ body, onToggle, onClaim }: RowKeys): void {
  useKeyStrokes((key) => {
    const rows = [...(body.current?.rows ?? [])];
    const current = rows.findIndex((row) => row.contains(document.activeElement));
    const caseId = rows[current]?.dataset['caseId'];
    const goTo = (index: number): boolean => {
      const link = rows[index]?.querySelector('a');
      link?.focus();
      return link !== undefined && link !== null;
    };
    switch (key) {
      case 'j':
        return goTo(current + 1);
      case 'k':
        return goTo(Math.max(current - 1, 0));
      case 'down':
        return current >= 0 && goTo(current + 1);
      case 'up':
        return current > 0 && goTo(current - 1);
      case 'x':
        if (caseId === undefined || onToggle === undefined) return false;
        onToggle(caseId);
        return true;
      case 'c':
        onClaim?.(caseId);
        return onClaim !== undefined;
      default:
        return false;
    }
  });
}
