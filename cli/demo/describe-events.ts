import type { CaseEvent, CaseFile } from './case-file.ts';
import { clockTime } from './clock.ts';
import { nameOf } from './describe-case.ts';
import type { Row } from './lay-out.ts';
import type { Language } from './phrases.ts';
import { wordsOf } from './words.ts';

/** The audit trail, one event a row: number, time in Almaty, what, and who or why. */
export function describeEvents(events: readonly CaseEvent[], file: CaseFile, language: Language): readonly Row[] {
  const say = wordsOf(language);
  return [
    { label: say('time'), text: say('of Almaty (UTC+5)') },
    ...events.map((event) => ({
      label: String(event.seq),
      text: [`${clockTime(event.at)}  ${event.type}`, ...detailsOf(event, file)].join(' · '),
    })),
  ];
}

/** Members of an event that say in a word what it is about. */
const TELLING = ['ground', 'reason', 'registry', 'how', 'names', 'name'];

function detailsOf({ actor, data }: CaseEvent, file: CaseFile): readonly string[] {
  const consent = file.consents.find(({ consentId }) => consentId === data['consentId']);
  const { iin } = data;
  const about = typeof iin === 'string' ? nameOf(iin, file) : undefined;
  const who = consent?.consenter.name ?? about ?? (actor.kind === 'system' ? actor.id : actor.kind);
  const matters = Array.isArray(data['matters']) ? data['matters'].map((matter) => kindOf(matter)) : undefined;
  const why = [...TELLING.map((name) => data[name]), matters].filter(
    (value) => typeof value === 'string' || Array.isArray(value),
  );
  return [...(who === null ? [] : [who]), ...why.map((value) => String(value).replaceAll(',', ', '))];
}

const kindOf = (matter: unknown): string =>
  typeof matter === 'object' && matter !== null && 'kind' in matter ? String(matter.kind) : String(matter);
