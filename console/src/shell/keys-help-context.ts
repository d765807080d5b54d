import { createContext, useContext } from 'react';

/** Shows what the keyboard does. */
export const KeysHelpContext = createContext<() => void>(() => undefined);

export const useKeysHelp = (): (() => void) => useContext(KeysHelpContext);
