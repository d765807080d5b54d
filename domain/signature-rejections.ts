import type { Trilingual } from './facts.ts';
import type { SignatureRejection } from './signature-profile.ts';

/** For each reason why a signature doesn't count: what happened and what to do next, in words for the signer. */
export const SIGNATURE_REJECTION_TEXTS: Readonly<Record<SignatureRejection, Trilingual>> = {
  malformed: {
    kk: 'Қолтаңба деректері бүлінген. Құжатқа қайта қол қойып, CMS файлын өзгертпей жіберіңіз.',
    ru: 'Данные подписи повреждены. Подпишите документ заново и отправьте CMS без изменений.',
    en: 'The signature data is damaged. Sign the document again and send the CMS unchanged.',
  },
  'too-large': {
    kk: 'Қолтаңба тым үлкен. Құжаттың өзін қоспай, бөлек (detached) CMS қолтаңбасын жіберіңіз.',
    ru: 'Подпись слишком велика. Отправьте отделённую (detached) подпись CMS, без самого документа.',
    en: 'The signature is too large. Send a detached CMS signature, without the document inside.',
  },
  'not-one-signer': {
    kk: 'Қолтаңба дәл бір адамдікі болуы керек. Әркім құжатқа бөлек қол қояды.',
    ru: 'Подпись должна принадлежать ровно одному человеку. Каждый подписывает документ отдельно.',
    en: 'The signature must be by exactly one person. Everybody signs the document separately.',
  },
  'not-detached': {
    kk: 'Қолтаңбаның ішінде құжат бар. Бөлек (detached) CMS қолтаңбасын жасап, қайта жіберіңіз.',
    ru: 'Документ вложен в подпись. Создайте отделённую (detached) подпись CMS и отправьте её.',
    en: 'The document is inside the signature. Create a detached CMS signature and send that.',
  },
  'unsupported-algorithm': {
    kk: 'Бұл криптографиялық алгоритм қабылданбайды. ҰКО-ның қолданыстағы кілтімен қайта қол қойыңыз.',
    ru: 'Этот криптографический алгоритм не принимается. Подпишите действующим ключом НУЦ РК.',
    en: 'This cryptographic algorithm is not accepted. Sign with a current key of the national certification authority.',
  },
  'wrong-document': {
    kk: 'Басқа құжатқа қол қойылған. Осы істің құжатын қайта жүктеп, дәл соған қол қойыңыз.',
    ru: 'Подписан другой документ. Загрузите документ этого дела заново и подпишите именно его.',
    en: 'Another document was signed. Download the document of this case again and sign exactly that.',
  },
  'bad-signature': {
    kk: 'Қолтаңба расталмады. Құжатқа қайта қол қойыңыз.',
    ru: 'Подпись не подтвердилась. Подпишите документ заново.',
    en: 'The signature could not be confirmed. Sign the document again.',
  },
  'untrusted-chain': {
    kk: 'Сертификатты Ұлттық куәландырушы орталық бермеген. ҰКО сертификатымен қол қойыңыз.',
    ru: 'Сертификат выдан не Национальным удостоверяющим центром. Подпишите сертификатом НУЦ РК.',
    en: 'The certificate was not issued by the national certification authority. Sign with one that was.',
  },
  'certificate-expired': {
    kk: 'Сертификаттың мерзімі өткен немесе әлі басталмаған. Жаңа сертификат алып, сонымен қол қойыңыз.',
    ru: 'Срок сертификата истёк или ещё не начался. Получите новый сертификат и подпишите им.',
    en: 'The certificate has expired or is not valid yet. Obtain a new certificate and sign with it.',
  },
  revoked: {
    kk: 'Сертификат кері қайтарылған. Жаңа сертификат алып, сонымен қол қойыңыз.',
    ru: 'Сертификат отозван. Получите новый сертификат и подпишите им.',
    en: 'The certificate has been revoked. Obtain a new certificate and sign with it.',
  },
  'not-a-signing-key': {
    kk: 'Бұл — кіруге арналған (AUTH) кілт. Қол қоюға арналған (RSA немесе GOST) кілтпен қол қойыңыз.',
    ru: 'Это ключ для входа (AUTH). Подпишите ключом, предназначенным для подписи (RSA или GOST).',
    en: 'This is an authentication key (AUTH). Sign with the key for signing (RSA or GOST).',
  },
  'wrong-role': {
    kk: 'Жеке тұлға жеке тұлғаның сертификатымен, ұйым атынан оның басшысы немесе қол қою құқығы бар адам қол қояды.',
    ru: 'Физическое лицо подписывает сертификатом физического лица, за организацию — её руководитель или лицо с правом подписи.',
    en: 'A person signs with an individual certificate; for an organisation its head signs, or somebody with the right to sign.',
  },
  'wrong-person': {
    kk: 'Сертификат басқа адамға немесе ұйымға тиесілі. Қолы күтілген адам өз сертификатымен қол қоюы керек.',
    ru: 'Сертификат принадлежит другому лицу или организации. Подписать должен тот, чья подпись ожидается.',
    en: 'The certificate belongs to another person or organisation. The one whose signature is awaited must sign.',
  },
};

/**
 * Why a one-time password doesn't count (R12).
 *
 * - `wrong-code`: not the one that was sent for this document
 * - `code-expired`: it was, but its time is over
 * - `code-not-sent`: none was sent to this person for this document
 * - `too-many-codes`: so many wrong ones were tried that not even the right one counts any more
 */
export const PASSWORD_REJECTIONS = ['wrong-code', 'code-expired', 'code-not-sent', 'too-many-codes'] as const;
export type PasswordRejection = (typeof PASSWORD_REJECTIONS)[number];

/**
 * Why a caseworker's word that somebody came in person doesn't count (R12, R27).
 *
 * - `not-attested`: no caseworker says so
 * - `attested-by-themself`: the caseworker would be their own witness
 * - `attested-by-party`: the caseworker is a party to the case
 * - `document-not-found`: the person has no such identity card or passport, or it isn't valid today
 */
export const ATTESTATION_REJECTIONS = [
  'not-attested',
  'attested-by-themself',
  'attested-by-party',
  'document-not-found',
] as const;
export type AttestationRejection = (typeof ATTESTATION_REJECTIONS)[number];

/**
 * Why a proof doesn't count, of whatever kind. `kind-not-accepted`: none of this kind counts here, whatever it says;
 * `power-of-attorney-invalid`: whoever it is by may not answer for the one who is asked (R5, R11).
 */
export type EvidenceRejection =
  SignatureRejection | PasswordRejection | AttestationRejection | 'kind-not-accepted' | 'power-of-attorney-invalid';

/** The same for everything that was offered as a proof. */
export const EVIDENCE_REJECTION_TEXTS: Readonly<Record<EvidenceRejection, Trilingual>> = {
  ...SIGNATURE_REJECTION_TEXTS,
  'wrong-code': {
    kk: 'Код дұрыс емес. Телефонға осы құжат үшін келген соңғы кодты енгізіңіз.',
    ru: 'Код неверный. Введите последний код, который пришёл на телефон для этого документа.',
    en: 'The code is wrong. Enter the latest code that came to the phone for this document.',
  },
  'code-expired': {
    kk: 'Кодтың мерзімі өтті. Жаңа код сұратып, соны енгізіңіз.',
    ru: 'Срок действия кода истёк. Запросите новый код и введите его.',
    en: 'The code has expired. Ask for a new code and enter that.',
  },
  'code-not-sent': {
    kk: 'Бұл адамға осы құжат үшін код жіберілмеген. Дәл осы өтінішке код сұратып, соны енгізіңіз.',
    ru: 'Для этого документа код этому человеку не отправлялся. Запросите код именно для этого заявления.',
    en: 'No code was sent to this person for this document. Ask for one for exactly this application.',
  },
  'too-many-codes': {
    kk: 'Қате код тым көп енгізілді, бұл код енді жарамайды. Жаңа код сұратыңыз немесе ЭЦҚ-мен қол қойыңыз.',
    ru: 'Слишком много неверных кодов: этот код больше не действует. Запросите новый или подпишите ЭЦП.',
    en: 'Too many wrong codes: this one no longer counts. Ask for a new one or sign with an EDS.',
  },
  'not-attested': {
    kk: 'Адамның өзі келгенін маман растамаған. Жеке басын тексерген маманды көрсетіңіз.',
    ru: 'Личная явка не заверена специалистом. Укажите специалиста, который проверил личность.',
    en: 'No caseworker attests that the person came. Name the caseworker who checked who they are.',
  },
  'attested-by-themself': {
    kk: 'Маман өзінің келгенін өзі растай алмайды. Мұны басқа маман растауы керек.',
    ru: 'Специалист не может заверить собственную явку. Её должен заверить другой специалист.',
    en: 'Caseworkers cannot attest for themselves. Another caseworker has to.',
  },
  'attested-by-party': {
    kk: 'Іске қатысушы маман сол іс бойынша растай алмайды. Мұны басқа маман растауы керек.',
    ru: 'Специалист, который сам участвует в деле, не может по нему заверять. Это должен сделать другой специалист.',
    en: 'A caseworker who is a party to a case cannot attest in it. Another caseworker has to.',
  },
  'document-not-found': {
    kk: 'Бұл адамның мұндай нөмірлі жарамды жеке куәлігі немесе паспорты жоқ. Нөмірін тексеріп, жарамды құжатты көрсетіңіз.',
    ru: 'Действительного удостоверения личности или паспорта с таким номером у этого человека нет. Проверьте номер документа.',
    en: 'This person has no valid identity card or passport with this number. Check the number of the document.',
  },
  'kind-not-accepted': {
    kk: 'Мұндай растау бұл жерде қабылданбайды. Электрондық цифрлық қолтаңбамен (ЭЦҚ) қол қойыңыз.',
    ru: 'Такое подтверждение здесь не принимается. Подпишите электронной цифровой подписью (ЭЦП).',
    en: 'This kind of proof is not accepted here. Sign with an electronic digital signature (EDS).',
  },
  'power-of-attorney-invalid': {
    kk: 'Осы қызметке бүгін жарамды мұндай нотариаттық сенімхат жоқ. Сенімхаттың нөмірін тексеріңіз немесе келісім сұралған адамның өзі қол қойсын.',
    ru: 'Такой нотариальной доверенности, действующей сегодня и охватывающей эту услугу, нет. Проверьте её номер, или пусть подпишет сам тот, чьё согласие запрошено.',
    en: 'There is no such power of attorney that is valid today and covers this service. Check its id, or let the one who is asked sign.',
  },
};
