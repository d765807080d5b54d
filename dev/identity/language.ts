export const LANGUAGES = ['kk', 'ru', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The first of the wishes, each a list as browsers and OpenID write them, that is one of ours; Kazakh where none is. */
export function languageOf(...wishes: readonly unknown[]): Language {
  const wished = wishes.flatMap((wish) => (typeof wish === 'string' ? wish.toLowerCase().split(/[\s,]+/) : []));
  const primary = wished.map((tag) => tag.split(/[-;]/)[0]);
  return primary.map((tag) => LANGUAGES.find((language) => language === tag)).find((tag) => tag !== undefined) ?? 'kk';
}
