import { drawHairline } from './ornament.ts';
import {
  brokenAtSpaces,
  heightOf,
  MARGIN,
  MUTED,
  type Sheet,
  TEXT_BOTTOM,
  TEXT_WIDTH,
  type TextStyle,
  write,
} from './sheet.ts';

/** One line of the certificate: what is certified, and its name. */
export interface Fact {
  readonly label: string;
  readonly value: string;
  readonly emphasis?: 'first' | 'second';
}

const LABEL_WIDTH = 158;
const GAP = 14;
const LABEL: TextStyle = { size: 9, color: MUTED, width: LABEL_WIDTH };
const COLUMN = { x: MARGIN + LABEL_WIDTH + GAP, width: TEXT_WIDTH - LABEL_WIDTH - GAP };

/** The library counts the line break as a letter; without room for it, it would break a full line once more. */
const SLACK = 16;

/** Above and below the text of a line: as much as there is room for, within what looks well. */
const PADDING = { least: 4.5, most: 9 } as const;

/** PT Serif's first baseline lies this many sizes below the upper edge: label and value stand on one line. */
const BASELINE = 1.039;

function valueStyle({ emphasis }: Fact): TextStyle {
  if (emphasis === 'first') return { ...COLUMN, font: 'bold', size: 14.5 };
  return { ...COLUMN, font: emphasis === 'second' ? 'bold' : 'text', size: 11 };
}

function measure(sheet: Sheet, fact: Fact) {
  const narrow = valueStyle(fact);
  const value = brokenAtSpaces(sheet, fact.value, narrow);
  const style = { ...narrow, width: COLUMN.width + SLACK };
  const drop = (style.size - LABEL.size) * BASELINE;
  const height = Math.max(heightOf(sheet, fact.label, LABEL) + drop, heightOf(sheet, value, style));
  return { label: fact.label, value, style, drop, height };
}

/**
 * Draws the facts as a table from `y` on, at best above `bottom`; what doesn't fit on the page goes on on the next. Answers
 * with where it ends.
 */
export function drawFacts(sheet: Sheet, facts: readonly Fact[], y: number, bottom: number): number {
  const { pdf, root } = sheet;
  const rows = facts.map((fact) => measure(sheet, fact));
  const room = bottom - y - rows.reduce((sum, { height }) => sum + height, 0);
  const padding = Math.min(PADDING.most, Math.max(PADDING.least, room / rows.length / 2));

  const table = pdf.struct('Table');
  root.add(table);
  let top = y;
  drawHairline(sheet, top);
  for (const { label, value, style, drop, height } of rows) {
    if (top + height + 2 * padding > TEXT_BOTTOM) {
      pdf.addPage();
      top = MARGIN;
    }
    const row = pdf.struct('TR');
    table.add(row);
    write(sheet, label, top + padding + drop, { ...LABEL, within: row, as: 'TH' });
    write(sheet, value, top + padding, { ...style, within: row, as: 'TD' });
    row.end();
    top += height + 2 * padding;
    drawHairline(sheet, top);
  }
  table.end();
  return top;
}
