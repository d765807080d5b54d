import type { Trilingual } from './facts.ts';

/** What people call each office: its region or city. */
const OFFICE_NAMES: Readonly<Record<string, Trilingual>> = {
  abai: { kk: 'Абай облысы', ru: 'область Абай', en: 'Abai Region' },
  akmola: { kk: 'Ақмола облысы', ru: 'Акмолинская область', en: 'Akmola Region' },
  aktobe: { kk: 'Ақтөбе облысы', ru: 'Актюбинская область', en: 'Aktobe Region' },
  'almaty-region': { kk: 'Алматы облысы', ru: 'Алматинская область', en: 'Almaty Region' },
  atyrau: { kk: 'Атырау облысы', ru: 'Атырауская область', en: 'Atyrau Region' },
  'west-kazakhstan': {
    kk: 'Батыс Қазақстан облысы',
    ru: 'Западно-Казахстанская область',
    en: 'West Kazakhstan Region',
  },
  zhambyl: { kk: 'Жамбыл облысы', ru: 'Жамбылская область', en: 'Zhambyl Region' },
  zhetisu: { kk: 'Жетісу облысы', ru: 'область Жетісу', en: 'Zhetisu Region' },
  karaganda: { kk: 'Қарағанды облысы', ru: 'Карагандинская область', en: 'Karaganda Region' },
  kostanay: { kk: 'Қостанай облысы', ru: 'Костанайская область', en: 'Kostanay Region' },
  kyzylorda: { kk: 'Қызылорда облысы', ru: 'Кызылординская область', en: 'Kyzylorda Region' },
  mangystau: { kk: 'Маңғыстау облысы', ru: 'Мангистауская область', en: 'Mangystau Region' },
  pavlodar: { kk: 'Павлодар облысы', ru: 'Павлодарская область', en: 'Pavlodar Region' },
  'north-kazakhstan': {
    kk: 'Солтүстік Қазақстан облысы',
    ru: 'Северо-Казахстанская область',
    en: 'North Kazakhstan Region',
  },
  turkistan: { kk: 'Түркістан облысы', ru: 'Туркестанская область', en: 'Turkistan Region' },
  ulytau: { kk: 'Ұлытау облысы', ru: 'область Ұлытау', en: 'Ulytau Region' },
  'east-kazakhstan': {
    kk: 'Шығыс Қазақстан облысы',
    ru: 'Восточно-Казахстанская область',
    en: 'East Kazakhstan Region',
  },
  astana: { kk: 'Астана қаласы', ru: 'город Астана', en: 'City of Astana' },
  almaty: { kk: 'Алматы қаласы', ru: 'город Алматы', en: 'City of Almaty' },
  shymkent: { kk: 'Шымкент қаласы', ru: 'город Шымкент', en: 'City of Shymkent' },
};

/** Every office, as the classifier of territories orders its regions. */
export const NAMED_OFFICES: readonly string[] = Object.keys(OFFICE_NAMES);

/** The name of an office (`officeOf`) in three languages, or `undefined` for what is none. */
export const officeNameOf = (office: string): Trilingual | undefined =>
  Object.hasOwn(OFFICE_NAMES, office) ? OFFICE_NAMES[office] : undefined;

/** Every office there is, by the code that cases carry. */
export const OFFICES: readonly string[] = Object.keys(OFFICE_NAMES);
