import { dayOf } from '../../domain/calendar.ts';
import type { CaseEvent, CaseFile, Consent, Trilingual } from './case-file.ts';
import { LANGUAGES, type Language } from './phrases.ts';
import type { Row } from './lay-out.ts';

/** A text in all three languages, under one label. */
export const inThreeLanguages = (label: string, text: Trilingual): readonly Row[] =>
  LANGUAGES.map((language, index) => ({ label: index === 0 ? label : '', text: text[language] }));

const person = ({ iin, name }: { readonly iin: string; readonly name: string | null }): string =>
  name === null ? iin : `${name} (${iin})`;

export function describeFiling(file: CaseFile): readonly Row[] {
  const { registrant, applicant, dwelling } = file;
  return [
    { label: 'case', text: file.caseId },
    { label: 'service', text: file.service },
    { label: 'registrant', text: person(registrant) },
    ...(applicant.capacity === 'self'
      ? []
      : [{ label: 'filed by', text: `${person(applicant)}, as ${applicant.capacity}` }]),
    ...(dwelling.rka === null ? [] : [{ label: 'dwelling', text: `RKA ${dwelling.rka}` }]),
    ...(dwelling.address === null ? [] : inThreeLanguages('', dwelling.address)),
  ];
}

const LOCALES: Readonly<Record<Language, string>> = { kk: 'kk-KZ', ru: 'ru-KZ', en: 'en-GB' };
const ALMATY = 'Asia/Almaty';
const DAY_MS = 24 * 60 * 60 * 1000;

/** An instant in words, with the calendar days that are left: `Friday 4 December 2026 at 23:59, in 10 days`. */
function describeDeadline(deadlineAt: string, now: string, language: Language): string {
  const locale = LOCALES[language];
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short', timeZone: ALMATY });
  const daysLeft = Math.round((Date.parse(dayOf(deadlineAt)) - Date.parse(dayOf(now))) / DAY_MS);
  const left = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(daysLeft, 'day');
  return `${when.format(new Date(deadlineAt))}, ${left}`;
}

const describeConsent = ({ consenter, capacity, status }: Consent): Row => ({
  label: status,
  text: `${consenter.name} (${consenter.iin ?? consenter.bin ?? ''}), ${capacity}`,
});

export function describeConsents(file: CaseFile, now: string, language: Language): readonly Row[] {
  return [
    ...file.consents.map(describeConsent),
    ...(file.consents.length === 0 ? [{ text: 'Nobody is asked.' }] : []),
    ...(file.deadlineAt === null || file.consents.length === 0
      ? []
      : [{ label: 'until', text: describeDeadline(file.deadlineAt, now, language) }]),
    ...describeState(file),
  ];
}

/** Where the case stands, and for whom or what it waits. */
export const describeState = ({ stage, outcome, waitingFor, stuckSince }: CaseFile): readonly Row[] => [
  { label: 'stage', text: outcome === null ? stage : `${stage}, ${outcome}` },
  ...(waitingFor === null ? [] : [{ label: 'waits for', text: describeWait(waitingFor) }]),
  ...(stuckSince === null ? [] : [{ label: 'stuck since', text: clockTime(stuckSince) }]),
];

const describeWait = ({ kind, name, since }: NonNullable<CaseFile['waitingFor']>): string =>
  `${name === null ? kind : `${kind}: ${name}`}, since ${clockTime(since)}`;

export const describeRefusal = ({ refusal }: CaseFile): readonly Row[] =>
  refusal === null
    ? []
    : [
        { label: 'ground', text: refusal.ground },
        { label: 'rule', text: refusal.rule },
        ...inThreeLanguages('text', refusal.text),
        ...(refusal.reason === undefined ? [] : [{ label: 'reason', text: refusal.reason }]),
      ];

/** What a caseworker can do with a case in review (R17), as the two calls that do it. */
export const describeReview = ({ caseId }: CaseFile, apiUrl: string): readonly Row[] =>
  ['approve', 'refuse'].map((decision) => ({
    label: decision,
    text: `curl -X POST ${apiUrl}/v1/cases/${caseId}/review -H 'content-type: application/json' -d '{"decision":"${decision}","reason":"…"}'`,
  }));

/** Time of the day in Kazakhstan, to the millisecond. */
export const clockTime = (instant: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: ALMATY, timeStyle: 'medium' }).format(new Date(instant)) +
  instant.slice(19, 23);

/** The audit trail, one event a row: number, time, what, and who or why. */
export const describeEvents = (events: readonly CaseEvent[], file: CaseFile): readonly Row[] =>
  events.map((event) => ({
    label: String(event.seq),
    text: [`${clockTime(event.at)}  ${event.type}`, ...detailsOf(event, file)].join(' · '),
  }));

/** Members of an event that say in a word what it is about. */
const TELLING = ['ground', 'reason', 'registry', 'encumbrances', 'names'];

function detailsOf({ actor, data }: CaseEvent, { consents }: CaseFile): readonly string[] {
  const consent = consents.find(({ consentId }) => consentId === data['consentId']);
  const who = consent?.consenter.name ?? (actor.kind === 'system' ? actor.id : actor.kind);
  const why = TELLING.map((name) => data[name]).filter((value) => typeof value === 'string' || Array.isArray(value));
  return [...(who === null ? [] : [who]), ...why.map((value) => String(value).replaceAll(',', ', '))];
}

/** The name of a title holder, where the case tells it. */
export function nameOfHolder(number: string, { consents, registrant }: CaseFile): string {
  if (number === registrant.iin) return registrant.name ?? number;
  return consents.find(({ consenter: { iin, bin } }) => (iin ?? bin) === number)?.consenter.name ?? number;
}
