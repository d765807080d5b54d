import type { Trilingual } from './case-file.ts';
import type { Language } from './phrases.ts';

/** What stands in front of the things that a step tells, and the few codes that are told in words. */
export const WORDS: Readonly<Record<string, Trilingual>> = {
  case: { kk: 'іс', ru: 'дело', en: 'case' },
  service: { kk: 'қызмет', ru: 'услуга', en: 'service' },
  channel: { kk: 'арна', ru: 'канал', en: 'channel' },
  person: { kk: 'адам', ru: 'человек', en: 'person' },
  'filed by': { kk: 'өтініш беруші', ru: 'заявитель', en: 'filed by' },
  dwelling: { kk: 'тұрғынжай', ru: 'жилище', en: 'dwelling' },
  term: { kk: 'мерзімі', ru: 'срок', en: 'term' },
  document: { kk: 'құжат', ru: 'документ', en: 'document' },
  watch: { kk: 'бақылау', ru: 'наблюдать', en: 'watch' },
  time: { kk: 'уақыт', ru: 'время', en: 'time' },
  stage: { kk: 'кезең', ru: 'этап', en: 'stage' },
  'waits for': { kk: 'күтеді', ru: 'ждёт', en: 'waits for' },
  stuck: { kk: 'тұрып қалды', ru: 'застряло', en: 'stuck' },
  outcome: { kk: 'нәтиже', ru: 'итог', en: 'outcome' },
  until: { kk: 'соңғы мерзім', ru: 'до', en: 'until' },
  proof: { kk: 'дәлел', ru: 'подтверждение', en: 'proof' },
  powers: { kk: 'сенімхат', ru: 'доверенность', en: 'powers' },
  told: { kk: 'хабарланды', ru: 'сообщено', en: 'told' },
  reason: { kk: 'себеп', ru: 'причина', en: 'reason' },
  ground: { kk: 'негіз', ru: 'основание', en: 'ground' },
  rule: { kk: 'қағида', ru: 'правило', en: 'rule' },
  text: { kk: 'мәтін', ru: 'текст', en: 'text' },
  problem: { kk: 'мәселе', ru: 'проблема', en: 'problem' },
  unclear: { kk: 'анық емес', ru: 'неясно', en: 'unclear' },
  due: { kk: 'шешу мерзімі', ru: 'решить до', en: 'due' },
  approve: { kk: 'мақұлдау', ru: 'одобрить', en: 'approve' },
  refuse: { kk: 'бас тарту', ru: 'отказать', en: 'refuse' },
  by: { kk: 'кім', ru: 'кто', en: 'by' },
  owners: { kk: 'меншік иелері', ru: 'собственники', en: 'owners' },
  certificate: { kk: 'анықтама', ru: 'справка', en: 'certificate' },
  event: { kk: 'оқиға', ru: 'событие', en: 'event' },
  residence: { kk: 'жазба', ru: 'запись', en: 'residence' },
  address: { kk: 'мекенжай', ru: 'адрес', en: 'address' },
  with: { kk: 'кіммен', ru: 'с кем', en: 'with' },
  asked: { kk: 'сұралды', ru: 'запрошено', en: 'asked' },
  code: { kk: 'код', ru: 'код', en: 'code' },
  verify: { kk: 'тексеру', ru: 'проверить', en: 'verify' },
  answer: { kk: 'жауап', ru: 'ответ', en: 'answer' },
  print: { kk: 'басып шығару', ru: 'печать', en: 'print' },

  pending: { kk: 'күтілуде', ru: 'ожидается', en: 'pending' },
  given: { kk: 'берілді', ru: 'дано', en: 'given' },
  declined: { kk: 'берілмеді', ru: 'отказано', en: 'declined' },
  revoked: { kk: 'қайтарып алынды', ru: 'отозвано', en: 'revoked' },
  expired: { kk: 'мерзімі өтті', ru: 'срок истёк', en: 'expired' },
  ordered: { kk: 'тапсырылды', ru: 'заказано', en: 'ordered' },
  done: { kk: 'орындалды', ru: 'выполнено', en: 'done' },
  failed: { kk: 'орындалмады', ru: 'не выполнено', en: 'failed' },

  'Nobody is asked.': { kk: 'Ешкімнен сұралмайды.', ru: 'Никого не спрашивают.', en: 'Nobody is asked.' },
  'of Almaty (UTC+5)': { kk: 'Алматы уақыты (UTC+5)', ru: 'Алматы (UTC+5)', en: 'of Almaty (UTC+5)' },
  'in person': { kk: 'жеке өзі', ru: 'лично', en: 'in person' },
  signature: { kk: 'ЭЦҚ', ru: 'ЭЦП', en: 'electronic signature' },
  months: { kk: 'ай', ru: 'мес.', en: 'months' },
  nowhere: { kk: 'ешқайда тіркелмеген', ru: 'нигде не зарегистрировано', en: 'registered nowhere' },
  'population registry': { kk: '«Жеке тұлғалар» МДҚ', ru: 'ГБД «Физические лица»', en: 'population registry' },
  'not yet recorded': {
    kk: 'чип әлі жазылмады: куәлік дайындаушы кейін жауап береді, тіркеу оны күтпейді',
    ru: 'чип ещё не записан: изготовитель удостоверений ответит позже, регистрация его не ждёт',
    en: 'the chip isn’t recorded yet: the issuer answers later, and the registration doesn’t wait for it',
  },
  'ends by itself': {
    kk: 'соңғы күні өзі аяқталады',
    ru: 'закончится само в последний день',
    en: 'ends by itself on its last day',
  },

  'permanent-residence': {
    kk: 'тұрғылықты жері бойынша тіркеу',
    ru: 'регистрация по месту жительства',
    en: 'registration at the place of residence',
  },
  'temporary-stay': {
    kk: 'уақытша тіркеу',
    ru: 'временная регистрация',
    en: 'registration of a temporary stay',
  },
  'owner-withdrawal': {
    kk: 'меншік иесінің өтініші бойынша тіркеуден шығару',
    ru: 'снятие с регистрации по заявлению собственника',
    en: 'withdrawal at the owner’s request',
  },
  'departure-abroad': {
    kk: 'шетелге тұрақты тұруға кету',
    ru: 'выезд на ПМЖ за границу',
    en: 'departure from the country for good',
  },

  'population-registry': {
    kk: '«Жеке тұлғалар» МДҚ-ға хабарлау',
    ru: 'сообщение в ГБД «Физические лица»',
    en: 'population registry',
  },
  'chip-recording': { kk: 'жеке куәліктің чипі', ru: 'чип удостоверения личности', en: 'chip of the identity card' },
  notices: { kk: 'хабарламалар', ru: 'уведомления', en: 'notices to those concerned' },
  'end-of-stay': { kk: 'тізілімге: тіркелу аяқталды', ru: 'в реестр: пребывание окончено', en: 'end of the stay' },
  'end-of-stay-notices': {
    kk: 'аяқталғаны туралы хабарлама',
    ru: 'уведомления об окончании',
    en: 'notices of the end',
  },

  arrest: { kk: 'тыйым салынған', ru: 'арест', en: 'arrest' },
  'court-prohibition': { kk: 'сот тыйымы', ru: 'запрет суда', en: 'prohibition by a court' },
  objection: { kk: 'қарсылық', ru: 'возражение', en: 'objection' },
  'owner-deceased': { kk: 'меншік иесі қайтыс болған', ru: 'собственник умер', en: 'the owner has died' },
  'owner-unrepresented': {
    kk: 'меншік иесінің өкілі жоқ',
    ru: 'у собственника нет представителя',
    en: 'nobody represents the owner',
  },
  'categories-differ': {
    kk: 'тізілімдерде санаты әртүрлі',
    ru: 'категория в реестрах разная',
    en: 'the registries disagree',
  },
};

/** The words of a language. What has none, such as a code that came up later, is told as it is. */
export const wordsOf =
  (language: Language) =>
  (word: string): string =>
    WORDS[word]?.[language] ?? word;

export type Words = ReturnType<typeof wordsOf>;
