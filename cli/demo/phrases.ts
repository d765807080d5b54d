import type { Trilingual } from './case-file.ts';

export type Language = keyof Trilingual;
export const LANGUAGES: readonly Language[] = ['kk', 'ru', 'en'];

/** The steps of a story: what goes on, and what then is done. */
export const STEPS = {
  filing: {
    doing: { kk: 'Өтініш беріліп жатыр', ru: 'Подаётся заявление', en: 'Filing the application' },
    done: { kk: 'Өтініш берілді', ru: 'Заявление подано', en: 'Application filed' },
  },
  turningAway: {
    doing: { kk: 'Өтініш беріліп жатыр', ru: 'Подаётся заявление', en: 'Filing the application' },
    done: { kk: 'Өтініш қабылданбады', ru: 'Заявление не принято', en: 'The application is not accepted' },
  },
  asking: {
    doing: { kk: 'Іс оқылуда', ru: 'Читается дело', en: 'Reading the case' },
    done: { kk: 'Кім келісім беруі керек', ru: 'Кто должен дать согласие', en: 'Who must consent' },
  },
  askingOwners: {
    doing: { kk: 'Іс оқылуда', ru: 'Читается дело', en: 'Reading the case' },
    done: { kk: 'Кім растауы керек', ru: 'Кто должен подтвердить', en: 'Who must confirm' },
  },
  announcing: {
    doing: { kk: 'Хабарламалар оқылуда', ru: 'Читаются уведомления', en: 'Reading the notices' },
    done: {
      kk: 'Шығарылатындарға хабарланды',
      ru: 'Уведомления снимаемым с регистрации отправлены',
      en: 'Those who are to be withdrawn are told',
    },
  },
  objecting: {
    doing: { kk: 'Қарсылыққа қол қойылуда', ru: 'Подписывается возражение', en: 'Signing the objection' },
    done: { kk: 'Қарсылық білдірілді', ru: 'Заявлено возражение', en: 'Somebody objects' },
  },
  giving: {
    doing: { kk: 'Келісімге қол қойылуда', ru: 'Подписывается согласие', en: 'Signing the consent' },
    done: { kk: 'Келісім берілді', ru: 'Согласие дано', en: 'Consent signed and given' },
  },
  declining: {
    doing: { kk: 'Бас тартуға қол қойылуда', ru: 'Подписывается отказ', en: 'Signing the refusal to consent' },
    done: { kk: 'Келісім берілмеді', ru: 'В согласии отказано', en: 'Consent declined' },
  },
  breaking: {
    doing: { kk: 'Тізілім өшірілуде', ru: 'Отключается реестр', en: 'Taking the property registry down' },
    done: {
      kk: 'Жылжымайтын мүлік тізілімі өшірулі',
      ru: 'Реестр недвижимости отключён',
      en: 'The property registry is down',
    },
  },
  waiting: {
    doing: { kk: 'Іс не күтетіні оқылуда', ru: 'Читается, чего ждёт дело', en: 'Reading what the case waits for' },
    done: { kk: 'Іс күтіп тұр', ru: 'Дело ждёт', en: 'The case waits' },
  },
  mending: {
    doing: {
      kk: 'Тізілім қосылды, іс күтілуде',
      ru: 'Реестр включён, ждём дело',
      en: 'It is back; waiting for the case',
    },
    done: { kk: 'Іс өзі жалғасты', ru: 'Дело продолжилось само', en: 'The case went on by itself' },
  },
  reviewing: {
    doing: { kk: 'Іс оқылуда', ru: 'Читается дело', en: 'Reading the case' },
    done: { kk: 'Шешімді маман қабылдайды', ru: 'Решение за специалистом', en: 'A caseworker has to decide' },
  },
  deciding: {
    doing: { kk: 'Маман шешім қабылдауда', ru: 'Специалист принимает решение', en: 'The caseworker decides' },
    done: { kk: 'Маман шешім қабылдады', ru: 'Специалист принял решение', en: 'The caseworker has decided' },
  },
  confirming: {
    doing: { kk: 'Іс журналы оқылуда', ru: 'Читается журнал дела', en: 'Reading the audit trail' },
    done: { kk: 'Меншік құқығы расталды', ru: 'Право собственности подтверждено', en: 'Ownership confirmed' },
  },
  registering: {
    doing: { kk: 'Іс журналы оқылуда', ru: 'Читается журнал дела', en: 'Reading the audit trail' },
    done: { kk: 'Жаңа мекенжайға тіркелді', ru: 'Регистрация по новому адресу', en: 'Registered at the new address' },
  },
  dropping: {
    doing: { kk: 'Бұрынғы мекенжай оқылуда', ru: 'Читается прежний адрес', en: 'Reading the former address' },
    done: {
      kk: 'Бұрынғы мекенжайдан сол сәтте шығарылды',
      ru: 'Снятие с прежнего адреса — одновременно',
      en: 'Former address dropped, in the same transaction',
    },
  },
  staying: {
    doing: { kk: 'Іс журналы оқылуда', ru: 'Читается журнал дела', en: 'Reading the audit trail' },
    done: { kk: 'Уақытша тіркелді', ru: 'Временное пребывание зарегистрировано', en: 'The stay is registered' },
  },
  keeping: {
    doing: {
      kk: '«Жеке тұлғалар» МДҚ-ға сұрау',
      ru: 'Запрашивается ГБД «Физические лица»',
      en: 'Asking the population registry',
    },
    done: {
      kk: 'Тұрақты мекенжай өзгерген жоқ',
      ru: 'Постоянный адрес не изменился',
      en: 'The permanent residence stays as it is',
    },
  },
  withdrawing: {
    doing: { kk: 'Іс журналы оқылуда', ru: 'Читается журнал дела', en: 'Reading the audit trail' },
    done: { kk: 'Тіркеуден шығарылды', ru: 'Снятие с регистрации', en: 'Withdrawn from the dwelling' },
  },
  leaving: {
    doing: { kk: 'Іс журналы оқылуда', ru: 'Читается журнал дела', en: 'Reading the audit trail' },
    done: { kk: 'Барлық тіркеу жабылды', ru: 'Все регистрации закрыты', en: 'Every residence is closed' },
  },
  parting: {
    doing: { kk: 'Іс оқылуда', ru: 'Читается дело', en: 'Reading the case' },
    done: { kk: 'Әрқайсысының өз нәтижесі', ru: 'У каждого свой результат', en: 'Each with their own result' },
  },
  recording: {
    doing: {
      kk: 'Куәлік дайындаушының жауабы күтілуде',
      ru: 'Ждём ответа изготовителя удостоверений',
      en: 'Waiting a moment for the card issuer',
    },
    done: { kk: 'Жеке куәліктің чипі', ru: 'Чип удостоверения личности', en: 'The chip of the card' },
  },
  certifying: {
    doing: { kk: 'Анықтама тексерілуде', ru: 'Проверяется справка', en: 'Verifying the certificate' },
    done: { kk: 'Мекенжай анықтамасы', ru: 'Адресная справка', en: 'The address certificate' },
  },
  ending: {
    doing: { kk: 'Уақытша тіркеу аяқталуда', ru: 'Временная регистрация заканчивается', en: 'Ending the stay' },
    done: {
      kk: 'Мерзімінен бұрын аяқталды',
      ru: 'Пребывание окончено досрочно',
      en: 'The stay is ended before its last day',
    },
  },
  telling: {
    doing: { kk: 'Тізілімдер сұралуда', ru: 'Запрашиваются реестры', en: 'Asking the registries' },
    done: { kk: 'Басқаларға хабарланды', ru: 'Остальным сообщено', en: 'The others are told' },
  },
  refusing: {
    doing: { kk: 'Іс оқылуда', ru: 'Читается дело', en: 'Reading the case' },
    done: { kk: 'Бас тартылды', ru: 'Отказано', en: 'Refused' },
  },
  deriving: {
    doing: { kk: 'Баланың мекенжайы сұралуда', ru: 'Запрашивается адрес ребёнка', en: 'Asking where the child lives' },
    done: { kk: 'Бала онсыз да осында тұрады', ru: 'Ребёнок и так живёт здесь', en: 'Where the child lives anyway' },
  },
  recounting: {
    doing: { kk: 'Іс журналы оқылуда', ru: 'Читается журнал дела', en: 'Reading the audit trail' },
    done: { kk: 'Іс журналы', ru: 'Журнал дела', en: 'The audit trail' },
  },
} as const satisfies Record<string, { readonly doing: Trilingual; readonly done: Trilingual }>;

/** How the case came out, beside what its scenario promises. */
export const VERDICTS = {
  asPromised: { kk: 'Сценарийдегідей', ru: 'Как в сценарии', en: 'As the scenario says' },
  otherwise: { kk: 'Сценарийдегідей емес', ru: 'Не как в сценарии', en: 'Not as the scenario says' },
} as const satisfies Record<string, Trilingual>;

export type StepName = keyof typeof STEPS;
