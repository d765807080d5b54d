import '@fontsource-variable/inter/index.css';
import '@mantine/core/styles.css';
import './base.css';
import './print.css';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { handNonceToLibraries, styleNonce } from './nonce.ts';
import { printInLight } from './print-in-light.ts';
import { cssVariables, theme } from './theme.ts';

// The same name as in first-paint.js, which sets the colours before this program has loaded.
const schemes = localStorageColorSchemeManager({ key: 'tirkeu-appearance' });
handNonceToLibraries();

/** Colours, type and density of every page, the public ones included. */
export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  useEffect(printInLight, []);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={schemes}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
    >
      {children}
    </MantineProvider>
  );
}
