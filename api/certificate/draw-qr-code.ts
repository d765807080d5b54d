import { encodeQR } from 'qr';
import { INK, type Sheet } from './sheet.ts';

/** Modules of white around the code, as ISO/IEC 18004 asks. */
const QUIET_ZONE = 4;

export interface Square {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

/** Draws a text as a QR code, in vectors; the square includes the quiet zone that readers need. Medium correction bears a fold or a stain. */
export function drawQrCode({ pdf }: Sheet, text: string, { x, y, side }: Square): void {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: QUIET_ZONE });
  const module = side / rows.length;
  rows.forEach((row, down) => {
    row.forEach((dark, right) => {
      if (dark) pdf.rect(x + right * module, y + down * module, module, module);
    });
  });
  // One path filled at once: squares that are filled one by one show hairs between them.
  pdf.fill(INK);
}
