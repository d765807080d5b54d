import { LANGUAGE_NAMES } from '../../console/src/i18n/languages.ts';
import { CATALOGUES } from './catalogues.ts';
import { type Language, LANGUAGES } from './visit.ts';

const AREAS = [...new Set([...CATALOGUES.en.keys()].map((key) => key.split('.')[0] ?? ''))];
/** Without their area, as they are shown where no text was found for them; single words could be anybody's. */
const KEYS = new Set(
  [...CATALOGUES.en.keys()].map((key) => key.split('.').slice(1).join('.')).filter((key) => key.includes('.')),
);

const KEY_WITH_AREA = new RegExp(`\\b(${AREAS.join('|')}):[a-z][\\w-]*`);
const NOT_FILLED_IN = /\{\{|\}\}|\bundefined\b|\bNaN\b|\bInvalid Date\b|\[object /;

/** What is written alike in every language: names of programs and formats, keys of the keyboard, codes, addresses of the web. */
const EVERYWHERE = new RegExp(
  [
    /\bTirkeu\b/,
    /\b(?:PDF|QR|NCALayer|UTC|CMS|OTP|SMS)\b/,
    /\b(?:Ctrl|Enter|Esc|KK|RU|EN)\b/,
    /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
    /\b[0-9a-f]{32,}\b/,
    /https?:\/\/\S+/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

/** Under what couldn't be loaded, for whoever is told of it: codes of the api. */
const CODE_OF_A_FAILURE: Readonly<Record<Language, RegExp>> = {
  kk: failureWithCode('kk'),
  ru: failureWithCode('ru'),
  en: failureWithCode('en'),
};

function failureWithCode(language: Language): RegExp {
  const words = CATALOGUES[language].get('common.failed.details') ?? '';
  return new RegExp(`^${words.replace('{{code}}', '[a-z-]+')}$`);
}

/** A piece of a page that isn't what its reader should see, and why. */
export interface Stray {
  readonly text: string;
  readonly why: string;
}

interface Place {
  readonly language: Language;
  /** Words of people (notes, names of lists), which stay as they were written, and codes that are meant to be read as codes. */
  readonly asWritten: readonly string[];
}

/** Texts of a page that are keys, have holes, or are another language's. */
export function strayTexts(texts: readonly string[], { language, asWritten }: Place): readonly Stray[] {
  const own = new Set(CATALOGUES[language].values());
  const others = new Map(
    LANGUAGES.filter((other) => other !== language).flatMap((other) =>
      [...CATALOGUES[other].values()].filter((text) => !own.has(text)).map((text) => [text, other] as const),
    ),
  );
  const names: readonly string[] = Object.values(LANGUAGE_NAMES);
  return [...new Set(texts)].flatMap((text) => {
    const why = whyStray(text);
    return why === undefined ? [] : [{ text, why }];
  });

  function whyStray(text: string): string | undefined {
    if (KEY_WITH_AREA.test(text) || KEYS.has(text)) return 'a key';
    if (NOT_FILLED_IN.test(text)) return 'not filled in';
    if (names.includes(text)) return undefined;
    const other = others.get(text);
    if (other !== undefined) return `says it in ${other}`;
    const ours = [...names, ...asWritten]
      .reduce((rest, written) => rest.replaceAll(written, ''), text)
      .replaceAll(EVERYWHERE, '')
      .replace(CODE_OF_A_FAILURE[language], '');
    return language !== 'en' && /[a-z]{3}/i.test(ours) ? 'Latin words' : undefined;
  }
}
