import { ACCENT, decorate, MARGIN, PAGE, PALE, type Sheet, TEXT_WIDTH } from './sheet.ts';

const FRAME = [
  { inset: 30, weight: 1.1 },
  { inset: 34, weight: 0.35 },
];
const STRANDS = 10;
const STEP = 1.5;

/** A frame of two lines around the page. */
export const drawFrame = (sheet: Sheet): void =>
  decorate(sheet, (pdf) => {
    for (const { inset, weight } of FRAME) {
      pdf.rect(inset, inset, PAGE.width - 2 * inset, PAGE.height - 2 * inset);
      pdf.lineWidth(weight).stroke(ACCENT);
    }
  });

export const drawHairline = (sheet: Sheet, y: number, color = PALE): void =>
  decorate(sheet, (pdf) => {
    pdf
      .moveTo(MARGIN, y)
      .lineTo(MARGIN + TEXT_WIDTH, y)
      .lineWidth(0.5)
      .stroke(color);
  });

/**
 * A band of interwoven fine lines, as on banknotes, around the height `middle`. It sets an official paper apart from a
 * letter and imitates no emblem of the state.
 */
export const drawGuilloche = (sheet: Sheet, middle: number, height: number): void =>
  decorate(sheet, (pdf) => {
    pdf.lineWidth(0.4);
    for (let strand = 0; strand < STRANDS; strand += 1) {
      const phase = (strand / STRANDS) * Math.PI;
      pdf.moveTo(MARGIN, middle);
      for (let x = STEP; x <= TEXT_WIDTH; x += STEP) {
        const along = x / TEXT_WIDTH;
        // Thin at both ends, so that the band grows out of the line and ends in it.
        const swell = Math.sin(along * Math.PI);
        pdf.lineTo(MARGIN + x, middle + (height / 2) * swell * Math.sin(along * 12 * Math.PI + phase * 2));
      }
      pdf.stroke(PALE);
    }
  });
