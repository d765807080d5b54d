import { createContext, type ReactNode, useContext, useEffect } from 'react';
import { forgetOthers } from './kept-work.ts';
import type { Role, Session } from './session-query.ts';

export type PresentSession = Exclude<Session, { kind: 'signed-out' }>;

const SessionContext = createContext<PresentSession | undefined>(undefined);

interface Props {
  readonly session: PresentSession;
  readonly children: ReactNode;
}

/** Whose everything is that is begun here. */
export const ownerOf = (session: PresentSession): string => (session.kind === 'staff' ? session.id : session.kind);

export function SessionProvider({ session, children }: Props) {
  const owner = ownerOf(session);
  useEffect(() => forgetOthers({ storage: sessionStorage, owner, now: Date.now() }), [owner]);
  return (
    // Somebody else may sign in in another tab: then this one begins anew, with nothing of who was here before.
    <SessionContext value={session} key={owner}>
      {children}
    </SessionContext>
  );
}

export function useSession(): PresentSession {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error('this page is not inside SessionGate');
  return session;
}

/** Whether whoever is signed in has one of the roles; without sign-in everybody has every role. */
export function useHasRole(...roles: readonly Role[]): boolean {
  const session = useSession();
  return session.kind === 'local' || session.roles.some((role) => roles.includes(role));
}
