/**
 * The part of an address after its `?`, as texts. The router's own way reads what looks like a number as one, and of the 16
 * digits of a dwelling the last would be lost.
 */
export const readSearch = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text));

export function writeSearch(search: Readonly<Record<string, unknown>>): string {
  const text = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      text.append(name, String(value));
    }
  }
  return text.size === 0 ? '' : `?${text.toString()}`;
}
