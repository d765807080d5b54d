import { createCanvas } from '@napi-rs/canvas';
import jsQr from 'jsqr';
import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { z } from 'zod';

/** A PDF as a reader sees it: the product only writes them. */
export interface ReadPdf {
  readonly pages: number;
  /** Everything that is written on them, in reading order, with single spaces. */
  readonly text: string;
  /** As a screen reader is told. */
  readonly language: string | null;
  readonly title: string | null;
  /** The roles of the structure of the first page, outermost first. */
  readonly roles: readonly string[];
  readonly links: readonly string[];
}

const SCALE = 2;

const open = (bytes: Uint8Array) => getDocument({ data: Uint8Array.from(bytes), useSystemFonts: false, verbosity: 0 });

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const opening = open(bytes);
  const document = await opening.promise;
  const pages = await Promise.all(Array.from({ length: document.numPages }, (_, n) => document.getPage(n + 1)));
  const texts = await Promise.all(pages.map(textOf));
  const { Title = null, Language = null } = infoSchema.parse((await document.getMetadata()).info);
  const annotations = await Promise.all(pages.map((page) => page.getAnnotations()));
  const read = {
    pages: pages.length,
    text: texts.join(' ').replaceAll(/\s+/gu, ' '),
    language: Language,
    title: Title,
    roles: rolesOf(await pages[0]?.getStructTree()),
    links: linksSchema.parse(annotations.flat()).map(({ url }) => url),
  };
  await opening.destroy();
  return read;
}

/** The text in the QR code of the last page, found in the page's picture as a phone finds it. */
export async function readQrCode(bytes: Uint8Array): Promise<string | undefined> {
  const opening = open(bytes);
  const document = await opening.promise;
  const page = await document.getPage(document.numPages);
  const viewport = page.getViewport({ scale: SCALE });
  const canvas = createCanvas(viewport.width, viewport.height);
  await page.render({ canvas, viewport }).promise;
  const { data, width, height } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  await opening.destroy();
  return jsQr.default(data, width, height)?.data;
}

const linksSchema = z.array(z.looseObject({ url: z.string() }));
const infoSchema = z.looseObject({ Title: z.string().optional(), Language: z.string().nullish() });

async function textOf(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent();
  return items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : '')).join('');
}

const nodeSchema = z.looseObject({ role: z.string(), children: z.array(z.unknown()) });

function rolesOf(node: unknown): readonly string[] {
  const parsed = nodeSchema.safeParse(node);
  return parsed.success ? [parsed.data.role, ...parsed.data.children.flatMap(rolesOf)] : [];
}
