/** The Kazakh alphabet, in which Russian letters stand in their own order: one list serves both. */
const ALPHABET = 'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя';

const placeOf = (letter: string): number => {
  const place = ALPHABET.indexOf(letter);
  // Digits, spaces and Latin letters have lower codes than Cyrillic ones, and come first.
  return place === -1 ? (letter.codePointAt(0) ?? 0) : 0x0400 + place;
};

const lettersOf = (name: string): readonly string[] => name.toLocaleLowerCase('kk').split('');

/**
 * Which of two names comes first, as a list that a person reads orders them. By an alphabet of our own: Chromium knows no
 * Kazakh and puts І beside И, and every browser sorts by the language of its menus instead of the page's.
 */
export function compareNames(one: string, other: string): number {
  const a = lettersOf(one);
  const b = lettersOf(other);
  const at = a.findIndex((letter, index) => letter !== b[index]);
  if (at === -1) return a.length - b.length;
  const [mine = '', theirs] = [a[at], b[at]];
  return theirs === undefined ? 1 : placeOf(mine) - placeOf(theirs);
}
