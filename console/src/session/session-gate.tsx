import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { FailedState } from '../states/failed-state.tsx';
import { PageLoader } from '../states/page-loader.tsx';
import { SessionEnding } from './session-ending.tsx';
import { SessionProvider } from './session-context.tsx';
import { sessionQuery } from './session-query.ts';
import { SignInPage } from './sign-in-page.tsx';

/** Lets through whoever is signed in; everybody else is asked to, on the page where they want to be. */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const { data: session, error, refetch } = useQuery(sessionQuery());
  const [wasPresent, setWasPresent] = useState(false);
  if (session !== undefined && session.kind !== 'signed-out' && !wasPresent) setWasPresent(true);

  if (session === undefined) {
    return error === null ? <PageLoader /> : <FailedState error={error} onRetry={() => void refetch()} />;
  }
  if (session.kind === 'signed-out') return <SignInPage hasEnded={wasPresent} />;
  return (
    <SessionProvider session={session}>
      {children}
      {session.kind === 'staff' && <SessionEnding session={session} />}
    </SessionProvider>
  );
}
