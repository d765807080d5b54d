import { createContext, type ReactNode, useContext } from 'react';
import type { Role, Session } from './session-query.ts';

export type PresentSession = Exclude<Session, { kind: 'signed-out' }>;

const SessionContext = createContext<PresentSession | undefined>(undefined);

interface Props {
  readonly session: PresentSession;
  readonly children: ReactNode;
}

export const SessionProvider = ({ session, children }: Props) => (
  <SessionContext value={session}>{children}</SessionContext>
);

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
