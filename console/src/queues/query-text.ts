/** What a search box was given: each is looked for in another place. */
export type QueryKind = 'case-id' | 'iin' | 'rka' | 'name';

/** Numbers are copied with spaces and dashes in them; a name keeps them. */
export function tidyQuery(text: string): string {
  const trimmed = text.trim().replaceAll(/\s+/gu, ' ');
  const digits = trimmed.replaceAll(/[\s-]/gu, '');
  return /^(\d{12}|\d{16})$/.test(digits) ? digits : trimmed;
}

/** As the api reads it. */
export function kindOfQuery(text: string): QueryKind {
  const query = tidyQuery(text);
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(query)) return 'case-id';
  if (/^\d{12}$/.test(query)) return 'iin';
  return /^\d{16}$/.test(query) ? 'rka' : 'name';
}
