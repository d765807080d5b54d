/** `120-пәтер`, `кв. 120`, `г. Уральск`: a number and what it counts, a name and its abbreviation. */
const HELD = /(\d[^\s,]*-[^\s,]+|(?:д|кв|apt)\. \d[^\s,]*|г\. [^\s,]+)/;

/** An address in pieces that belong together (`isHeld`), and what is between them. Joined they are the address. */
export const addressParts = (address: string): readonly { readonly text: string; readonly isHeld: boolean }[] =>
  address
    .split(HELD)
    .map((text) => ({ text, isHeld: HELD.test(text) }))
    .filter(({ text }) => text !== '');
