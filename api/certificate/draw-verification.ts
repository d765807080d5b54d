import { drawQrCode } from './draw-qr-code.ts';
import {
  ACCENT,
  decorate,
  heightOf,
  MARGIN,
  MUTED,
  type Sheet,
  TEXT_BOTTOM,
  TEXT_WIDTH,
  type TextStyle,
  write,
} from './sheet.ts';
import type { Wording } from './wording.ts';

export interface Verification {
  readonly words: Wording;
  readonly code: string;
  /** Where the code is verified; the QR code leads there. */
  readonly url: string;
}

interface Line {
  readonly text: string;
  readonly style: TextStyle;
  readonly gap: number;
}

const PADDING = 10;
const QR_SIDE = 128;
const COLUMN = { x: MARGIN + PADDING + QR_SIDE + PADDING, width: TEXT_WIDTH - QR_SIDE - 3 * PADDING };
const NOTE: TextStyle = { size: 8, color: MUTED, align: 'center' };

const besideCode = ({ words, code, url }: Verification): readonly Line[] => [
  { text: words.verification, style: { ...COLUMN, font: 'bold', size: 11.5, color: ACCENT, as: 'H2' }, gap: 4 },
  { text: words.howToVerify, style: { ...COLUMN, size: 9 }, gap: 7 },
  { text: words.code, style: { ...COLUMN, size: 8, color: MUTED }, gap: 0 },
  { text: code, style: { ...COLUMN, font: 'bold', size: 12, spacing: 0.6 }, gap: 5 },
  { text: url, style: { ...COLUMN, size: 7.5, color: ACCENT, link: url }, gap: 0 },
];

const belowBox = ({ words }: Verification): readonly Line[] => [
  { text: words.whileValid, style: NOTE, gap: 0 },
  { text: words.origin, style: NOTE, gap: 0 },
];

const heightOfLines = (sheet: Sheet, lines: readonly Line[]): number =>
  lines.reduce((sum, { text, style, gap }) => sum + heightOf(sheet, text, style) + gap, 0);

const writeLines = (sheet: Sheet, lines: readonly Line[], y: number): number =>
  lines.reduce((top, { text, style, gap }) => write(sheet, text, top, style) + gap, y);

/** A box at the foot of a page that says how the certificate is verified. */
export function verificationBox(sheet: Sheet, verification: Verification) {
  const { pdf, root } = sheet;
  const [beside, below] = [besideCode(verification), belowBox(verification)];
  const textHeight = heightOfLines(sheet, beside);
  const height = Math.max(QR_SIDE, textHeight) + 2 * PADDING;
  const top = TEXT_BOTTOM - heightOfLines(sheet, below) - PADDING - height;
  return {
    /** Its upper edge: what stands above must end here. */
    top,
    draw: (): void => {
      decorate(sheet, () => pdf.roundedRect(MARGIN, top, TEXT_WIDTH, height, 3).lineWidth(0.75).stroke(ACCENT));
      const square = { x: MARGIN + PADDING, y: top + (height - QR_SIDE) / 2, side: QR_SIDE };
      const draw = (): void => drawQrCode(sheet, verification.url, square);
      root.add(pdf.struct('Figure', { alt: `QR: ${verification.url}` }, draw));
      writeLines(sheet, beside, top + (height - textHeight) / 2);
      writeLines(sheet, below, top + height + PADDING);
    },
  };
}
