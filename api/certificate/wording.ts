import type { Language, Trilingual } from '../../domain/facts.ts';

/** Every word of the certificate that isn't about the person. */
export interface Wording {
  readonly title: string;
  readonly ofResidence: string;
  readonly ofStay: string;
  readonly statement: string;
  readonly name: string;
  readonly iin: string;
  readonly address: string;
  readonly rka: string;
  readonly kind: string;
  readonly permanent: string;
  readonly temporary: string;
  readonly registered: string;
  readonly lastDay: string;
  readonly office: string;
  readonly issued: string;
  readonly verification: string;
  readonly howToVerify: string;
  readonly code: string;
  readonly whileValid: string;
  readonly origin: string;
}

/** The state's name in the state language stands above the one in the language of the certificate. */
export const COUNTRY: Trilingual = {
  kk: 'Қазақстан Республикасы',
  ru: 'Республика Казахстан',
  en: 'Republic of Kazakhstan',
};

export const WORDING: Readonly<Record<Language, Wording>> = {
  kk: {
    title: 'Мекенжай анықтамасы',
    ofResidence: 'тұрғылықты жері бойынша тіркеу туралы',
    ofStay: 'уақытша болатын (тұратын) жері бойынша тіркеу туралы',
    statement: 'Осы анықтама төменде көрсетілген адамның мына мекенжайда тіркелгенін растайды.',
    name: 'Тегі, аты, әкесінің аты',
    iin: 'Жеке сәйкестендіру нөмірі (ЖСН)',
    address: 'Мекенжайы',
    rka: 'Мекенжайдың тіркеу коды (МТК)',
    kind: 'Тіркеу түрі',
    permanent: 'Тұрғылықты жері бойынша',
    temporary: 'Уақытша болатын (тұратын) жері бойынша',
    registered: 'Тіркелген күні',
    lastDay: 'Тіркеудің соңғы күні',
    office: 'Аумақтық бөлімше',
    issued: 'Берілді:',
    verification: 'Түпнұсқалығын тексеру',
    howToVerify:
      'QR-кодты сканерлеңіз немесе төмендегі сілтемені ашыңыз. Жауап анықтаманың жарамды екенін көрсетеді және жеке деректерді ашпайды.',
    code: 'Тексеру коды',
    whileValid: 'Тіркеу тоқтатылған кезде анықтама күшін жояды.',
    origin: '«Tirkeu» тіркеу ақпараттық жүйесі автоматты түрде қалыптастырған.',
  },
  ru: {
    title: 'Адресная справка',
    ofResidence: 'о регистрации по месту жительства',
    ofStay: 'о регистрации по месту временного пребывания (проживания)',
    statement: 'Настоящая справка подтверждает, что указанное ниже лицо зарегистрировано по следующему адресу.',
    name: 'Фамилия, имя, отчество',
    iin: 'Индивидуальный идентификационный номер (ИИН)',
    address: 'Адрес',
    rka: 'Регистрационный код адреса (РКА)',
    kind: 'Вид регистрации',
    permanent: 'По месту жительства',
    temporary: 'По месту временного пребывания (проживания)',
    registered: 'Дата регистрации',
    lastDay: 'Последний день регистрации',
    office: 'Территориальное подразделение',
    issued: 'Выдана',
    verification: 'Проверка подлинности',
    howToVerify:
      'Отсканируйте QR-код или откройте ссылку, указанную ниже. Ответ покажет, действительна ли справка, и не раскроет персональных данных.',
    code: 'Код проверки',
    whileValid: 'С прекращением регистрации справка теряет силу.',
    origin: 'Сформирована автоматически информационной системой регистрации «Tirkeu».',
  },
  en: {
    title: 'Address certificate',
    ofResidence: 'of registration at the place of residence',
    ofStay: 'of registration at the place of a temporary stay',
    statement: 'This is to certify that the person named below is registered at the following address.',
    name: 'Full name',
    iin: 'Individual identification number (IIN)',
    address: 'Address',
    rka: 'Address registration code (RKA)',
    kind: 'Kind of registration',
    permanent: 'Permanent residence',
    temporary: 'Temporary stay',
    registered: 'Date of registration',
    lastDay: 'Last day of registration',
    office: 'Territorial office',
    issued: 'Issued',
    verification: 'Verification',
    howToVerify:
      'Scan the QR code or open the address below. The answer says whether this certificate is valid, and discloses no personal data.',
    code: 'Verification code',
    whileValid: 'The certificate ceases to be valid when the registration ends.',
    origin: 'Drawn up automatically by the registration information system Tirkeu.',
  },
};
