import type { i18n } from 'i18next';
import { createContext, type ReactNode, useContext } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { Texts } from './start-i18n.ts';

const TextsContext = createContext<Texts | undefined>(undefined);

interface Props {
  readonly i18n: i18n;
  readonly texts: Texts;
  readonly children: ReactNode;
}

/** The language of the page, and where the other languages are to be had. */
export const TextsProvider = ({ i18n, texts, children }: Props) => (
  <TextsContext value={texts}>
    <I18nextProvider i18n={i18n}>{children}</I18nextProvider>
  </TextsContext>
);

export function useTexts(): Texts {
  const texts = useContext(TextsContext);
  if (texts === undefined) throw new Error('this page is not inside TextsProvider');
  return texts;
}
