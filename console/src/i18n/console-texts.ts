import type { Texts } from './start-i18n.ts';

export const consoleTexts: Texts = {
  kk: () => import('./kk/console.ts'),
  ru: () => import('./ru/console.ts'),
  en: () => import('./en/console.ts'),
};
