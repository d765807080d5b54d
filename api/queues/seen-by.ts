import type { Caller } from '../access/caller.ts';

/** What a caller's list is narrowed to, whatever it asks for: an integrator's own cases, an office's own. */
export function seenBy(caller: Caller, { office }: { readonly office?: string | undefined }) {
  if (caller.kind === 'anybody') return {};
  if (caller.kind === 'integrator') return { client: caller.clientId };
  const seesAll = caller.office === null || caller.roles.some((role) => role === 'auditor' || role === 'ops');
  if (seesAll || office === caller.office) return {};
  // Somebody who asks for another office's cases gets none, not all of their own.
  return { office: office === undefined ? (caller.office ?? undefined) : '' };
}

/** What cases call their assignee. */
export const workerName = (caller: Caller): string => (caller.kind === 'staff' ? caller.id : '');
