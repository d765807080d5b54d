import { createInstance, type i18n, type ResourceLanguage } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { bindingWords } from './bind-words.ts';
import { type Language, languageOr } from './languages.ts';

/** The texts of one page in each language; only the one that is read is loaded. */
export type Texts = Readonly<Record<Language, () => Promise<{ readonly texts: ResourceLanguage }>>>;

const STORED = 'tirkeu-language';

/** Starts in the language that first-paint.js found; its first area is the one that keys without an area belong to. */
export async function startI18n(texts: Texts): Promise<i18n> {
  const instance = createInstance();
  const language = languageOr(document.documentElement.lang);
  const { texts: resources } = await texts[language]();
  const binding = bindingWords(() => languageOr(instance.language));
  await instance
    .use(binding)
    .use(initReactI18next)
    .init({
      postProcess: binding.name,
      lng: language,
      resources: { [language]: resources },
      ns: Object.keys(resources),
      defaultNS: 'common',
      fallbackLng: false,
      // React escapes.
      interpolation: { escapeValue: false },
      returnNull: false,
    });
  return instance;
}

/** Loads what the language needs, then says everything anew; remembered for the next visit. */
export async function changeLanguage(instance: i18n, texts: Texts, language: Language): Promise<void> {
  const { texts: resources } = await texts[language]();
  for (const [area, content] of Object.entries(resources)) instance.addResourceBundle(language, area, content);
  await instance.changeLanguage(language);
  document.documentElement.lang = language;
  try {
    localStorage.setItem(STORED, language);
  } catch {
    // Storage may be forbidden: then the choice lasts for this visit.
  }
}
