import type { Dice } from './dice.ts';
import type { AddressRecord, DwellingRecord } from './records.ts';

/** Settlements and streets to live in; one settlement for each region, so every office gets work. */

interface Trilingual {
  readonly kaz: string;
  readonly rus: string;
  readonly eng: string;
}

export interface Settlement extends Trilingual {
  /** Code of the classifier of territories; its first two digits are the region. */
  readonly kato: string;
}

export const ASTANA: Settlement = { kato: '710000000', kaz: 'Астана қаласы', rus: 'г. Астана', eng: 'Astana' };

export const SETTLEMENTS: readonly [Settlement, ...Settlement[]] = [
  ASTANA,
  { kato: '750000000', kaz: 'Алматы қаласы', rus: 'г. Алматы', eng: 'Almaty' },
  { kato: '790000000', kaz: 'Шымкент қаласы', rus: 'г. Шымкент', eng: 'Shymkent' },
  { kato: '101010000', kaz: 'Абай облысы, Семей қаласы', rus: 'область Абай, г. Семей', eng: 'Abai Region, Semey' },
  {
    kato: '111010000',
    kaz: 'Ақмола облысы, Көкшетау қаласы',
    rus: 'Акмолинская область, г. Кокшетау',
    eng: 'Akmola Region, Kokshetau',
  },
  {
    kato: '151010000',
    kaz: 'Ақтөбе облысы, Ақтөбе қаласы',
    rus: 'Актюбинская область, г. Актобе',
    eng: 'Aktobe Region, Aktobe',
  },
  {
    kato: '191010000',
    kaz: 'Алматы облысы, Қонаев қаласы',
    rus: 'Алматинская область, г. Конаев',
    eng: 'Almaty Region, Qonaev',
  },
  {
    kato: '231010000',
    kaz: 'Атырау облысы, Атырау қаласы',
    rus: 'Атырауская область, г. Атырау',
    eng: 'Atyrau Region, Atyrau',
  },
  {
    kato: '271010000',
    kaz: 'Батыс Қазақстан облысы, Орал қаласы',
    rus: 'Западно-Казахстанская область, г. Уральск',
    eng: 'West Kazakhstan Region, Oral',
  },
  {
    kato: '311010000',
    kaz: 'Жамбыл облысы, Тараз қаласы',
    rus: 'Жамбылская область, г. Тараз',
    eng: 'Zhambyl Region, Taraz',
  },
  {
    kato: '331010000',
    kaz: 'Жетісу облысы, Талдықорған қаласы',
    rus: 'область Жетісу, г. Талдыкорган',
    eng: 'Zhetisu Region, Taldykorgan',
  },
  {
    kato: '351010000',
    kaz: 'Қарағанды облысы, Қарағанды қаласы',
    rus: 'Карагандинская область, г. Караганда',
    eng: 'Karaganda Region, Karaganda',
  },
  {
    kato: '391010000',
    kaz: 'Қостанай облысы, Қостанай қаласы',
    rus: 'Костанайская область, г. Костанай',
    eng: 'Kostanay Region, Kostanay',
  },
  {
    kato: '431010000',
    kaz: 'Қызылорда облысы, Қызылорда қаласы',
    rus: 'Кызылординская область, г. Кызылорда',
    eng: 'Kyzylorda Region, Kyzylorda',
  },
  {
    kato: '471010000',
    kaz: 'Маңғыстау облысы, Ақтау қаласы',
    rus: 'Мангистауская область, г. Актау',
    eng: 'Mangystau Region, Aktau',
  },
  {
    kato: '551010000',
    kaz: 'Павлодар облысы, Павлодар қаласы',
    rus: 'Павлодарская область, г. Павлодар',
    eng: 'Pavlodar Region, Pavlodar',
  },
  {
    kato: '591010000',
    kaz: 'Солтүстік Қазақстан облысы, Петропавл қаласы',
    rus: 'Северо-Казахстанская область, г. Петропавловск',
    eng: 'North Kazakhstan Region, Petropavl',
  },
  {
    kato: '611010000',
    kaz: 'Түркістан облысы, Түркістан қаласы',
    rus: 'Туркестанская область, г. Туркестан',
    eng: 'Turkistan Region, Turkistan',
  },
  {
    kato: '621010000',
    kaz: 'Ұлытау облысы, Жезқазған қаласы',
    rus: 'область Ұлытау, г. Жезказган',
    eng: 'Ulytau Region, Zhezkazgan',
  },
  {
    kato: '631010000',
    kaz: 'Шығыс Қазақстан облысы, Өскемен қаласы',
    rus: 'Восточно-Казахстанская область, г. Усть-Каменогорск',
    eng: 'East Kazakhstan Region, Oskemen',
  },
];

const STREETS: readonly [Trilingual, ...Trilingual[]] = [
  { kaz: 'Абай даңғылы', rus: 'проспект Абая', eng: 'Abai Avenue' },
  { kaz: 'Қабанбай батыр даңғылы', rus: 'проспект Кабанбай батыра', eng: 'Kabanbay Batyr Avenue' },
  { kaz: 'Мәңгілік Ел даңғылы', rus: 'проспект Мәңгілік Ел', eng: 'Mangilik El Avenue' },
  { kaz: 'Ыбырай Алтынсарин көшесі', rus: 'улица Ыбырая Алтынсарина', eng: 'Ybyrai Altynsarin Street' },
  { kaz: 'Өтеген батыр көшесі', rus: 'улица Утеген батыра', eng: 'Otegen Batyr Street' },
  { kaz: 'Жібек жолы көшесі', rus: 'улица Жибек жолы', eng: 'Zhibek Zholy Street' },
  { kaz: 'Тәуелсіздік көшесі', rus: 'улица Тауелсиздик', eng: 'Tauelsizdik Street' },
  { kaz: 'Шоқан Уәлиханов көшесі', rus: 'улица Чокана Валиханова', eng: 'Shoqan Walikhanov Street' },
  { kaz: 'Сәкен Сейфуллин көшесі', rus: 'улица Сакена Сейфуллина', eng: 'Saken Seifullin Street' },
];

/** Categories whose address names a flat or room. */
const WITH_FLAT: readonly DwellingRecord['category'][] = ['APARTMENT', 'COOPERATIVE', 'HOSTEL'];

/** An address in a settlement; street, house and flat are drawn. */
export function drawAddress(
  dice: Dice,
  settlement: Settlement,
  rka: string,
  category: DwellingRecord['category'],
): AddressRecord {
  const street = dice.pick(STREETS);
  const house = 1 + dice.below(180);
  const flat = 1 + dice.below(140);
  const withFlat = WITH_FLAT.includes(category);
  return {
    rka,
    kato: settlement.kato,
    category,
    fullAddress: {
      kaz: `${settlement.kaz}, ${street.kaz}, ${house}-үй${withFlat ? `, ${flat}-пәтер` : ''}`,
      rus: `${settlement.rus}, ${street.rus}, д. ${house}${withFlat ? `, кв. ${flat}` : ''}`,
      eng: `${settlement.eng}, ${house} ${street.eng}${withFlat ? `, apt. ${flat}` : ''}`,
    },
  };
}
