/** One thing to tell, with what it is about in front; a row without a label goes on with the one before. */
export interface Row {
  readonly label?: string;
  readonly text: string;
}

const INDENT = '    ';
/** As wide as the longest label of each language, so that all steps of a story stand below each other. */
const LABEL_WIDTH = 16;

/**
 * Rows as lines of at most `width` columns; a long text goes on below itself.
 *
 * @param faint styles a label: it has no columns of its own
 */
export const layOut = (
  rows: readonly Row[],
  width: number,
  faint: (label: string) => string = (label) => label,
): readonly string[] =>
  rows.flatMap(({ label = '', text }) => {
    const padded = label.padEnd(LABEL_WIDTH);
    const column = INDENT.length + padded.length;
    return wrap(text, width - column).map((line, index) =>
      index === 0 ? INDENT + faint(padded) + line : ' '.repeat(column) + line,
    );
  });

/** Breaks between words; a word longer than the width (an address on the web) stays whole, so that it can be copied. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
