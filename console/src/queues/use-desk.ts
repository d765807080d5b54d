import { useHasRole, useSession } from '../session/session-context.tsx';

/** Who reads a list, as far as lists go by it. */
export function useDesk() {
  const session = useSession();
  const isDesk = useHasRole('caseworker', 'supervisor');
  const seesAll = useHasRole('auditor', 'ops');
  const me = session.kind === 'staff' ? session.id : '';
  return {
    /** As cases name their assignee; empty where nobody signs in. */
    me,
    /** Where nobody signs in nobody can be given a case either. */
    canAssign: isDesk && me !== '',
    seesOffices: session.kind === 'local' || session.office === null || seesAll,
    /** Where the reader is; the others' cases say where they are, beyond what their address does. */
    ownOffice: session.kind === 'staff' ? session.office : null,
  };
}
