import type { Trilingual } from './facts.ts';

/** Why the law says no (R29): the rule behind each ground and the words a person reads. A technical failure is never one of these. */
export const GROUNDS = {
  'registrant-unknown': {
    rule: 'R6',
    text: {
      kk: 'Тіркелетін адам «Жеке тұлғалар» мемлекеттік дерекқорынан табылмады.',
      ru: 'Регистрируемое лицо не найдено в государственной базе данных «Физические лица».',
      en: 'The state database of individuals does not know the person to be registered.',
    },
  },
  'applicant-unknown': {
    rule: 'R6',
    text: {
      kk: 'Өтініш беруші «Жеке тұлғалар» мемлекеттік дерекқорынан табылмады.',
      ru: 'Заявитель не найден в государственной базе данных «Физические лица».',
      en: 'The state database of individuals does not know the applicant.',
    },
  },
  'applicant-not-capable': {
    rule: 'R4',
    text: {
      kk: 'Мемлекеттік дерекқор бойынша өтініш беруші басқа адам үшін өтініш бере алмайды: ол кәмелетке толмаған, әрекетке қабілетсіз, әрекетке қабілеті шектеулі немесе қайтыс болған.',
      ru: 'По данным государственной базы заявитель не может действовать за других: это лицо несовершеннолетнее, недееспособное, ограниченно дееспособное или умершее.',
      en: 'According to the state database the applicant cannot act for others: a minor, a person of limited or no capability, or deceased.',
    },
  },
  'registrant-deceased': {
    rule: 'R25',
    text: {
      kk: 'Мемлекеттік дерекқор бойынша тіркелетін адам қайтыс болған.',
      ru: 'По данным государственной базы регистрируемое лицо умерло.',
      en: 'According to the state database the person to be registered has died.',
    },
  },
  'not-a-citizen': {
    rule: 'R6',
    text: {
      kk: 'Тіркелетін адам Қазақстан Республикасының азаматы емес.',
      ru: 'Регистрируемое лицо не является гражданином Республики Казахстан.',
      en: 'The person to be registered is not a citizen of the Republic of Kazakhstan.',
    },
  },
  'no-valid-document': {
    rule: 'R1',
    text: {
      kk: 'Тіркелетін адамның бүгін жарамды жеке куәлігі немесе паспорты жоқ.',
      ru: 'У регистрируемого лица нет действительного на сегодня удостоверения личности или паспорта.',
      en: 'The person to be registered holds no identity card or passport that is valid today.',
    },
  },
  'registrant-under-14': {
    rule: 'R3',
    text: {
      kk: '14 жасқа толмаған баланың тұрғылықты жері — заңды өкілінің мекенжайы; жалпы негізде тіркеу сұралмаған.',
      ru: 'Место жительства ребёнка до 14 лет — адрес его законного представителя; регистрация на общих основаниях не запрошена.',
      en: 'A child under 14 lives where the legal representative lives; registration on general grounds was not requested.',
    },
  },
  'representative-must-file': {
    rule: 'R2',
    text: {
      kk: '14 және 15 жастағы адам үшін өтінішті ата-анасы немесе басқа заңды өкілі береді.',
      ru: 'За лицо 14–15 лет заявление подаёт родитель или иной законный представитель.',
      en: 'For a person of 14 or 15 a parent or another legal representative files.',
    },
  },
  'registrant-must-file': {
    rule: 'R2',
    text: {
      kk: '16 жасқа толған әрекетке қабілетті адам өтінішті өзі береді.',
      ru: 'Дееспособное лицо, достигшее 16 лет, подаёт заявление само.',
      en: 'A capable person of 16 or over files the application in person.',
    },
  },
  'guardian-must-file': {
    rule: 'R4',
    text: {
      kk: 'Әрекетке қабілетсіз адам үшін өтінішті қорғаншысы, әрекетке қабілеті шектеулі адам үшін қамқоршысы береді.',
      ru: 'За недееспособное лицо заявление подаёт опекун, за ограниченно дееспособное — попечитель.',
      en: 'For a person of no or limited capability the guardian files.',
    },
  },
  'not-legal-representative': {
    rule: 'R2',
    text: {
      kk: 'Мемлекеттік дерекқорда өтініш беруші тіркелетін адамның заңды өкілі ретінде көрсетілмеген.',
      ru: 'В государственной базе заявитель не указан законным представителем регистрируемого лица.',
      en: 'The state database does not show the applicant as a legal representative of the person to be registered.',
    },
  },
  'power-of-attorney-invalid': {
    rule: 'R5',
    text: {
      kk: 'Осы қызметті қамтитын, бүгін жарамды нотариаттық сенімхат табылмады.',
      ru: 'Нотариальная доверенность, действующая сегодня и охватывающая эту услугу, не найдена.',
      en: 'No notarised power of attorney was found that is valid today and covers this service.',
    },
  },
  'dwelling-unknown': {
    rule: 'R16',
    text: {
      kk: 'Жылжымайтын мүлік тізілімінен мұндай тұрғынжай табылмады.',
      ru: 'В реестре недвижимости такое жилище не найдено.',
      en: 'The property registry does not know this dwelling.',
    },
  },
  'dwelling-ambiguous': {
    rule: 'R16',
    text: {
      kk: 'Осы меншік иесі мен аудан бойынша бірнеше тұрғынжай табылды: мекенжайдың тіркеу кодын (МТК) көрсетіңіз.',
      ru: 'По этому собственнику и площади найдено несколько жилищ: укажите регистрационный код адреса (РКА).',
      en: 'Several dwellings match this owner and area: give the registration address code (RKA).',
    },
  },
  'address-unknown': {
    rule: 'R16',
    text: {
      kk: 'Мекенжай тіркелімінен бұл мекенжайдың тіркеу коды (МТК) табылмады.',
      ru: 'В адресном регистре этот регистрационный код адреса (РКА) не найден.',
      en: 'The address registry does not know this registration address code (RKA).',
    },
  },
  'dwelling-category-not-residential': {
    rule: 'R7',
    text: {
      kk: 'Мұндай санаттағы үй-жайда тұрғылықты жері бойынша тіркеуге болмайды.',
      ru: 'В помещении этой категории регистрация по месту жительства невозможна.',
      en: 'Nobody can be registered in premises of this category.',
    },
  },
  'dwelling-not-commissioned': {
    rule: 'R17',
    text: {
      kk: 'Ғимарат пайдалануға берілмеген.',
      ru: 'Здание не введено в эксплуатацию.',
      en: 'The building has not been commissioned.',
    },
  },
  'dwelling-without-title': {
    rule: 'R17',
    text: {
      kk: 'Тұрғынжайға меншік құқығы тіркелмеген.',
      ru: 'На жилище нет зарегистрированного права собственности.',
      en: 'No title to the dwelling is registered.',
    },
  },
  'administration-must-file': {
    rule: 'R8',
    text: {
      kk: 'Ұйым басқаратын үй-жайда тіркеуге өтінішті сол ұйымның әкімшілігі береді.',
      ru: 'Для регистрации в помещении организации заявление подаёт администрация этой организации.',
      en: 'In premises run by an organisation the administration of that organisation files.',
    },
  },
  'administration-not-entitled': {
    rule: 'R8',
    text: {
      kk: 'Өтініш берген ұйым бұл үй-жайдың меншік иесі де, операторы да емес.',
      ru: 'Подавшая заявление организация не является ни собственником, ни оператором этого помещения.',
      en: 'The organisation that filed is neither owner nor operator of these premises.',
    },
  },
  'not-in-tenancy-contract': {
    rule: 'R10',
    text: {
      kk: 'Тіркелетін адам мемлекеттік тұрғынжайды жалдау шартында көрсетілмеген.',
      ru: 'Регистрируемое лицо не указано в договоре найма государственного жилища.',
      en: 'The tenancy contract of the state dwelling does not list the person to be registered.',
    },
  },
  'already-registered-there': {
    rule: 'R19',
    text: {
      kk: 'Адам осы мекенжайда тіркеліп қойған.',
      ru: 'Лицо уже зарегистрировано по этому адресу.',
      en: 'The person is already registered at this address.',
    },
  },
  'channel-not-open': {
    rule: 'R26',
    text: {
      kk: 'Халыққа қызмет көрсету орталығы (ХҚКО) меншік иесі кәмелетке толмаған немесе әрекетке қабілетсіз тұрғынжайлар бойынша ғана қабылдайды; өтінішті портал, мобильді қосымша немесе банк арқылы беріңіз.',
      ru: 'Центр обслуживания населения (ЦОН) принимает только по жилищам, собственник которых несовершеннолетний или недееспособен; подайте заявление через портал, мобильное приложение или банк.',
      en: 'The counter serves only dwellings whose owner is a minor or incapable; file through the portal, the mobile application or a bank.',
    },
  },
  'dwelling-too-dense': {
    rule: 'R18',
    text: {
      kk: 'Тұрғынжайдың пайдалы ауданы тағы бір адамды тіркеуге жетпейді: әр тіркелген адамға норматив бойынша аудан қажет.',
      ru: 'Полезной площади жилища не хватает для регистрации ещё одного человека: на каждого зарегистрированного нужна площадь по нормативу.',
      en: 'The useful area of the dwelling does not suffice for one more person: each registered person needs the area that the norm demands.',
    },
  },
  'applicant-not-owner': {
    rule: 'R23',
    text: {
      kk: 'Өтініш беруші бұл тұрғынжайдың меншік иесі де, оның өкілі де емес.',
      ru: 'Заявитель не является ни собственником этого жилища, ни его представителем.',
      en: 'The applicant is neither an owner of this dwelling nor an owner’s representative.',
    },
  },
  'registrant-owns-share': {
    rule: 'R23',
    text: {
      kk: 'Адамның бұл тұрғынжайда үлесі бар: басқа меншік иесі оны тіркеуден шығара алмайды.',
      ru: 'Лицу принадлежит доля в этом жилище: другой собственник не может снять это лицо с регистрации.',
      en: 'The person owns a share of this dwelling: another owner cannot have them withdrawn.',
    },
  },
  'not-resident-there': {
    rule: 'R23',
    text: {
      kk: 'Адам бұл мекенжайда тіркелмеген.',
      ru: 'Лицо не зарегистрировано по этому адресу.',
      en: 'The person is not registered at this address.',
    },
  },
  'objection-upheld': {
    rule: 'R23',
    text: {
      kk: 'Тіркеуден шығарылатын адамның қарсылығы негізді деп танылды.',
      ru: 'Возражение лица, которое снимают с регистрации, признано обоснованным.',
      en: 'The objection of the person to be withdrawn was upheld.',
    },
  },
  'no-valid-passport': {
    rule: 'R24',
    text: {
      kk: 'Шетелге тұрақты тұруға кету үшін бүгін жарамды паспорт керек.',
      ru: 'Для выезда на постоянное место жительства за границу нужен действительный на сегодня паспорт.',
      en: 'Leaving for permanent residence abroad requires a passport that is valid today.',
    },
  },
  'departure-document-invalid': {
    rule: 'R24',
    text: {
      kk: 'Тұрақты тұруға кетуді растайтын, бүгін жарамды құжат мемлекеттік дерекқордан табылмады.',
      ru: 'В государственной базе не найден действительный на сегодня документ, подтверждающий выезд на постоянное место жительства.',
      en: 'The state database holds no document with this number, valid today, that confirms the departure for permanent residence abroad.',
    },
  },
  'signature-rejected': {
    rule: 'R12',
    text: {
      kk: 'Өтініштегі электрондық цифрлық қолтаңба жарамсыз.',
      ru: 'Электронная цифровая подпись под заявлением недействительна.',
      en: 'The electronic digital signature under the application is not valid.',
    },
  },
  'refused-in-review': {
    rule: 'R17',
    text: {
      kk: 'Маман істі қарап, себебін көрсетіп бас тартты.',
      ru: 'Специалист рассмотрел дело и отказал с указанием причины.',
      en: 'A caseworker reviewed the case and refused it with a reason.',
    },
  },
} as const satisfies Record<string, { readonly rule: `R${number}`; readonly text: Trilingual }>;

export type Ground = keyof typeof GROUNDS;

export const isGround = (code: string): code is Ground => Object.hasOwn(GROUNDS, code);

/** A refusal as the case shows it. */
export interface Refusal {
  readonly ground: Ground;
  readonly rule: string;
  readonly text: Trilingual;
  /** What the caseworker wrote who refused, where it was one. */
  readonly reason?: string;
}

export const refusalFor = (ground: Ground): Refusal => ({ ground, ...GROUNDS[ground] });
