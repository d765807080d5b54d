interface Texts {
  readonly [key: string]: string | Texts;
}

/** `{ a: { b: 'x' } }` as `a.b` → `x`. */
export function flatten(texts: Texts, path = ''): ReadonlyMap<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(texts)) {
    if (typeof value === 'string') flat.set(`${path}${key}`, value);
    else for (const [below, text] of flatten(value, `${path}${key}.`)) flat.set(below, text);
  }
  return flat;
}

/** What a text has filled in, in alphabetical order. */
export const placeholdersOf = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).toSorted();
