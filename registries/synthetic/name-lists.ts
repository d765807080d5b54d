/** Names as they occur in Kazakhstan, in Cyrillic; surnames as pairs for a man and a woman. All combinations are drawn. */

type Pairs = readonly [readonly [string, string], ...(readonly [string, string])[]];
type Names = readonly [string, ...string[]];

export interface Tradition {
  readonly surnames: Pairs;
  readonly men: Names;
  readonly women: Names;
  /** For a son and for a daughter. */
  readonly patronymics: Pairs;
}

const KAZAKH_FATHERS = [
  'Нұрлан',
  'Ғалым',
  'Өмірбек',
  'Сәкен',
  'Үсен',
  'Қайрат',
  'Болат',
  'Жеңіс',
  'Ілияс',
  'Әділ',
] as const;

const kazakhPatronymic = (father: string): readonly [string, string] => [`${father}ұлы`, `${father}қызы`];

const KAZAKH: Tradition = {
  surnames: [
    ['Әбілқасымов', 'Әбілқасымова'],
    ['Ғабдуллин', 'Ғабдуллина'],
    ['Қалиев', 'Қалиева'],
    ['Өтегенов', 'Өтегенова'],
    ['Ұзақбаев', 'Ұзақбаева'],
    ['Үмбетов', 'Үмбетова'],
    ['Ізтілеуов', 'Ізтілеуова'],
    ['Жаңабаев', 'Жаңабаева'],
    ['Сәрсенбаев', 'Сәрсенбаева'],
    ['Төлеген', 'Төлеген'],
    ['Нұрпейіс', 'Нұрпейіс'],
    ['Бекмұханбет', 'Бекмұханбет'],
    ['Айтқожин', 'Айтқожина'],
    ['Дүйсенов', 'Дүйсенова'],
  ],
  men: [
    'Әлихан',
    'Ғани',
    'Қанат',
    'Өркен',
    'Ұлан',
    'Үкібай',
    'Ілияс',
    'Жаңабек',
    'Нұрсұлтан',
    'Ерлан',
    'Жиһан',
    'Дәурен',
  ],
  women: [
    'Әсел',
    'Ғазиза',
    'Қарлығаш',
    'Өрік',
    'Ұлжан',
    'Үміт',
    'Іңкәр',
    'Жаңыл',
    'Гауһар',
    'Айгүл',
    'Шаһназ',
    'Мөлдір',
  ],
  patronymics: [
    kazakhPatronymic('Серік'),
    ...KAZAKH_FATHERS.map(kazakhPatronymic),
    ['Маратович', 'Маратовна'],
    ['Әбдіғалиевич', 'Әбдіғалиевна'],
  ],
};

const RUSSIAN: Tradition = {
  surnames: [
    ['Соколов', 'Соколова'],
    ['Ковалёв', 'Ковалёва'],
    ['Щербаков', 'Щербакова'],
    ['Воронцов', 'Воронцова'],
    ['Бойко', 'Бойко'],
    ['Миллер', 'Миллер'],
    ['Яблонский', 'Яблонская'],
  ],
  men: ['Алексей', 'Семён', 'Дмитрий', 'Пётр', 'Артём', 'Виктор'],
  women: ['Анна', 'Елена', 'Мария', 'Юлия', 'Наталья', 'Алёна'],
  patronymics: [
    ['Андреевич', 'Андреевна'],
    ['Ильич', 'Ильинична'],
    ['Сергеевич', 'Сергеевна'],
    ['Львович', 'Львовна'],
  ],
};

/** Uighur, Uzbek, Korean, Tatar and others. */
const OTHER: Tradition = {
  surnames: [
    ['Ким', 'Ким'],
    ['Цой', 'Цой'],
    ['Розыбакиев', 'Розыбакиева'],
    ['Юлдашев', 'Юлдашева'],
    ['Хайруллин', 'Хайруллина'],
  ],
  men: ['Рустам', 'Вячеслав', 'Ильдар', 'Шавкат'],
  women: ['Гульнара', 'Виктория', 'Патигуль', 'Лола'],
  patronymics: [
    ['Ринатович', 'Ринатовна'],
    ['Хакимжанович', 'Хакимжановна'],
  ],
};

/** About seven of ten are Kazakh, as in the census of 2021. */
export const TRADITIONS: readonly [Tradition, ...Tradition[]] = [
  KAZAKH,
  KAZAKH,
  KAZAKH,
  KAZAKH,
  KAZAKH,
  KAZAKH,
  KAZAKH,
  RUSSIAN,
  RUSSIAN,
  OTHER,
];
