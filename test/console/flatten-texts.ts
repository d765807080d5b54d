interface Texts {
  readonly [key: string]: string | Texts;
}

/** `{ a: { b: 'x' } }` as `a.b` → `x`. */
export function flatten(texts: Texts, path = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${path}${key}`, value] as const] : [...flatten(value, `${path}${key}.`)],
    ),
  );
}

/** What a text has filled in, in alphabetical order. */
export const placeholdersOf = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).toSorted();
