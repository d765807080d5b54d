import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import PdfKit from 'pdfkit';

/** The paper: A4, in points of 1/72 inch. */
export const PAGE = { width: 595.28, height: 841.89 } as const;
export const MARGIN = 70;
export const TEXT_WIDTH = PAGE.width - 2 * MARGIN;
export const TEXT_BOTTOM = PAGE.height - 52;

export const INK = '#16202a';
export const MUTED = '#55616d';
export const ACCENT = '#0a5a78';
export const PALE = '#a9ced9';

/** A document that is being drawn. `root` is the beginning of its structure, by which screen readers find their way. */
export interface Sheet {
  readonly pdf: PDFKit.PDFDocument;
  readonly root: PDFKit.PDFStructureElement;
}

interface Fonts {
  readonly text: Buffer;
  readonly bold: Buffer;
}

/**
 * Reads the fonts from the disk: once, at start. PT Serif was drawn for the languages of this region, so it has every Kazakh
 * letter; its licence (OFL) permits embedding.
 */
export const readFonts = (): Fonts => ({
  text: readModule(import.meta.resolve('@expo-google-fonts/pt-serif/400Regular/PTSerif_400Regular.ttf')),
  bold: readModule(import.meta.resolve('@expo-google-fonts/pt-serif/700Bold/PTSerif_700Bold.ttf')),
});

const readModule = (url: string): Buffer => readFileSync(fileURLToPath(url));

interface SheetOptions {
  readonly fonts: Fonts;
  readonly title: string;
  readonly language: string;
  /** RFC 3339. The only instant in the file, so that the same certificate is the same bytes. */
  readonly createdAt: string;
}

/** A document without pages yet. */
export function createSheet({ fonts, title, language, createdAt }: SheetOptions): Sheet {
  const pdf = new PdfKit({
    autoFirstPage: false,
    size: 'A4',
    margins: { top: MARGIN, right: MARGIN, bottom: PAGE.height - TEXT_BOTTOM, left: MARGIN },
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: language,
    font: '', // None of the fonts that every reader has: they lack Kazakh letters.
    info: { Title: title, Author: 'Tirkeu', Creator: 'Tirkeu', CreationDate: new Date(createdAt) },
  });
  pdf.registerFont('text', fonts.text);
  pdf.registerFont('bold', fonts.bold);
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  return { pdf, root };
}

export interface TextStyle {
  readonly font?: 'text' | 'bold';
  readonly size: number;
  readonly color?: string;
  readonly x?: number;
  readonly width?: number;
  readonly align?: 'left' | 'center' | 'right';
  readonly spacing?: number;
  readonly link?: string;
  /** Which part of the structure the text belongs to, and as what. */
  readonly within?: PDFKit.PDFStructureElement;
  readonly as?: 'H1' | 'H2' | 'P' | 'TH' | 'TD';
}

const use = ({ pdf }: Sheet, { font = 'text', size, color = INK }: TextStyle) =>
  pdf.font(font).fontSize(size).fillColor(color);

const shape = ({ width = TEXT_WIDTH, align = 'left', spacing = 0 }: TextStyle) => ({
  width,
  align,
  characterSpacing: spacing,
  lineGap: 1.5,
});

/** A text with its lines broken at spaces only, where otherwise `112-пәтер` might be torn at its hyphen. */
export function brokenAtSpaces(sheet: Sheet, text: string, style: TextStyle): string {
  const { width = TEXT_WIDTH } = style;
  const pdf = use(sheet, style);
  let line = '';
  const words = text.split(' ').map((word) => {
    const fits = line === '' || pdf.widthOfString(`${line} ${word}`) <= width;
    const separator = line === '' ? '' : fits ? ' ' : '\n';
    line = fits ? `${line}${separator}${word}` : word;
    return `${separator}${word}`;
  });
  return words.join('');
}

/** The height that a text takes, wrapped to its width. */
export const heightOf = (sheet: Sheet, text: string, style: TextStyle): number =>
  use(sheet, style).heightOfString(text, shape(style));

/** Writes a text whose first line has its upper edge at `y`; answers with where the next may begin. */
export function write(sheet: Sheet, text: string, y: number, style: TextStyle): number {
  const { x = MARGIN, within = sheet.root, as = 'P', link } = style;
  const options = { ...shape(style), structParent: within, structType: as, ...(link === undefined ? {} : { link }) };
  return use(sheet, style).text(text, x, y, options).y;
}

/** Draws what carries no meaning, so that a screen reader passes over it. */
export function decorate({ pdf }: Sheet, draw: (pdf: PDFKit.PDFDocument) => void): void {
  pdf.markContent('Artifact', { type: 'Layout' });
  pdf.save();
  draw(pdf);
  pdf.restore();
  pdf.endMarkedContent();
}

/** Ends a sheet and gives its bytes. */
export async function bytesOf({ pdf, root }: Sheet): Promise<Buffer> {
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve, reject) => {
    pdf.once('end', resolve);
    pdf.once('error', reject);
  });
  root.end();
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}
