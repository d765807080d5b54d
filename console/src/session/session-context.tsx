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

/** Without sign-in everybody has every role. */
export const hasRole = (session: PresentSession, roles: readonly Role[]): boolean =>
  session.kind === 'local' || session.roles.some((role) => roles.includes(role));

/** Whether whoever is signed in has one of the roles. */
export const useHasRole = (...roles: readonly Role[]): boolean => hasRole(useSession(), roles);
