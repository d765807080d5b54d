import { describe, expect, test } from 'vitest';
import { newCertificateCode } from '../../activities/certificate-code.ts';
import type { Certificate } from '../../api/certificate/certificate.ts';
import { createCertificatePrinter } from '../../api/certificate/certificate-printer.ts';
import { readPdf, readQrCode } from './read-pdf.ts';

const PUBLIC_URL = 'https://registration.example';
const print = createCertificatePrinter(PUBLIC_URL);
const LANGUAGES = ['kk', 'ru', 'en'] as const;

const residence: Certificate = {
  code: newCertificateCode(),
  caseId: '0f9d7c1e-6a52-5b8e-9a55-3d4b0b1c2e77',
  name: 'Әбілқасымова-Ғабдуллина Үміткүл Һамитқызы',
  iin: '0'.repeat(12),
  address: {
    kk: 'Қызылорда облысы, Жаңақорған ауданы, Өзгент ауылы, Шоқан Уәлиханов көшесі, 128/14-үй, 112-пәтер',
    ru: 'Кызылординская область, Жанакорганский район, село Озгент, улица Чокана Валиханова, дом 128/14, кв. 112',
    en: 'Kyzylorda Region, Zhanakorgan District, village of Ozgent, 128/14 Shoqan Walikhanov Street, apt. 112',
  },
  rka: '0'.repeat(16),
  office: { kk: 'Қызылорда облысы', ru: 'Кызылординская область', en: 'Kyzylorda Region' },
  // Half past one at night in Kazakhstan: another day than in UTC, and another year.
  registeredAt: '2026-12-31T20:30:15.123Z',
  lastDay: null,
};
const stay: Certificate = { ...residence, lastDay: '2027-05-24' };

const WORDS = {
  kk: {
    title: 'Мекенжай анықтамасы',
    permanent: 'Тұрғылықты жері бойынша',
    registered: '2027 жылғы 1 қаңтар',
    lastDay: 'Тіркеудің соңғы күні 2027 жылғы 24 мамыр',
  },
  ru: {
    title: 'Адресная справка',
    permanent: 'По месту жительства',
    registered: '1 января 2027 года',
    lastDay: 'Последний день регистрации 24 мая 2027 года',
  },
  en: {
    title: 'Address certificate',
    permanent: 'Permanent residence',
    registered: '1 January 2027',
    lastDay: 'Last day of registration 24 May 2027',
  },
} as const;

describe.each(LANGUAGES)('the address certificate in %s (R22)', (language) => {
  const words = WORDS[language];

  test('says who lives where, since when, and by whose word', async () => {
    const { text, pages } = await readPdf(await print(residence, language));
    const { name, iin, address, rka, office, caseId, code } = residence;
    const said = [name, iin, address[language], rka, office[language], caseId, code];
    for (const part of [...said, words.title, words.permanent, `${words.registered}, 01:30`])
      expect(text).toContain(part);
    // Written with spaces between the letters.
    expect(text.replaceAll(' ', '')).toContain('ҚАЗАҚСТАНРЕСПУБЛИКАСЫ');
    expect(text).not.toContain(words.lastDay.slice(0, 12));
    expect(pages).toBe(1);
  });

  test('says until when a stay is registered (R20)', async () => {
    const { text, pages } = await readPdf(await print(stay, language));
    expect(text).toContain(words.lastDay);
    expect(text).not.toContain(words.permanent);
    expect(pages).toBe(1);
  });

  test('leads to where its code is verified, by picture and by link', async () => {
    const printed = await print(residence, language);
    const { links } = await readPdf(printed);
    const url = `${PUBLIC_URL}/v1/certificates/${residence.code}`;
    expect(await readQrCode(printed)).toBe(url);
    expect(new Set(links)).toEqual(new Set([url]));
  });

  test('tells screen readers its language, its title and its structure', async () => {
    const { language: told, title, roles } = await readPdf(await print(residence, language));
    expect({ told, title }).toEqual({ told: language, title: words.title });
    expect(roles).toEqual(expect.arrayContaining(['Document', 'H1', 'Table', 'TR', 'TH', 'TD', 'Figure', 'H2']));
  });

  test('is the same bytes whenever it is printed', async () => {
    expect((await print(residence, language)).equals(await print(residence, language))).toBe(true);
  });
});

test('an address that fits on no page goes on on the next, and nothing of it is lost', async () => {
  const parts = Array.from({ length: 120 }, (_, n) => `Шоқан Уәлиханов көшесі ${n}`);
  const printed = await print({ ...residence, address: { ...residence.address, kk: parts.join(', ') } }, 'kk');
  const { text, pages } = await readPdf(printed);
  expect(pages).toBeGreaterThan(1);
  expect(parts.filter((part) => !text.includes(part))).toEqual([]);
  expect(text).toContain(residence.rka);
  expect(await readQrCode(printed)).toContain(residence.code);
});
