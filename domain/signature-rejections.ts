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
    kk: 'Жеке тұлға жеке сертификатымен, ұйым атынан басшысы немесе қол қою құқығы бар адам қол қояды.',
    ru: 'Человек подписывает личным сертификатом, за организацию — её руководитель или лицо с правом подписи.',
    en: 'A person signs with an individual certificate; for an organisation its head signs, or somebody with the right to sign.',
  },
  'wrong-person': {
    kk: 'Сертификат басқа адамға немесе ұйымға тиесілі. Қолы күтілген адам өз сертификатымен қол қоюы керек.',
    ru: 'Сертификат принадлежит другому лицу или организации. Подписать должен тот, чья подпись ожидается.',
    en: 'The certificate belongs to another person or organisation. The one whose signature is awaited must sign.',
  },
};

/** The same for everything that was offered as a proof: also for what is no signature where only a signature counts (R12). */
export const EVIDENCE_REJECTION_TEXTS: Readonly<Record<SignatureRejection | 'kind-not-accepted', Trilingual>> = {
  ...SIGNATURE_REJECTION_TEXTS,
  'kind-not-accepted': {
    kk: 'Мұндай растау бұл жерде қабылданбайды. Электрондық цифрлық қолтаңбамен (ЭЦҚ) қол қойыңыз.',
    ru: 'Такое подтверждение здесь не принимается. Подпишите электронной цифровой подписью (ЭЦП).',
    en: 'This kind of proof is not accepted here. Sign with an electronic digital signature (EDS).',
  },
};
