import type { InsertedKey } from '../ncalayer/inserted-key.ts';
import type { Holder } from './situations.ts';

export const LANGUAGES = ['kk', 'ru', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { kk: 'Қазақша', ru: 'Русский', en: 'English' };

interface Wording {
  readonly title: string;
  readonly demonstration: string;
  readonly now: string;
  readonly none: string;
  readonly behaviour: Readonly<Record<InsertedKey['behaviour'], string>>;
  readonly once: string;
  readonly does: string;
  readonly unplug: string;
  readonly plugIn: string;
  readonly pluggedIn: string;
  readonly find: string;
  readonly findHint: string;
  readonly take: string;
  readonly takeHint: string;
  readonly situations: string;
  readonly nobody: string;
  readonly anybody: string;
  readonly part: Readonly<Record<Holder['parts'][number], string>>;
  readonly document: string;
  readonly powers: string;
}

export const WORDING: Readonly<Record<Language, Wording>> = {
  en: {
    title: 'Keys for NCALayer',
    demonstration:
      'A demonstration: these people are made up, their certificates are worth nothing, and this page is no part of Tirkeu. It plays the computer at which somebody signs.',
    now: 'Plugged in',
    none: 'No key is plugged in: every signature is cancelled.',
    behaviour: {
      sign: 'signs',
      cancel: 'closes the window',
      'wrong-password': 'types a wrong password',
      hang: 'leaves the window open and never comes back',
      'not-started': 'never started NCALayer',
    },
    once: 'once',
    does: 'When asked to sign, the person',
    unplug: 'Unplug',
    plugIn: 'Plug in',
    pluggedIn: 'Plugged in',
    find: 'Find',
    findHint: 'IIN, BIN, RKA or a part of a name',
    take: 'Take a new situation',
    takeHint: 'Situation',
    situations: 'Situations that were given last',
    nobody: 'Nobody found. Take a situation, or let the demo town give some.',
    anybody: 'Anybody of the population',
    part: { applicant: 'applicant', registrant: 'registrant', consenter: 'consenter' },
    document: 'document',
    powers: 'power of attorney',
  },
  ru: {
    title: 'Ключи для NCALayer',
    demonstration:
      'Демонстрация: люди вымышлены, сертификаты недействительны, эта страница — не часть Tirkeu. Она заменяет компьютер, за которым подписывают.',
    now: 'Вставлен',
    none: 'Ключ не вставлен: любая подпись отменяется.',
    behaviour: {
      sign: 'подписывает',
      cancel: 'закрывает окно',
      'wrong-password': 'вводит неверный пароль',
      hang: 'оставляет окно открытым и не возвращается',
      'not-started': 'не запускает NCALayer',
    },
    once: 'один раз',
    does: 'Когда просят подписать, человек',
    unplug: 'Вынуть',
    plugIn: 'Вставить',
    pluggedIn: 'Вставлен',
    find: 'Найти',
    findHint: 'ИИН, БИН, РКА или часть имени',
    take: 'Взять новую ситуацию',
    takeHint: 'Ситуация',
    situations: 'Последние выданные ситуации',
    nobody: 'Никого не найдено. Возьмите ситуацию или дождитесь, пока их создаст демонстрационный город.',
    anybody: 'Любой житель',
    part: { applicant: 'заявитель', registrant: 'регистрируемое лицо', consenter: 'лицо, дающее согласие' },
    document: 'документ',
    powers: 'доверенность',
  },
  kk: {
    title: 'NCALayer кілттері',
    demonstration:
      'Көрсетілім: адамдар ойдан шығарылған, сертификаттар жарамсыз, бұл бет — Tirkeu бөлігі емес. Ол қол қойылатын компьютердің рөлін атқарады.',
    now: 'Салынған',
    none: 'Кілт салынбаған: кез келген қол қою тоқтатылады.',
    behaviour: {
      sign: 'қол қояды',
      cancel: 'терезені жабады',
      'wrong-password': 'қате құпиясөз енгізеді',
      hang: 'терезені ашық қалдырып, қайтып келмейді',
      'not-started': 'NCALayer бағдарламасын іске қоспайды',
    },
    once: 'бір рет',
    does: 'Қол қою сұралғанда адам',
    unplug: 'Шығару',
    plugIn: 'Салу',
    pluggedIn: 'Салынған',
    find: 'Табу',
    findHint: 'ЖСН, БСН, МТК немесе аты-жөнінің бөлігі',
    take: 'Жаңа жағдай алу',
    takeHint: 'Жағдай',
    situations: 'Соңғы берілген жағдайлар',
    nobody: 'Ешкім табылмады. Жағдай алыңыз немесе көрсетілім қаласы жасаған жағдайларды күтіңіз.',
    anybody: 'Кез келген тұрғын',
    part: { applicant: 'өтініш беруші', registrant: 'тіркелетін адам', consenter: 'келісім беруші' },
    document: 'құжат',
    powers: 'сенімхат',
  },
};
