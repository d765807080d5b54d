import type { PresentSession } from '../session/session-context.tsx';

/** The only office whose figures somebody may see; `undefined` for whoever sees them all, as the api decides it. */
export const ownOfficeOf = (session: PresentSession): string | undefined =>
  session.kind === 'local' ||
  session.office === null ||
  session.roles.some((role) => role === 'auditor' || role === 'ops')
    ? undefined
    : session.office;
