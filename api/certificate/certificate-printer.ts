import { dayOf } from '../../domain/calendar.ts';
import type { Language } from '../../domain/facts.ts';
import { writtenDay } from '../../domain/written-day.ts';
import type { Certificate } from './certificate.ts';
import { drawFacts, type Fact } from './draw-facts.ts';
import { verificationBox } from './draw-verification.ts';
import { drawFrame, drawGuilloche } from './ornament.ts';
import { ACCENT, bytesOf, createSheet, MUTED, readFonts, type Sheet, write } from './sheet.ts';
import { COUNTRY, WORDING } from './wording.ts';

/** Between the facts and the box below them. */
const AIR = 10;

/** Puts a certificate into a language and on paper: the bytes of a PDF, and the same ones whenever it is printed. */
export type CertificatePrinter = (certificate: Certificate, language: Language) => Promise<Buffer>;

/**
 * Reads the fonts once.
 *
 * @param publicUrl base URL of this api as the world reaches it, without a slash at its end: the QR code leads there
 */
export function createCertificatePrinter(publicUrl: string): CertificatePrinter {
  const fonts = readFonts();
  return (certificate, language) => {
    const words = WORDING[language];
    const { code, registeredAt } = certificate;
    const sheet = createSheet({ fonts, title: words.title, language, createdAt: registeredAt });
    sheet.pdf.on('pageAdded', () => drawFrame(sheet));
    sheet.pdf.addPage();
    const verification = verificationBox(sheet, { words, code, url: `${publicUrl}/v1/certificates/${code}` });
    const belowHead = drawHead(sheet, certificate, language);
    const end = drawFacts(sheet, factsOf(certificate, language), belowHead, verification.top - AIR);
    if (end > verification.top) sheet.pdf.addPage();
    verification.draw();
    return bytesOf(sheet);
  };
}

/** Country, title, number and statement; answers with where they end. */
function drawHead(sheet: Sheet, { lastDay, caseId, registeredAt }: Certificate, language: Language): number {
  const words = WORDING[language];
  const country = { font: 'bold', color: ACCENT, align: 'center' } as const;
  let y = write(sheet, COUNTRY.kk.toUpperCase(), 58, { ...country, size: 12.5, spacing: 1.6 });
  if (language !== 'kk') {
    y = write(sheet, COUNTRY[language].toUpperCase(), y + 1, { ...country, size: 9.5, spacing: 1.4 });
  }
  drawGuilloche(sheet, y + 19, 26);
  y = write(sheet, words.title, y + 44, { font: 'bold', size: 26, align: 'center', as: 'H1' });
  const subtitle = lastDay === null ? words.ofResidence : words.ofStay;
  y = write(sheet, subtitle, y + 1, { size: 12.5, color: MUTED, align: 'center' });
  const number = { size: 9, color: MUTED } as const;
  const issued = `${words.issued} ${writtenDay(dayOf(registeredAt), language)}, ${timeOf(registeredAt)}`;
  write(sheet, `№ ${caseId}`, y + 20, number);
  y = write(sheet, issued, y + 20, { ...number, align: 'right' });
  return write(sheet, words.statement, y + 14, { size: 11 }) + 12;
}

function factsOf(certificate: Certificate, language: Language): readonly Fact[] {
  const words = WORDING[language];
  const { name, iin, address, rka, lastDay, registeredAt, office } = certificate;
  const kind = lastDay === null ? words.permanent : words.temporary;
  return [
    { label: words.name, value: name, emphasis: 'first' },
    { label: words.iin, value: iin },
    { label: words.address, value: address[language], emphasis: 'second' },
    { label: words.rka, value: rka },
    { label: words.kind, value: kind },
    { label: words.registered, value: writtenDay(dayOf(registeredAt), language) },
    ...(lastDay === null ? [] : [{ label: words.lastDay, value: writtenDay(lastDay, language) }]),
    { label: words.office, value: office[language] },
  ];
}

/** Hours and minutes in Kazakhstan, by the offset that `dayOf` goes by. */
const timeOf = (instant: string): string => TIME.format(new Date(instant));
const TIME = new Intl.DateTimeFormat('en-GB', { timeZone: '+05:00', hour: '2-digit', minute: '2-digit' });
