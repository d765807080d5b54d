import { looksLike } from '../masked-number.ts';
import { deadlineInWords, sinceInWords } from './clock.ts';
import type { CaseFile, Consent, Trilingual } from './case-file.ts';
import type { Row } from './lay-out.ts';
import { LANGUAGES, type Language } from './phrases.ts';
import { type Words, wordsOf } from './words.ts';

/** A text in all three languages, under one label. */
export const inThreeLanguages = (label: string, text: Trilingual): readonly Row[] =>
  LANGUAGES.map((language, index) => ({ label: index === 0 ? label : '', text: text[language] }));

/** Rows under one label, which only the first of them shows. */
export const under = (label: string, texts: readonly string[]): readonly Row[] =>
  texts.map((text, index) => ({ label: index === 0 ? label : '', text }));

const person = ({ iin, name }: { readonly iin: string; readonly name: string | null }): string =>
  name === null ? iin : `${name} (${iin})`;

/** What was filed, for whom, where and by whom. */
export function describeFiling(file: CaseFile, language: Language): readonly Row[] {
  const say = wordsOf(language);
  const { registrant, people, applicant, dwelling } = file;
  const named = people.length > 1 ? people : [registrant];
  return [
    { label: say('case'), text: file.caseId },
    { label: say('service'), text: `${say(file.service)} (${file.service})` },
    { label: say('channel'), text: file.channel },
    ...under(say('person'), named.map(person)),
    ...(applicant.capacity === 'self'
      ? []
      : [{ label: say('filed by'), text: `${person(applicant)}, ${applicant.capacity}` }]),
    ...(dwelling.rka === null ? [] : [{ label: say('dwelling'), text: `RKA ${dwelling.rka}` }]),
    ...(dwelling.address === null ? [] : inThreeLanguages('', dwelling.address)),
  ];
}

export function describeConsents(file: CaseFile, now: string, language: Language): readonly Row[] {
  const say = wordsOf(language);
  return [
    ...file.consents.map(describeConsent(say)),
    ...(file.consents.length === 0 ? [{ text: say('Nobody is asked.') }] : []),
    ...(file.deadlineAt === null || file.consents.length === 0
      ? []
      : [{ label: say('until'), text: deadlineInWords(file.deadlineAt, now, language) }]),
    ...describeState(file, language),
  ];
}

const describeConsent =
  (say: Words) =>
  ({ consenter, capacity, status }: Consent): Row => ({
    label: say(status),
    text: `${consenter.name ?? ''} (${consenter.iin ?? consenter.bin ?? ''}), ${capacity}`,
  });

/** Where the case stands, and for whom or what it waits. */
export function describeState(
  { stage, outcome, waitingFor, stuckSince }: CaseFile,
  language: Language,
): readonly Row[] {
  const say = wordsOf(language);
  return [
    { label: say('stage'), text: stage },
    ...(outcome === null ? [] : [{ label: say('outcome'), text: outcome }]),
    ...(waitingFor === null ? [] : [{ label: say('waits for'), text: describeWait(waitingFor, language) }]),
    ...(stuckSince === null ? [] : [{ label: say('stuck'), text: sinceInWords(stuckSince, language) }]),
  ];
}

const describeWait = ({ kind, name, since }: NonNullable<CaseFile['waitingFor']>, language: Language): string =>
  `${name === null ? kind : `${kind}: ${name}`}, ${sinceInWords(since, language)}`;

/** Why the law says no (R29). */
export function describeRefusal({ refusal }: Pick<CaseFile, 'refusal'>, language: Language): readonly Row[] {
  const say = wordsOf(language);
  return refusal === null
    ? []
    : [
        { label: say('ground'), text: refusal.ground },
        { label: say('rule'), text: refusal.rule },
        ...inThreeLanguages(say('text'), refusal.text),
        ...(typeof refusal.reason === 'string' ? [{ label: say('reason'), text: refusal.reason }] : []),
      ];
}

/** What came of it for each of several people (R23). */
export const describePeople = ({ people }: CaseFile): readonly Row[] =>
  people.map(({ iin, name, outcome, refusal }) => ({
    label: outcome ?? '–',
    text: person({ iin, name }) + (refusal === null ? '' : `: ${refusal.ground}, ${refusal.rule}`),
  }));

/** The name of a person or an organisation, where the case tells it; numbers may be masked on either side. */
export function nameOf(number: string, { consents, registrant, applicant, people, objections }: CaseFile): string {
  const known = [registrant, applicant, ...people, ...objections.map(({ objector }) => objector)];
  const consenter = consents.find(({ consenter: { iin, bin } }) => looksLike(iin ?? bin ?? '', number))?.consenter;
  return consenter?.name ?? known.find(({ iin }) => looksLike(iin ?? '', number))?.name ?? number;
}
