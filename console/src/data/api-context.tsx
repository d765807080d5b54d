import { createContext, type ReactNode, useContext } from 'react';
import type { TirkeuClient } from '../../../client/create-tirkeu-client.ts';

const ApiContext = createContext<TirkeuClient | undefined>(undefined);

export const ApiProvider = ({ api, children }: { readonly api: TirkeuClient; readonly children: ReactNode }) => (
  <ApiContext value={api}>{children}</ApiContext>
);

/** The typed client, for queries and mutations. */
export function useApi(): TirkeuClient {
  const api = useContext(ApiContext);
  if (api === undefined) throw new Error('this page is not inside ApiProvider');
  return api;
}
